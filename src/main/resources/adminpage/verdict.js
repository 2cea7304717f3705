// How the server judges a call, and the addresses on its way.

import { html, Said } from "./parts.js";
import { t } from "./text.js";

export function Verdict({ judged }) {
  return html`<div role="status">
    <p class="note ${judged.verdict === "allowed" ? "good" : "error"}">
      <strong>${t(`verdict-${judged.verdict}`)}</strong> <${Said}>${judged.reason}<//>
    </p>
    <ol class="hops">
      ${judged.hops.map(
        (hop) => html`<li><code>${hop.address}</code> <strong>${t(`hop-${hop.is.replace(" ", "-")}`)}</strong> <${Said}>${hop.says}<//></li>`,
      )}
    </ol>
  </div>`;
}
