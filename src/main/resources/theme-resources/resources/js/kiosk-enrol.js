// Enrols a badge: the user taps it twice, then names it. The server checks that both taps are the same badge.

const QUICKEST = 35; // ms between two keys of a person, at least; readers are quicker

const form = document.querySelector("[data-kiosk-enrol-form]");
const state = document.getElementById("kiosk-state");
const taps = form.querySelector("[data-kiosk-taps]");
const named = form.querySelector("[data-kiosk-named]");
const first = form.elements.login_string;
const again = form.elements["login_string-again"];
const problem = document.getElementById("kiosk-problem");

taps.hidden = true;
named.hidden = true;
say("first");

// Some screen readers do not read an alert that exists when the page opens. All read the focused element.
if (problem.textContent.trim()) {
  problem.focus({ preventScroll: true });
}

document.addEventListener("kiosk-badge", (event) => {
  const { badge, slowest, reader = "" } = event.detail;
  // The user types the name now, and some type fast. But a badge must not end up in the name.
  if (again.value && badge !== again.value && slowest > QUICKEST) {
    return;
  }
  event.preventDefault();
  if (again.value) {
    return;
  }
  if (!first.value) {
    first.value = badge;
    form.elements["login_string-reader"].value = reader;
    say("again");
  } else if (first.value === badge) {
    again.value = badge;
    form.elements["login_string-again-reader"].value = reader;
    say("read");
    named.hidden = false;
    form.elements.label.focus();
  } else {
    first.value = "";
    say("different");
  }
});

form.addEventListener("submit", (event) => {
  // Enter was pressed before the badge was read twice.
  if (event.submitter?.name !== "cancel-aia" && !again.value) {
    event.preventDefault();
  }
});

function say(which) {
  state.textContent = state.dataset[which];
  state.dataset.now = which;
}
