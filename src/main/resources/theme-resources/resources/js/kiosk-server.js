// Asks if the server answers, before a page is left: a browser's own error page would stay for good.

const PATIENCE = 5_000; // ms

export const words = document.querySelector("[data-kiosk-idle]").dataset.noServer;

// Any answer will do, but that of a proxy without its server.
export async function answers() {
  const patience = new AbortController(); // older browsers have no AbortSignal.timeout
  const timer = setTimeout(() => patience.abort(), PATIENCE);
  const question = { cache: "no-store", signal: patience.signal };
  const answer = await fetch(import.meta.url, question).catch(() => null);
  clearTimeout(timer);
  return answer !== null && answer.status < 500;
}
