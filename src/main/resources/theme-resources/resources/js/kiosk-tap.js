// A badge that is tapped on a page that does not wait for one. Where a login lives, it begins again with this badge: so
// another person's badge goes on with nobody's login. Where none lives, the badge is forgotten, and the start says "once more".

const QUICKEST = 35; // ms between two keys of a person, at least; readers are quicker
const TYPED_FOR = 1_000; // ms

const box = document.querySelector("[data-kiosk-idle]");
const status = box.querySelector("[role=status]");
const server = import("./kiosk-server.js" + new URL(import.meta.url).search).catch(() => ({ answers: () => true }));
let sent = false;
let tabbed = -TYPED_FOR;

document.addEventListener("kiosk-badge", (event) => {
  if (isBadge(event)) {
    event.preventDefault();
    if (!sent) {
      begin(event.detail);
    }
  }
});

document.addEventListener("kiosk-broken", (event) => {
  if (isBadge(event)) {
    event.preventDefault();
    say(box.dataset.broken);
  }
});

// A program that fills in forms types as quickly as a reader, but a name and Tab first.
function isBadge({ defaultPrevented, detail: { slowest, end }, timeStamp }) {
  const isInField = document.activeElement?.matches("input, textarea");
  if (end === "Tab" && isInField) {
    tabbed = timeStamp;
  }
  return defaultPrevented || !isInField || (slowest <= QUICKEST && timeStamp - tabbed >= TYPED_FOR);
}

async function begin({ badge, reader = "" }) {
  sent = true;
  say(box.dataset.checking);
  const { answers, words } = await server;
  if (!(await answers())) {
    sent = false;
    say(words);
    return;
  }
  const action = "live" in box.dataset ? await actionOfBadgeForm().catch(() => null) : null;
  if (action) {
    send(action, { login_string: badge, "login_string-reader": reader });
  } else {
    openStart();
  }
}

// Where the login would go on with a badge, if it began again; null where it takes none.
async function actionOfBadgeForm() {
  let page = await load(box.dataset.start);
  for (let step = 0; step < 3; step++) {
    const form = page.dom.querySelector("[data-kiosk-badge-form]");
    if (form) {
      return page.action(form);
    }
    const way = page.dom.querySelector("[data-way=badge]");
    const others = page.dom.querySelector("#kc-select-try-another-way-form");
    if (way) {
      page = await load(page.action(way.form), { [way.name]: way.value });
    } else if (others) {
      page = await load(page.action(others), { tryAnotherWay: "on" });
    } else {
      return null;
    }
  }
  return null;
}

async function load(address, fields) {
  const answer = await fetch(address, fields && posted(fields));
  const dom = new DOMParser().parseFromString(await answer.text(), "text/html");
  return { dom, action: (form) => own(new URL(form.getAttribute("action"), answer.url)) };
}

function posted(fields) {
  const body = Object.entries(fields).map((field) => field.map(encodeURIComponent).join("="));
  return { method: "POST", body: body.join("&"), headers: { "Content-Type": "application/x-www-form-urlencoded" } };
}

function own(address) {
  if (address.origin !== location.origin) {
    throw new Error("a badge goes to the server that asked for it, and nowhere else");
  }
  return address.href;
}

function send(action, fields) {
  const form = document.createElement("form");
  form.method = "post";
  form.action = action;
  for (const [name, value] of Object.entries(fields)) {
    const input = document.createElement("input");
    input.type = "hidden";
    input.name = name;
    input.value = value;
    form.append(input);
  }
  document.body.append(form);
  form.submit();
  form.remove();
}

function openStart() {
  if (!box.dataset.start) {
    sent = false;
    say(box.dataset.noStart);
    return;
  }
  try {
    sessionStorage.setItem("kiosk-once-more", "true");
  } catch {
    // A browser may forbid every memory; then the start says nothing of it.
  }
  location.replace(box.dataset.start);
}

function say(words) {
  status.textContent = words;
}
