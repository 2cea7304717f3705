// Shows an admin what a badge reader types, and under which settings of the realm the server would read it. Sends nothing.

const page = document.querySelector("[data-kiosk-reader-test]");
const status = page.querySelector("[role=status]");
const facts = page.querySelector("dl");
const table = page.querySelector("table");

for (const type of ["kiosk-badge", "kiosk-broken"]) {
  document.addEventListener(type, (event) => {
    event.preventDefault();
    show(event.detail, type === "kiosk-broken");
  });
}

function show({ badge, slowest, end }, broken) {
  status.textContent = broken ? page.dataset.broken : "";
  status.hidden = !broken;
  facts.querySelector("[data-typed]").textContent = badge;
  facts.querySelector("[data-pause]").textContent = `${Math.round(slowest)} ms`;
  facts.querySelector("[data-end]").textContent = end;
  facts.hidden = false;
  const rows = broken ? [] : readings(badge);
  table.tBodies[0].replaceChildren(...rows.map(row));
  table.hidden = rows.length === 0;
}

// Each way to read it: the settings, and the login string that the server would look for. ReaderFormat and Uid have the rules.
function readings(text) {
  const [, prefix, number, suffix] = /^(%B|[^0-9A-Za-z]+)?(.*?)([^0-9A-Za-z]+)?$/.exec(text);
  const around = { ...(prefix && { "reader-prefix": prefix }), ...(suffix && { "reader-suffix": suffix }) };
  const hex = hexOf(number);
  const decimal = /^0*([0-9]{1,17})$/.exec(number)?.[1];
  const found = { "as-read": hex ?? number, reversed: hex && reversed(hex) };
  if (decimal) {
    const uid = uidOf(BigInt(decimal));
    found.decimal = uid && maker(uid);
    found["decimal-reversed"] = uid && maker(reversed(uid));
  }
  return Object.entries(found)
    .filter(([, stored]) => stored)
    .map(([name, stored]) => ({ settings: { ...around, "reader-number": name }, stored }));
}

function hexOf(text) {
  const bytes = /^[0-9A-Fa-f]{2}([:\- ]?)[0-9A-Fa-f]{2}(\1[0-9A-Fa-f]{2})+$/;
  return bytes.test(text) ? text.replace(/[:\- ]/g, "").toUpperCase() : null;
}

// Of four bytes if the number fits, else of seven.
function uidOf(number) {
  const digits = number < 2n ** 32n ? 8 : 14;
  const hex = number.toString(16).toUpperCase().padStart(digits, "0");
  return hex.length === digits ? hex : null;
}

// One of seven bytes begins with the byte of its maker, which is never 00.
function maker(uid) {
  return uid.length === 14 && uid.startsWith("00") ? null : uid;
}

function reversed(hex) {
  return hex.match(/../g).reverse().join("");
}

function row({ settings, stored }) {
  const line = document.createElement("tr");
  const head = document.createElement("th");
  const cell = document.createElement("td");
  head.scope = "row";
  head.textContent = Object.entries(settings)
    .map(([key, value]) => `${key} ${value}`)
    .join(", ");
  cell.textContent = stored;
  line.append(head, cell);
  return line;
}
