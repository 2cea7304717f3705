// The page of a link to the proof. Nobody signs in here; the link is the right.

import { html, render, useEffect, useState } from "./parts.js";
import { language, LANGUAGES, speak, t } from "./text.js";
import { Proof } from "./view-proof.js";

function Page() {
  const [, again] = useState(0);
  useEffect(() => {
    document.title = t("proof");
  });
  const onSpeak = (event) => {
    speak(event.target.value);
    again((turns) => turns + 1);
  };
  return html`<header>
      <p class="brand"><img src="../admin/icon.svg" alt="" width="28" height="28" /> ${t("title")}</p>
      <div class="who"><select aria-label=${t("language")} value=${language} onChange=${onSpeak}>
        ${Object.entries(LANGUAGES).map(([tag, label]) => html`<option value=${tag} lang=${tag}>${label}</option>`)}
      </select></div>
    </header>
    <main>
      <h1>${t("proof")}</h1>
      <${Proof} link=${location.href} alone />
    </main>`;
}

render(html`<${Page} />`, document.getElementById("page"));
