// Sends a form once: Enter may be pressed twice. Shows that the server works. The form hears "kiosk-given-up" when no answer
// came in time.

const PATIENCE = 10_000; // ms after which an unanswered request is given up

const form = document.querySelector("[data-kiosk-once]");
const area = form.closest(".kiosk");
let sent = false;

// On the window, after the page's own script had its say about the form, and kiosk-leave.js.
addEventListener("submit", (event) => {
  if (event.target !== form || event.defaultPrevented || event.submitter?.name === "cancel-aia") {
    return;
  }
  if (sent) {
    event.preventDefault();
  } else {
    sent = true;
    area.dataset.busy = "";
    setTimeout(giveUp, PATIENCE);
  }
});

function giveUp() {
  sent = false;
  delete area.dataset.busy;
  form.dispatchEvent(new CustomEvent("kiosk-given-up"));
}
