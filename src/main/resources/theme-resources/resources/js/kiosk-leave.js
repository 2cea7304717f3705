// Leaves a page only if the server answers: a browser's own error page would stay for good. Holds for every form and link; the
// badge page asks by itself.

const status = document.querySelector("[data-kiosk-idle] [role=status]");
const server = import("./kiosk-server.js" + new URL(import.meta.url).search).catch(() => ({ answers: () => true }));
let asked = false;

document.addEventListener("submit", (event) => {
  const { target: form, submitter } = event;
  if (!asked && !form.matches("[data-kiosk-badge-form]")) {
    leave(event, () => form.requestSubmit(submitter));
  }
}, true);

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[href]");
  const isPlain = event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
  if (!asked && isPlain && link?.origin === location.origin && !link.target && !link.getAttribute("href").startsWith("#")) {
    leave(event, () => link.click());
  }
}, true);

async function leave(event, go) {
  event.preventDefault();
  event.stopImmediatePropagation();
  const { answers, words } = await server;
  if (await answers()) {
    asked = true;
    go();
    asked = false;
  } else {
    status.textContent = words;
  }
}
