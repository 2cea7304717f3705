// The proof: the server's verdict on this browser, and that no forged header changes it.

import { saveFile } from "./files.js";
import { html, Trouble, useLoaded, useState, useWork } from "./parts.js";
import { client, outcome, tries } from "./proof-tries.js";
import { call } from "./rest.js";
import { number, t, time } from "./text.js";
import { Verdict } from "./verdict.js";

const FORMAT = "kiosk-login whitelist proof 1";

/** An answer of the server's, or the status of a refusal on the way to it. */
async function ask(link, headers) {
  const answer = await fetch(`${link}/verdict`, { headers, cache: "no-store", credentials: "omit", redirect: "error" });
  if (answer.status === 404) {
    throw new Error("ended");
  }
  return { status: answer.status, statement: answer.ok ? await answer.json() : null };
}

async function attempt(link, before, headers) {
  // A header that pages may not set is left out by the browser, so an attacker in a browser cannot send it either.
  const allowed = new Request(link, { headers }).headers;
  const held = headers.filter(([name]) => allowed.has(name));
  if (held.length === 0) {
    return { headers, outcome: "not-sent" };
  }
  const { status, statement } = await ask(link, held);
  if (!statement) {
    return { headers, outcome: "stopped", status };
  }
  const { address } = statement;
  return { headers, outcome: outcome(before.address, address), verdict: address.verdict, code: address.code, client: client(address) };
}

/** All tries, one after the other, and once more without any: a verdict that changed meanwhile proves nothing. */
async function prove(link, tell) {
  const { statement } = await ask(link, []);
  const wanted = tries(statement);
  const done = [];
  for (const headers of wanted) {
    done.push(await attempt(link, statement, headers));
    tell(done.length / wanted.length);
  }
  const after = (await ask(link, [])).statement;
  const steady = outcome(statement.address, after.address) === "same" && statement.settings === after.settings;
  const sent = done.filter((one) => ["same", "refused", "changed"].includes(one.outcome)).length;
  const changed = done.filter((one) => one.outcome === "changed").length;
  const result = changed > 0 ? "broken" : steady && sent > 0 ? "proven" : "unproven";
  return { format: FORMAT, result, ...statement, finished: after.time, browser: navigator.userAgent, tries: done };
}

const save = (proof) =>
  saveFile(`kiosk-login-proof-${proof.realm}-${proof.time.replace(/[:.]/g, "-")}.json`, "application/json", JSON.stringify(proof, null, 2));

const Try = ({ one }) => html`<tr class=${one.outcome}>
  <td>${one.headers.map(([name, value]) => html`<div><code>${name}: ${value.length > 80 ? `${value.slice(0, 80)}…` : value}</code></div>`)}</td>
  <td>${t(`try-${one.outcome}`)}</td>
</tr>`;

const KIND = { proven: "good", unproven: "warning", broken: "error" };

const Result = ({ proof }) => html`<p class="note ${KIND[proof.result]}" role="status">
    <strong>${t(`proof-${proof.result}`)}</strong> ${t("proof-counts", { n: number(proof.tries.length), refused: number(proof.tries.filter((one) => one.outcome === "refused").length) })}</p>
  <button type="button" onClick=${() => save(proof)}>${t("save-proof")}</button>
  <details><summary>${t("tries")}</summary>
    <table><thead><tr><th scope="col">${t("forged-header")}</th><th scope="col">${t("what-it-did")}</th></tr></thead>
      <tbody>${proof.tries.map((one) => html`<${Try} one=${one} />`)}</tbody></table>
  </details>`;

/** @param alone whether the page is the link's own: then the tries begin at once */
export function Proof({ link, alone }) {
  const [part, setPart] = useState(0);
  const first = useLoaded(async () => (await ask(link, [])).statement);
  const work = useLoaded(async () => (alone ? prove(link, setPart) : null));
  const ended = [first.error, work.error].some((error) => error?.message === "ended");
  if (ended) {
    return html`<p class="note error" role="alert">${t("proof-ended")}</p>`;
  }
  return html`<${Trouble} error=${first.error ?? work.error} />
    ${first.result && html`<p>${t("proof-of", { realm: first.result.realm, time: time(first.result.time) })}</p>
      <${Verdict} judged=${first.result.address} />`}
    ${!work.result && !work.error && part > 0 && html`<progress value=${part} max="1" aria-label=${t("proof-running")}></progress>`}
    ${!alone && html`<p><button type="button" class="plain" onClick=${() => work.run(() => prove(link, setPart))}>${t("forge-headers")}</button></p>`}
    ${work.result && html`<${Result} proof=${work.result} />`}`;
}

/** For admins: makes a link, shows it, and proves this browser's own address. */
export function ProofSection() {
  const making = useWork();
  const link = making.result;
  return html`<h2>${t("proof")}</h2>
    <p>${t("proof-says")}</p>
    <button type="button" onClick=${() => making.run(() => call("POST", "/kiosk-login/whitelist-proof"))}>${t("make-link")}</button>
    <${Trouble} error=${making.error} />
    ${link && html`<p>${t("link-until", { time: time(link.expires) })}</p>
      <pre><code><a href=${link.url} target="_blank" rel="noopener noreferrer">${link.url}</a></code></pre>
      <h3>${t("proof-here")}</h3>
      <${Proof} key=${link.url} link=${link.url} />`}`;
}
