// How the server judges a call, and the addresses on its way.

import { html, Said } from "./parts.js";
import { serverText } from "./server-text.js";
import { t } from "./text.js";

export function Verdict({ judged }) {
  return html`<div role="status">
    <p class="note ${judged.verdict === "allowed" ? "good" : "error"}">
      <strong>${t(`verdict-${judged.verdict}`)}</strong> ${serverText("refusals", judged.code) ?? html`<${Said}>${judged.reason}<//>`}
    </p>
    <ol class="hops">
      ${judged.hops.map(
        (hop) => html`<li><code>${hop.address}</code> <strong>${t(`hop-${hop.is.replace(" ", "-")}`)}</strong> ${t(`hop-says-${hop.is.replace(" ", "-")}`)}</li>`,
      )}
    </ol>
  </div>`;
}
