// The badge page: a badge that is read is sent. The plain field is for browsers without script.

const PATIENCE = 10_000; // ms after which a request that did not come back is given up

const form = document.querySelector("[data-kiosk-badge-form]");
const state = document.getElementById("kiosk-state");
const problem = document.getElementById("kiosk-problem");
// By the address that this file has, so that both are of one version.
const server = import("./kiosk-server.js" + new URL(import.meta.url).search);
let sent = false;

form.hidden = true;

// An alert that is there when a page opens is not read out by every screen reader; what gets the focus is.
if (problem.textContent.trim()) {
  problem.focus({ preventScroll: true });
}

document.addEventListener("kiosk-badge", (event) => {
  event.preventDefault();
  // The second tap of a hasty person.
  if (!sent) {
    send(event.detail.badge);
  }
});

async function send(badge) {
  sent = true;
  problem.replaceChildren();
  state.textContent = state.dataset.checking;
  const { answers, words } = await server;
  if (await answers()) {
    form.elements.login_string.value = badge;
    form.requestSubmit();
    setTimeout(rest, PATIENCE);
  } else {
    rest();
    complain(words);
  }
}

// The next tap counts, and nothing is left of this one.
function rest() {
  sent = false;
  state.textContent = "";
  form.elements.login_string.value = "";
}

function complain(words) {
  const message = document.createElement("p");
  message.className = "kiosk-message kiosk-message-error";
  message.textContent = words;
  problem.replaceChildren(message);
}
