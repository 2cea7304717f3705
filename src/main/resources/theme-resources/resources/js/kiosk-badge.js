// The badge page sends each badge that it reads. The plain field is for browsers without script.

const form = document.querySelector("[data-kiosk-badge-form]");
const state = document.getElementById("kiosk-state");
const problem = document.getElementById("kiosk-problem");
// With this file's version, so that both files match.
const server = import("./kiosk-server.js" + new URL(import.meta.url).search);
let sent = false;

form.hidden = true;

// Some screen readers do not read an alert that exists when the page opens. All read the focused element.
if (problem.textContent.trim()) {
  problem.focus({ preventScroll: true });
}

document.addEventListener("kiosk-badge", (event) => {
  event.preventDefault();
  // Ignores a hasty second tap.
  if (!sent) {
    send(event.detail);
  }
});

form.addEventListener("kiosk-given-up", rest);

async function send({ badge, reader = "" }) {
  sent = true;
  problem.replaceChildren();
  state.textContent = state.dataset.checking;
  const { answers, words } = await server;
  if (await answers()) {
    form.elements.login_string.value = badge;
    form.elements["login_string-reader"].value = reader;
    form.requestSubmit();
  } else {
    rest();
    complain(words);
  }
}

// Forgets this tap, so that the next one counts.
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
