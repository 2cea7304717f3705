// Enrolling a badge: it is tapped twice, then gets a name. Whether the two are one badge, the server decides.

const PATIENCE = 10_000; // ms after which a request that did not come back is given up
const QUICKEST = 35; // ms between two keys of a person, at least; readers are quicker

const form = document.querySelector("[data-kiosk-enrol-form]");
const state = document.getElementById("kiosk-state");
const taps = form.querySelector("[data-kiosk-taps]");
const named = form.querySelector("[data-kiosk-named]");
const first = form.elements.login_string;
const again = form.elements["login_string-again"];
const problem = document.getElementById("kiosk-problem");
let sent = false;

taps.hidden = true;
named.hidden = true;
say("first");

// An alert that is there when a page opens is not read out by every screen reader; what gets the focus is.
if (problem.textContent.trim()) {
  problem.focus({ preventScroll: true });
}

document.addEventListener("kiosk-badge", (event) => {
  const { badge, slowest } = event.detail;
  // The name is typed next, and some people are quick. A badge must not stand in it.
  if (again.value && badge !== again.value && slowest > QUICKEST) {
    return;
  }
  event.preventDefault();
  if (again.value) {
    return;
  }
  if (!first.value) {
    first.value = badge;
    say("again");
  } else if (first.value === badge) {
    again.value = badge;
    say("read");
    named.hidden = false;
    form.elements.label.focus();
  } else {
    first.value = "";
    say("different");
  }
});

form.addEventListener("submit", (event) => {
  if (event.submitter?.name === "cancel-aia") {
    return;
  }
  // Enter in the name of a badge that was not read yet, or twice.
  if (sent || !again.value) {
    event.preventDefault();
  } else {
    sent = true;
    setTimeout(() => (sent = false), PATIENCE);
  }
});

function say(which) {
  state.textContent = state.dataset[which];
  state.dataset.now = which;
}
