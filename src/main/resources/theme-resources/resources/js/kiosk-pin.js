// PIN fields, their dots and their number pad. The pad types into the last focused field; a keyboard works too.

const PAUSE = 300; // ms after the last key in which a PIN of full length is sent; a reader's keys come faster
const QUICKEST = 35; // ms between two keys of a person, at least; readers are quicker

const form = document.querySelector("[data-kiosk-pin-form]");
const pad = form.querySelector("[data-kiosk-pad]");
const count = form.querySelector("[data-kiosk-count]");
const pins = [...form.querySelectorAll("[data-kiosk-pin]")];
const fields = [...form.querySelectorAll("input.kiosk-input")];
const username = form.elements.username;
// The user name, where the realm says that it is a number: the pad types it too.
const number = form.querySelector("[data-kiosk-number]");
const length = Number(form.dataset.kioskLength);
let current = number?.value === "" ? number : pins[0];
let before = [];
let sending = 0;

// Shows dots in a text field: browsers offer to save the value of a password field.
if (!CSS.supports("-webkit-text-security", "disc")) {
  pins.forEach((pin) => (pin.type = "password"));
}

pad.hidden = false;

for (const field of number ? [number, ...pins] : pins) {
  // The system's own keyboard would cover the pad.
  field.inputMode = "none";
  field.addEventListener("focus", () => (current = field));
}

for (const pin of pins) {
  pin.addEventListener("input", (event) => event.isComposing || tidy(pin));
  pin.addEventListener("compositionend", () => tidy(pin));
  draw(pin);
}

// On the window, since kiosk-reader.js stops many keys at the document: a reader may be in the middle of a badge.
addEventListener("keydown", () => sending && sendSoon(), true);

// Digits go to the PIN, even if a key of the pad, or nothing, has the focus.
document.addEventListener("keydown", (event) => {
  if (/^[0-9]$/.test(event.key) && !event.ctrlKey && !event.altKey && !event.metaKey && !isTyping()) {
    const pin = pins.includes(current) ? current : pins[0];
    put(pin, pin.value + event.key);
  }
});

// A second tap of the badge is not a PIN, and must not count as a wrong one. The reader script removes the badge from
// the focused field. Its digits also went to the PIN without focus, so this removes them there.
document.addEventListener("kiosk-burst", () => (before = pins.map((pin) => pin.value)));
for (const type of ["kiosk-badge", "kiosk-broken"]) {
  document.addEventListener(type, (event) => {
    if (event.detail.slowest <= QUICKEST || (type === "kiosk-badge" && isBadge(event.detail))) {
      event.preventDefault();
      pins.forEach((pin, index) => put(pin, before[index]));
    }
  });
}

// Keeps the focus, and the screen keyboard, where they are when a finger touches the pad.
pad.addEventListener("pointerdown", (event) => event.preventDefault());

pad.addEventListener("click", (event) => {
  const key = event.target.closest("button")?.dataset.key;
  if (key === "clear") {
    put(current, "");
  } else if (key === "backspace") {
    put(current, current.value.slice(0, -1));
  } else if (key) {
    put(current, current.value + key);
  }
});

// OK first goes to the next field that is empty, or too short for a PIN: on a touch screen no other key can.
form.addEventListener("submit", (event) => {
  const empty = fields.find((field) => field.value.length < (field.dataset.kioskLeast || 1));
  if (event.submitter?.name === "cancel-aia") {
    return;
  }
  if (empty) {
    event.preventDefault();
    empty.focus();
  }
});

// A person types a familiar name fast too, but not as fast as a reader.
function isBadge({ badge }) {
  const isPin = /^[0-9]{1,12}$/.test(badge);
  return !(isPin || document.activeElement === username);
}

function isTyping() {
  return document.activeElement?.matches("input, select, textarea");
}

// Keyboards of many languages write digits of their own. A Japanese composition must be left alone until it is done.
function tidy(pin) {
  const digits = Array.from(pin.value.normalize("NFKC"), inAscii).join("").replace(/[^0-9]/g, "");
  if (digits !== pin.value) {
    put(pin, digits);
  } else {
    show(pin);
  }
}

// The ten digits of a script stand side by side.
function inAscii(sign) {
  let zero = sign.codePointAt(0);
  if (!isDigit(zero)) {
    return sign;
  }
  while (isDigit(zero - 1)) {
    zero -= 1;
  }
  return String((sign.codePointAt(0) - zero) % 10);
}

function isDigit(codePoint) {
  return /^\p{Nd}$/u.test(String.fromCodePoint(codePoint));
}

function put(field, value) {
  field.value = field.maxLength > 0 ? value.slice(0, field.maxLength) : value;
  if (pins.includes(field)) {
    show(field);
  }
}

function show(pin) {
  count.textContent = count.dataset.kioskCount.replace("#", pin.value.length);
  draw(pin);
  sendSoon();
}

// A dot for each digit, and a ring for each that is still to come.
function draw(pin) {
  const box = pin.parentElement;
  const rings = Math.max(pin.value.length, box.dataset.kioskDots);
  const dots = box.querySelector(".kiosk-dots") ?? box.appendChild(document.createElement("span"));
  dots.className = "kiosk-dots";
  box.classList.add("kiosk-drawn"); // and no :has(), which older browsers lack
  dots.replaceChildren(
    ...Array.from({ length: rings }, (_, index) => {
      const dot = document.createElement("i");
      dot.className = index < pin.value.length ? "kiosk-dot kiosk-dot-full" : "kiosk-dot";
      return dot;
    }),
  );
}

// In a realm whose PINs have one length the last digit sends, after a moment in which no key comes.
function sendSoon() {
  clearTimeout(sending);
  sending = isWhole() ? setTimeout(send, PAUSE) : 0;
}

function send() {
  sending = 0;
  if (isWhole()) {
    form.requestSubmit();
  }
}

function isWhole() {
  return pins[0].value.length === length && username?.value !== "";
}
