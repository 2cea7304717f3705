// Hears a badge reader that types like a keyboard, with the focus anywhere. Tells the page by the event "kiosk-badge" with
// the detail {badge, slowest}: the login string, and its longest pause in ms. A burst of keys is a badge; slow typing is a
// person.
//
// If no text field has the focus, printable keys stop here: else they would press buttons or choose a language. Only digits
// go on to the PIN, on a page with a PIN. In a text field all keys arrive; if the page takes the badge, this script removes
// it from the field. The event "kiosk-burst" tells the page that a burst may begin, so that the page can undo more.

const GAP = 100; // ms between two keys of a reader, at most; people are slower
const SHORTEST = 4;
const MODIFIERS = ["Shift", "Control", "Alt", "AltGraph", "Meta", "CapsLock", "NumLock", "Fn"];

const hasPin = document.querySelector("[data-kiosk-pin]") !== null;
let keys = "";
let last = performance.now();
let slowest = 0;
// True for the rest of a burst that began on the page before this one, or that follows an Enter: it is no badge.
let rest = true;
let field = null;
let before = "";
const swallowed = new Set();

document.addEventListener("keydown", hear, true);
document.addEventListener("keyup", (event) => swallowed.delete(event.code) && swallow(event), true);

function hear(event) {
  if (MODIFIERS.includes(event.key) || event.isComposing || isShortcut(event)) {
    return;
  }
  const gap = event.timeStamp - last;
  const fast = gap <= GAP;
  last = event.timeStamp;
  if (fast) {
    slowest = Math.max(slowest, gap);
  } else {
    begin(event.target);
  }
  if (rest) {
    swallow(event);
  } else if (event.key === "Enter" || event.key === "Tab") {
    end(event, fast);
  } else if (event.key.length === 1) {
    collect(event, fast);
  }
}

// On some systems AltGr is Control and Alt at once.
function isShortcut(event) {
  return event.metaKey || event.ctrlKey !== event.altKey;
}

function begin(target) {
  keys = "";
  slowest = 0;
  rest = false;
  field = target.matches?.("input:not([type=hidden]), textarea") ? target : null;
  before = field?.value ?? "";
  document.dispatchEvent(new CustomEvent("kiosk-burst"));
}

function collect(event, fast) {
  if (!event.repeat) {
    keys += event.key;
  }
  const presses = event.key === " " && !fast;
  const isForPin = hasPin && /^[0-9]$/.test(event.key);
  if (!field && !isForPin && !presses) {
    swallow(event);
  }
}

function end(event, fast) {
  const badge = fast && keys.trim().length >= SHORTEST ? keys.trim() : null;
  const detail = { badge, slowest };
  keys = "";
  if (badge && !document.dispatchEvent(new CustomEvent("kiosk-badge", { detail, cancelable: true }))) {
    rest = true;
    if (field) {
      field.value = before;
    }
    swallow(event);
  }
}

function swallow(event) {
  event.preventDefault();
  event.stopImmediatePropagation();
  if (event.type === "keydown") {
    swallowed.add(event.code);
  }
}
