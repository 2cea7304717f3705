// Badges and PINs from a file: first as a dry run, then for good, with the report while it runs.

import { saveFile } from "./files.js";
import { parts, typeOf } from "./import-parts.js";
import { Field, html, Said, Trouble, useRef, useState, useWork } from "./parts.js";
import { query, stream } from "./rest.js";
import { serverText } from "./server-text.js";
import { number, t } from "./text.js";

const SHOWN = 20;
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Sends all parts, one after the other. What each row became is told while it runs. */
async function send(file, dry, tell, isStopped) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const { isCsv, type } = typeOf(file.name, bytes);
  const all = parts(bytes, isCsv);
  const rows = all.reduce((sum, part) => sum + part.rows, 0);
  const state = { dryRun: dry, rows, seen: 0, stored: 0, unchanged: 0, refused: [], complete: true, message: null };
  for (const part of all) {
    await stream(`/kiosk-login/import?${query({ "dry-run": dry, zone })}`, part.body, type, (line) => {
      if (line.summary) {
        state.complete &&= line.summary.complete;
        state.message ??= line.summary.message ?? null;
        return;
      }
      state.seen++;
      if (line.status === "refused") {
        state.refused.push({ ...line, line: line.line + part.before });
      } else {
        state[line.status]++;
      }
      tell({ ...state });
    });
    if (!state.complete || isStopped()) {
      state.complete = false;
      break;
    }
  }
  return { ...state };
}

const Refused = ({ rows }) => html`<table>
  <thead><tr><th scope="col">${t("line")}</th><th scope="col">${t("column")}</th><th scope="col">${t("why")}</th></tr></thead>
  <tbody>${rows.slice(0, SHOWN).map((row) => html`<tr><td>${number(row.line)}</td><td>${row.column ?? ""}</td>
    <td>${serverText("rows", row.code) ?? html`<${Said}>${row.message}<//>`}</td></tr>`)}</tbody>
</table>
${rows.length > SHOWN && html`<p class="help">${t("more-rows", { n: number(rows.length - SHOWN) })}</p>`}`;

const Counts = ({ state }) => t(state.dryRun ? "import-dry-counts" : "import-counts", {
  stored: number(state.stored),
  unchanged: number(state.unchanged),
  refused: number(state.refused.length),
});

function Report({ state, name }) {
  const save = () => {
    const { refused, ...summary } = state;
    const lines = [...refused, { summary: { ...summary, refused: refused.length } }].map((line) => JSON.stringify(line));
    saveFile(`${name}.report.jsonl`, "application/x-ndjson", `${lines.join("\n")}\n`);
  };
  return html`<div role="status"><p class="note ${state.complete && state.refused.length === 0 ? "good" : "warning"}">
      <${Counts} state=${state} /> ${!state.complete && t("import-incomplete")} ${state.message && html`<${Said}>${state.message}<//>`}</p></div>
    ${state.refused.length > 0 && html`<${Refused} rows=${state.refused} />`}
    <button type="button" class="plain" onClick=${save}>${t("save-report")}</button>`;
}

export function Import({ onBack }) {
  const [file, setFile] = useState(null);
  const [running, setRunning] = useState(null);
  const [over, setOver] = useState(false);
  const work = useWork();
  const stopped = useRef(false);
  const run = (chosen, dry) => {
    stopped.current = false;
    setRunning(null);
    return work.run(() => send(chosen, dry, setRunning, () => stopped.current));
  };
  const choose = (chosen) => {
    if (chosen && !work.busy) {
      setFile(chosen);
      run(chosen, true);
    }
  };
  const drop = (event) => {
    event.preventDefault();
    setOver(false);
    choose(event.dataTransfer.files[0]);
  };
  const drag = (event) => {
    event.preventDefault();
    setOver(true);
  };
  const done = work.result;
  return html`<button type="button" class="plain" onClick=${onBack}>← ${t("back")}</button>
    <h2>${t("import")}</h2>
    <p>${t("import-says")}</p>
    <pre><code>user;badge;label;valid-until${"\n"}olga;04C0FFEE000001;${t("blue-card")};2099-12-31</code></pre>
    <div class="drop ${over ? "over" : ""}" onDragOver=${drag} onDragLeave=${() => setOver(false)} onDrop=${drop}>
      <${Field} label=${t("import-file")} help=${t("import-drop")}>
        ${(field) => html`<input ...${field} type="file" accept=".csv,.txt,.jsonl,.ndjson" disabled=${work.busy} onChange=${(event) => choose(event.target.files[0])} />`}
      <//>
    </div>
    ${file && html`<p>${file.name}</p>`}
    ${work.busy && html`<progress value=${running ? running.seen / running.rows : 0} max="1" aria-label=${t("import-running")}></progress>
      ${running && html`<p><${Counts} state=${running} /></p>`}
      <button type="button" class="plain" onClick=${() => (stopped.current = true)}>${t("stop")}</button>`}
    <${Trouble} error=${work.error} />
    ${done && html`<${Report} state=${done} name=${file.name} />`}
    ${done?.dryRun && done.stored > 0 && html`<div class="buttons">
      <button type="button" onClick=${() => run(file, false)}>${t("import-now", { n: number(done.stored) })}</button></div>`}`;
}
