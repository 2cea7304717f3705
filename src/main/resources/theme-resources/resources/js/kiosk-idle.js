// What happens when nobody is there: a page that tells something of a person goes back to the start, after a warning; one
// that waits for a person renews itself, since Keycloak forgets a login that was begun too long ago. And nothing that was
// typed outlives the page.

const WARNING = 20_000; // ms; WCAG 2.2.1 asks for as much
const OFTEN = 1_000;
const RETRY = 15_000;
const LONGEST = 600_000; // ms between two renewals

const box = document.querySelector("[data-kiosk-idle]");
const text = box.querySelector("[role=status]");
const stay = box.querySelector("button");
const seconds = Number(box.dataset.seconds);
const renewAfter = Math.min(LONGEST, (Number(box.dataset.loginTimeout) * 1000) / 2);
const inputs = [...document.querySelectorAll("main input:not([type=hidden]), main textarea")];
let touched = Date.now();
let tried = Date.now();

// Times are compared, not counted: a machine that slept has missed its timers.
setInterval(tick, OFTEN);

for (const type of ["keydown", "pointerdown", "input", "wheel", "touchstart"]) {
  document.addEventListener(type, here, { capture: true, passive: true });
}

// Back must not show what the browser kept of a page, but what Keycloak says of it now.
addEventListener("pageshow", (event) => event.persisted && location.replace(location.href));
addEventListener("pagehide", clear);

function here() {
  touched = Date.now();
  if (!stay.hidden) {
    stay.hidden = true;
    text.textContent = "";
  }
}

function tick() {
  const alone = Date.now() - touched;
  if (isPersonal()) {
    if (seconds > 0) {
      leave(alone, seconds * 1000);
    }
  } else if (Date.now() - tried >= renewAfter && alone > OFTEN) {
    renew();
  }
}

function isPersonal() {
  return box.dataset.personal === "true" || inputs.some((input) => input.value);
}

function leave(alone, limit) {
  if (alone >= limit) {
    clear();
    const cancel = document.querySelector("[name=cancel-aia]");
    // Whoever began the action in an app is signed in: the start of this login would lead here again.
    if (cancel) {
      cancel.click();
    } else {
      location.replace(box.dataset.start);
    }
    touched = Date.now();
  } else if (alone >= limit - Math.min(WARNING, limit / 2) && stay.hidden) {
    text.textContent = text.dataset.text;
    stay.hidden = false;
  }
}

// Asks first whether anybody answers: a browser's own error page would stay for good.
async function renew() {
  tried = Date.now() - renewAfter + RETRY;
  const answer = await fetch(import.meta.url, { method: "HEAD", cache: "no-store" }).catch(() => null);
  if (answer?.ok && !isPersonal()) {
    location.replace(box.dataset.renew);
  }
}

function clear() {
  inputs.forEach((input) => (input.value = ""));
}
