// Asks if the server answers, before a page is left: a browser's own error page would stay for good.

const PATIENCE = 5_000; // ms

export const words = document.querySelector("[data-kiosk-idle]").dataset.noServer;

export async function answers() {
  const question = { method: "HEAD", cache: "no-store", signal: AbortSignal.timeout(PATIENCE) };
  const answer = await fetch(import.meta.url, question).catch(() => null);
  return answer?.ok === true;
}
