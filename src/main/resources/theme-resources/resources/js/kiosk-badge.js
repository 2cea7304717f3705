// The badge page sends each badge that it reads. The plain field is for browsers without script; with script nobody sees it,
// and it catches the text of handhelds that type without keys.

const form = document.querySelector("[data-kiosk-badge-form]");
const state = document.getElementById("kiosk-state");
const problem = document.getElementById("kiosk-problem");
// With this file's version, so that both files match.
const server = import("./kiosk-server.js" + new URL(import.meta.url).search);
let sent = false;

const catcher = form.elements.login_string;
form.classList.add("kiosk-unseen");
form.querySelector("[type=submit]").hidden = true;
catcher.dataset.kioskCatcher = "";
catcher.inputMode = "none"; // no keyboard opens on the screen
catcher.tabIndex = -1;

// Some screen readers do not read an alert that exists when the page opens. All read the focused element.
(problem.textContent.trim() ? problem : catcher).focus({ preventScroll: true });
document.addEventListener("pointerup", () => {
  if (document.activeElement === document.body || document.activeElement === problem) {
    catcher.focus({ preventScroll: true });
  }
});
// Enter in the catcher.
form.addEventListener("submit", (event) => sent || event.preventDefault());

// A badge was tapped on a page where no login lived; see kiosk-tap.js.
try {
  if (sessionStorage.getItem("kiosk-once-more") && !problem.textContent.trim()) {
    state.textContent = state.dataset.onceMore;
  }
  sessionStorage.removeItem("kiosk-once-more");
} catch {
  // This browser forbids every memory.
}

document.addEventListener("kiosk-badge", (event) => {
  event.preventDefault();
  // Ignores a hasty second tap.
  if (!sent) {
    send(event.detail);
  }
});

document.addEventListener("kiosk-broken", (event) => {
  event.preventDefault();
  if (!sent) {
    complain(state.dataset.broken);
  }
});

form.addEventListener("kiosk-given-up", rest);

async function send({ badge, reader = "" }) {
  sent = true;
  problem.textContent = "";
  state.textContent = state.dataset.checking;
  // What cannot be asked is no reason to leave a tap unheard.
  const { answers, words } = await server.catch(() => ({ answers: () => true }));
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
  problem.textContent = "";
  problem.append(message);
}
