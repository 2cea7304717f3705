// What is wrong, the worst first; and how a call from an address would be judged.

import { Field, Heading, html, Said, Trouble, useLoaded, useState, useWork } from "./parts.js";
import { get, query } from "./rest.js";
import { serverText } from "./server-text.js";
import { t } from "./text.js";
import { Verdict } from "./verdict.js";
import { ProofSection } from "./view-proof.js";

const Tag = ({ finding }) => html`<strong class="tag">${t(`severity-${finding.severity}`)}</strong>`;

/** In the reader's language where it has a text for the code; the server's own sentence names the things, in English. */
function Sentences({ finding, text }) {
  if (text) {
    return html`<p><${Tag} finding=${finding} /> ${text[0]}</p>
      <dl><dt>${t("remedy")}</dt><dd>${text[1]}</dd></dl>
      <p class="help">${t("server-says")} <${Said}>${finding.problem}. ${finding.hits}. ${finding.remedy}.<//></p>`;
  }
  return html`<p><${Tag} finding=${finding} /> <${Said}>${finding.problem}.<//></p>
    <dl>
      <dt>${t("hits")}</dt><dd lang="en">${finding.hits}</dd>
      <dt>${t("remedy")}</dt><dd lang="en">${finding.remedy}</dd>
    </dl>`;
}

export function Findings({ check }) {
  return html`
    ${check.notLookedAt.includes("users") && html`<p class="note">${t("not-looked-at-users")}</p>`}
    ${check.findings.length === 0
      ? html`<p class="note good">${t("all-well")}</p>`
      : html`<ul class="findings">
          ${check.findings.map(
            (finding) => html`<li class=${finding.severity}>
              <${Sentences} finding=${finding} text=${serverText("findings", finding.code)} />
              <p class="help"><code>${finding.code}</code></p>
            </li>`,
          )}
        </ul>`}`;
}

export function Check() {
  const loaded = useLoaded(() => get("/kiosk-login/check"));
  const judging = useWork();
  const [address, setAddress] = useState("");
  const judge = (text) => judging.run(async () => (await get(`/kiosk-login/check?${query({ address: text })}`)).address);
  const send = (event) => {
    event.preventDefault();
    judge(address);
  };
  return html`<${Heading}>${t("view-check")}<//>
    <${Trouble} error=${loaded.error} />
    ${loaded.result && html`<${Findings} check=${loaded.result} />`}
    <button type="button" class="plain" onClick=${loaded.reload}>${t("check-again")}</button>
    <h2>${t("judge")}</h2>
    <form onSubmit=${send}>
      <${Field} label=${t("address")} help=${t("address-help")}>
        ${(field) => html`<input ...${field} value=${address} spellcheck="false" onInput=${(event) => setAddress(event.target.value)} />`}
      <//>
      <div class="buttons">
        <button>${t("judge-it")}</button>
        <button type="button" class="plain" onClick=${() => judge("this")}>${t("judge-this")}</button>
      </div>
    </form>
    <${Trouble} error=${judging.error} />
    ${judging.result && html`<${Verdict} judged=${judging.result} />`}
    <${ProofSection} />`;
}
