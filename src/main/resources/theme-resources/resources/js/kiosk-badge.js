// The badge page: a badge that is read is sent. The plain field is for browsers without script.

const PATIENCE = 10_000; // ms after which a request that did not come back is given up

const form = document.querySelector("[data-kiosk-badge-form]");
const state = document.getElementById("kiosk-state");
const problem = document.getElementById("kiosk-problem");
let sent = false;

form.hidden = true;

// An alert that is there when a page opens is not read out by every screen reader; what gets the focus is.
if (problem.textContent.trim()) {
  problem.focus({ preventScroll: true });
}

document.addEventListener("kiosk-badge", (event) => {
  event.preventDefault();
  // The second tap of a hasty person.
  if (sent) {
    return;
  }
  sent = true;
  setTimeout(() => (sent = false), PATIENCE);
  problem.replaceChildren();
  state.textContent = state.dataset.checking;
  form.elements.login_string.value = event.detail;
  form.requestSubmit();
});
