// Handles an abandoned page. A page with personal data goes back to the start, after a warning. A page that waits for a
// person renews itself, since Keycloak forgets an old login. Typed text is cleared when the page is left.

const WARNING = 20_000; // ms; WCAG 2.2.1 asks for as much
const OFTEN = 1_000;
const RETRY = 15_000;
const LONGEST = 600_000; // ms between two renewals

const box = document.querySelector("[data-kiosk-idle]");
const text = box.querySelector("[role=status]");
const stay = box.querySelector("button");
const seconds = Number(box.dataset.seconds);
const renewAfter = Math.min(LONGEST, (Number(box.dataset.loginTimeout) * 1000) / 2);
const typed = ["text", "password", "email", "tel", "url", "search", "number"];
// With this file's version, so that both files match.
const server = import("./kiosk-server.js" + new URL(import.meta.url).search).catch(() => ({ answers: () => true }));
let touched = Date.now();
let tried = Date.now();
let leaving = false;

// Compares times instead of counting: a machine that slept has missed its timers.
setInterval(tick, OFTEN);

// On the window, since kiosk-reader.js stops many keys at the document.
for (const type of ["keydown", "pointerdown", "input", "wheel", "touchstart", "kiosk-badge"]) {
  addEventListener(type, here, { capture: true, passive: true });
}

// After Back, load the page again from Keycloak instead of the browser's copy.
addEventListener("pageshow", (event) => event.persisted && location.replace(location.href));
addEventListener("pagehide", clear);

function here() {
  touched = Date.now();
  stay.hidden = true;
  if (text.textContent) {
    text.textContent = "";
  }
}

function tick() {
  const alone = Date.now() - touched;
  if (isPersonal()) {
    if (seconds > 0 && box.dataset.start && !leaving) {
      watch(alone, seconds * 1000);
    }
  } else if (box.dataset.renew && Date.now() - tried >= renewAfter && alone > OFTEN) {
    renew();
  }
}

function isPersonal() {
  return box.dataset.personal === "true" || inputs().some((input) => input.value);
}

function inputs() {
  return [...document.querySelectorAll("input, textarea")].filter(
    (input) => input.matches("textarea") || typed.includes(input.type),
  );
}

function watch(alone, limit) {
  if (alone >= limit) {
    leave();
  } else if (alone >= limit - Math.min(WARNING, limit / 2) && stay.hidden) {
    text.textContent = text.dataset.text;
    stay.hidden = false;
  }
}

async function leave() {
  const since = touched;
  leaving = true;
  clear();
  const { answers, words } = await server;
  if (!(await answers())) {
    stay.hidden = true;
    text.textContent = words;
    setTimeout(() => (leaving = false), RETRY);
    return;
  }
  leaving = false;
  if (touched !== since) {
    return;
  }
  here();
  const cancel = document.querySelector("[name=cancel-aia]");
  // A user who began the action in an app is signed in: a new start of this login would lead here again.
  if (cancel) {
    cancel.click();
  } else {
    location.replace(box.dataset.start);
  }
}

async function renew() {
  tried = Date.now() - renewAfter + RETRY;
  const { answers } = await server;
  const isThere = await answers();
  if (Date.now() - touched <= OFTEN) {
    // A badge may be half read: its last keys must not go to another page.
    tried = Date.now() - renewAfter;
  } else if (isThere && !isPersonal()) {
    location.replace(box.dataset.renew);
  }
}

function clear() {
  inputs().forEach((input) => (input.value = ""));
}
