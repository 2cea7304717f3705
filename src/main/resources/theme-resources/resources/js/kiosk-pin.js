// PIN fields and their number pad. The pad types into the field that had the focus last; a keyboard works as well.

const form = document.querySelector("[data-kiosk-pin-form]");
const pad = form.querySelector("[data-kiosk-pad]");
const count = form.querySelector("[data-kiosk-count]");
const pins = [...form.querySelectorAll("[data-kiosk-pin]")];
const fields = [...form.querySelectorAll("input.kiosk-input")];
let current = pins[0];
let sent = false;

// Dots in a text field: browsers offer to keep what is typed into a password field.
if (!CSS.supports("-webkit-text-security", "disc")) {
  pins.forEach((pin) => (pin.type = "password"));
}

pad.hidden = false;

for (const pin of pins) {
  pin.addEventListener("focus", () => (current = pin));
  pin.addEventListener("beforeinput", (event) => {
    if (event.data && /\D/.test(event.data)) {
      event.preventDefault();
      // Japanese keyboards write wide digits.
      put(pin, pin.value + event.data.normalize("NFKC").replace(/\D/g, ""));
    }
  });
}

// Digits go to the PIN although a key of the pad, or nothing, has the focus.
document.addEventListener("keydown", (event) => {
  if (/^[0-9]$/.test(event.key) && !event.ctrlKey && !event.altKey && !event.metaKey && !isTyping()) {
    put(current, current.value + event.key);
  }
});

// A badge that somebody holds to the reader again is not a PIN, and must not count as a wrong one.
document.addEventListener("kiosk-badge", (event) => {
  if (pins.includes(document.activeElement) && !/^[0-9]{1,12}$/.test(event.detail)) {
    event.preventDefault();
  }
});

// So that a finger on the pad leaves the focus, and the keyboard of the screen, where they are.
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

// OK goes to the next empty field before it sends: on a touch screen it is the only key that can.
form.addEventListener("submit", (event) => {
  const empty = fields.find((field) => !field.value);
  if (event.submitter?.name === "cancel-aia") {
    return;
  }
  if (sent || empty) {
    event.preventDefault();
    empty?.focus();
  }
  sent ||= !empty;
});

function isTyping() {
  return document.activeElement?.matches("input, select, textarea");
}

function put(pin, value) {
  pin.value = value.slice(0, pin.maxLength);
  count.textContent = count.dataset.kioskCount.replace("#", pin.value.length);
}
