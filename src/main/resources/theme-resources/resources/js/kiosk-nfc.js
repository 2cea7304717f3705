// Makes a phone or tablet the reader (Web NFC: Chrome on Android, over HTTPS). Reports badges as kiosk-reader.js does, and
// itself as their reader: the server does not take the realm's reader format for what a phone reads.

const area = document.querySelector("[data-kiosk-nfc]");

if (area && "NDEFReader" in globalThis) {
  offer(area);
}

async function offer(area) {
  const button = area.querySelector("button");
  button.addEventListener("click", () => scan(area, button));
  area.hidden = false;
  // A user who has given permission once needs no button: the page is new after each wrong badge.
  const permission = await navigator.permissions?.query({ name: "nfc" }).catch(() => null);
  if (permission?.state === "granted") {
    scan(area, button);
  }
}

async function scan(area, button) {
  const reader = new NDEFReader();
  reader.addEventListener("reading", (event) => {
    const badge = area.dataset.kioskNfc === "text" ? text(event.message) : event.serialNumber;
    if (badge) {
      const detail = { badge, slowest: 0, reader: "web-nfc" };
      document.dispatchEvent(new CustomEvent("kiosk-badge", { detail, cancelable: true }));
    } else {
      say(area, area.dataset.unreadable);
    }
  });
  reader.addEventListener("readingerror", () => say(area, area.dataset.unreadable));
  button.disabled = true;
  try {
    await reader.scan();
    button.hidden = true;
    say(area, area.dataset.waiting);
  } catch (refusal) {
    button.disabled = false;
    say(area, refusal.name === "NotAllowedError" ? area.dataset.denied : area.dataset.off);
  }
}

function text(message) {
  const record = [...message.records].find((candidate) => candidate.recordType === "text");
  return record && new TextDecoder(record.encoding || "utf-8").decode(record.data).trim();
}

function say(area, words) {
  area.querySelector("[role=status]").textContent = words;
}
