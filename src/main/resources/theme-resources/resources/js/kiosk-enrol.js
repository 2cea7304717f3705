// Enrolling a badge: it is tapped twice, then gets a name. Whether the two are one badge, the server decides.

const form = document.querySelector("[data-kiosk-enrol-form]");
const state = document.getElementById("kiosk-state");
const taps = form.querySelector("[data-kiosk-taps]");
const named = form.querySelector("[data-kiosk-named]");
const first = form.elements.login_string;
const again = form.elements["login_string-again"];

taps.hidden = true;
named.hidden = true;
say("first");

document.addEventListener("kiosk-badge", (event) => {
  event.preventDefault();
  if (again.value) {
    return;
  }
  if (!first.value) {
    first.value = event.detail;
    say("again");
  } else if (first.value === event.detail) {
    again.value = event.detail;
    say("read");
    named.hidden = false;
    form.elements.label.focus();
  } else {
    first.value = "";
    say("different");
  }
});

// Enter in the name of a badge that was not read yet.
form.addEventListener("submit", (event) => {
  if (event.submitter?.name !== "cancel-aia" && !again.value) {
    event.preventDefault();
  }
});

function say(which) {
  state.textContent = state.dataset[which];
  state.dataset.now = which;
}
