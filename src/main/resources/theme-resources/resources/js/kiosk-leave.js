// Leaves a page only if the server answers: a browser's own error page would stay for good. Holds for every form and link; the
// badge page asks by itself.

const status = document.querySelector("[data-kiosk-idle] [role=status]");
const server = import("./kiosk-server.js" + new URL(import.meta.url).search).catch(() => ({ answers: () => true }));
let asked = false;

// On the window: the page's own scripts have had their say about the form, and kiosk-once.js comes after this one.
addEventListener("submit", (event) => {
  const { target: form, submitter, defaultPrevented } = event;
  if (!asked && !defaultPrevented && !form.matches("[data-kiosk-badge-form]")) {
    leave(event, () => form.requestSubmit(submitter), () => enable(submitter));
  }
});

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[href]");
  const isPlain = event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
  if (!asked && isPlain && link?.origin === location.origin && !link.target && !link.getAttribute("href").startsWith("#")) {
    leave(event, () => link.click(), () => {});
  }
}, true);

// After Back, a browser restores what was chosen on some other page.
addEventListener("pageshow", () => {
  for (const option of document.querySelectorAll("#login-select-toggle option")) {
    option.selected = option.defaultSelected;
  }
});

async function leave(event, go, stay) {
  event.preventDefault();
  event.stopImmediatePropagation();
  const { answers, words } = await server;
  const isThere = await answers();
  stay();
  if (isThere) {
    asked = true;
    go();
    asked = false;
  } else {
    status.textContent = words;
  }
}

// Keycloak's own pages switch a pressed button off.
function enable(button) {
  if (button) {
    button.disabled = false;
  }
}
