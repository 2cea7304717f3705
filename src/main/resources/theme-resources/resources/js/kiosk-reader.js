// Hears a badge reader that types like a keyboard, with the focus anywhere. Tells the page by the event "kiosk-badge" with
// the detail {badge, slowest, end}: the login string, its longest pause in ms, and the key behind it. A burst of keys is a
// badge; slow typing is a person. "kiosk-broken" says that a burst has ended in which something is missing: it is never sent.
//
// If no text field has the focus, printable keys stop here: else they would press buttons or choose a language. Only digits
// go on to the PIN, on a page with a PIN. In a text field all keys arrive; if the page takes the badge, this script removes
// it from the field. The event "kiosk-burst" tells the page that a burst may begin, so that the page can undo more.

const GAP = 100; // ms between two keys of a reader, at most; people are slower
const BREAK = 500; // ms after which the next key belongs to another burst
const SHORTEST = 4;
const QUICKEST = 35; // ms between two keys of a person, at least; readers are quicker
const MODIFIERS = ["Shift", "Control", "Alt", "AltGraph", "Meta", "CapsLock", "NumLock", "Fn"];
const NO_KEYS = ["Unidentified", "Process"]; // the system itself will put a text into a field
const TEXT_FIELD = "textarea, input:not([type=hidden], [type=checkbox], [type=radio], [type=submit], [type=button])";

const hasPin = document.querySelector("[data-kiosk-pin]") !== null;
const pressed = new Map(); // when each key that is down was pressed, by its code
const swallowed = new Set();
let keys = "";
let last = performance.now();
let slowest = 0;
let fast = 0; // how many pauses were a reader's
let broken = false;
let veiled; // the timer of a veil
let altCode = ""; // the character that a reader in ALT mode is typing
// True for the rest of a burst that began on the page before this one, or that follows an Enter: it is no badge.
let rest = true;
let ended = false; // by an Enter after which nobody has taken anything
let target = null;
let field = null;
let before = "";
let committed = false; // whether the burst came as text, without keys
let typed = false; // whether the text that the field gets next is that of a key heard already

document.addEventListener("keydown", hear, true);
document.addEventListener("keyup", release, true);
document.addEventListener("input", (event) => event.isComposing || commit(event), true);
document.addEventListener("compositionend", commit, true);

function hear(event) {
  typed = false;
  if (MODIFIERS.includes(event.key) || NO_KEYS.includes(event.key) || event.isComposing) {
    return;
  }
  const gap = event.timeStamp - last;
  const key = keyOf(event, gap <= GAP);
  if (!key) {
    return;
  }
  follow(event, gap);
  if (rest) {
    swallow(event);
  } else if (key === "Enter" || key === "Tab") {
    end(event, gap, key);
  } else if (key.length === 1) {
    collect(event, key);
    typed = !event.defaultPrevented;
  } else if (key !== event.key) {
    swallow(event);
  }
}

// What a reader means by a key; null for a shortcut of a person.
function keyOf(event, isFast) {
  const digit = /^Numpad([0-9])$/.exec(event.code)?.[1];
  if (event.metaKey) {
    return null;
  }
  // On some systems AltGr is Control and Alt at once.
  if (event.ctrlKey && !event.altKey) {
    // Line feed and carriage return, as control characters. No reader's key may open the browser's own windows.
    return !isFast ? null : /^[jm]$/i.test(event.key) ? "Enter" : "Control";
  }
  if (event.altKey && !event.ctrlKey && digit) {
    altCode += digit;
    return "Alt";
  }
  // Without NumLock the number pad moves the page.
  return digit ?? event.key;
}

function follow(event, gap) {
  const isElsewhere = !rest && (event.target !== target || (committed && isTyped(event)));
  last = event.timeStamp;
  if (gap <= GAP && !isElsewhere) {
    slowest = Math.max(slowest, gap);
    fast += 1;
  } else if (rest || ended || gap > BREAK || isElsewhere || fast === 0) {
    begin(event.target);
  } else {
    broken = true;
  }
}

// A reader types, or the system puts its text into a field; none does both in one burst.
function isTyped(event) {
  return event.type === "keydown" && event.key !== "Enter" && event.key !== "Tab";
}

function begin(where) {
  unveil();
  keys = "";
  slowest = 0;
  fast = 0;
  broken = false;
  altCode = altCode.slice(-1);
  rest = false;
  ended = false;
  committed = false;
  target = where;
  field = target.matches?.(TEXT_FIELD) && !isCatcher(target) ? target : null;
  before = field?.value ?? "";
  document.dispatchEvent(new CustomEvent("kiosk-burst"));
}

function collect(event, key) {
  if (!event.repeat) {
    pressed.set(event.code, event.timeStamp);
    keys += key;
  } else if (event.timeStamp - pressed.get(event.code) <= GAP) {
    keys += key; // A system may take a reader's second key of two for the first that is held down.
  } else {
    broken = true;
  }
  if (field && fast >= 2 && slowest <= QUICKEST) {
    veil();
  }
  const presses = keys === " ";
  const isForPin = hasPin && /^[0-9]$/.test(key) && key === event.key && !event.altKey;
  if (!field && !isForPin && !presses) {
    swallow(event);
  }
}

// A page may have a field that nobody sees, for texts that come without keys.
function isCatcher(element) {
  return element.matches?.("[data-kiosk-catcher]");
}

function release(event) {
  if (event.key === "Alt" && altCode) {
    letGoOfAlt(event, Number(altCode));
    swallow(event);
  } else if (swallowed.delete(event.code)) {
    swallow(event);
  }
}

// A reader in ALT mode ends each character so.
function letGoOfAlt(event, code) {
  const gap = event.timeStamp - last;
  altCode = "";
  last = event.timeStamp;
  if (rest || code === 10) {
    return;
  }
  if (code === 13 || code === 9) {
    end(event, gap, code === 13 ? "Enter" : "Tab");
  } else if (code >= 32 && code < 127) {
    keys += String.fromCharCode(code);
  } else {
    broken = true;
  }
}

// Some handhelds have no keys: the system puts the whole text into the field that has the focus.
function commit(event) {
  const text = event.data ?? "";
  if (typed || !text || (event.type === "input" && !event.inputType?.startsWith("insert"))) {
    return;
  }
  const whole = event.target.value;
  follow(event, event.timeStamp - last);
  if (isCatcher(event.target)) {
    event.target.value = "";
  } else if (keys === "" && field && whole.endsWith(text)) {
    before = whole.slice(0, -text.length);
  }
  keys += rest ? "" : text;
  committed = true;
}

function end(event, gap, key) {
  const badge = keys.trim();
  const detail = { badge, slowest, end: key };
  const isBadge = gap <= GAP && !broken && badge.length >= SHORTEST;
  const isBroken = broken && fast >= SHORTEST - 1 && badge.length >= SHORTEST;
  keys = "";
  unveil();
  if (
    (isBadge && !document.dispatchEvent(new CustomEvent("kiosk-badge", { detail, cancelable: true }))) ||
    (isBroken && !document.dispatchEvent(new CustomEvent("kiosk-broken", { detail, cancelable: true })))
  ) {
    rest = true;
    restore();
    swallow(event);
  } else {
    ended = true;
    fast = 0;
    broken = false;
  }
}

function restore() {
  if (field) {
    field.value = before;
  }
}

// Nobody must read a badge in the field in which it arrives.
function veil() {
  field.classList.add("kiosk-veiled");
  clearTimeout(veiled);
  veiled = setTimeout(giveUp, BREAK);
}

function unveil() {
  clearTimeout(veiled);
  field?.classList.remove("kiosk-veiled");
}

// A reader that sends no Enter; or a person who was quick for three keys.
function giveUp() {
  if (keys.length >= SHORTEST && slowest <= QUICKEST && !broken) {
    restore();
  }
  unveil();
}

function swallow(event) {
  event.preventDefault();
  event.stopImmediatePropagation();
  if (event.type === "keydown") {
    swallowed.add(event.code);
  }
}
