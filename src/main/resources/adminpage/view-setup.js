// Kiosk logins into the realm, and out of it.

import { List } from "./addresses.js";
import { Field, Heading, html, Reason, Said, Tick, Trouble, useLoaded, useState, useWork } from "./parts.js";
import { call, get, query } from "./rest.js";
import { serverText } from "./server-text.js";
import { fill, t } from "./text.js";

/** Keycloak's own clients and ours: nobody taps a badge there. */
const NO_APPS = ["account", "account-console", "admin-cli", "broker", "realm-management", "security-admin-console", "kiosk-login-admin", "kiosk-api"];
const AT_ONCE = 20;

export function Apps({ chosen, onChange }) {
  const [search, setSearch] = useState("");
  const load = (text) => get(`/clients?${query({ clientId: text, search: true, first: 0, max: AT_ONCE + NO_APPS.length })}`);
  const loaded = useLoaded(() => load(""));
  const apps = (loaded.result ?? [])
    .filter((client) => !NO_APPS.includes(client.clientId) && !client.bearerOnly && client.standardFlowEnabled)
    .slice(0, AT_ONCE);
  const find = (event) => {
    setSearch(event.target.value);
    loaded.run(() => load(event.target.value));
  };
  const turn = (id, on) => onChange(on ? [...chosen, id] : chosen.filter((one) => one !== id));
  return html`<fieldset>
    <legend>${t("apps")}</legend>
    <p class="help">${t("apps-help")}</p>
    ${(search || apps.length >= AT_ONCE) && html`<${Field} label=${t("search")}>
      ${(field) => html`<input ...${field} type="search" value=${search} onInput=${find} />`}
    <//>`}
    <${Trouble} error=${loaded.error} />
    ${loaded.result && apps.length === 0 && html`<p>${t("no-apps")}</p>`}
    ${apps.map(
      (client) => html`<${Tick} key=${client.clientId} label=${client.clientId} checked=${chosen.includes(client.clientId)}
        onChange=${(on) => turn(client.clientId, on)} />`,
    )}
  </fieldset>`;
}

const nameOf = ({ kind, name }) => serverText("names", `${kind}: ${name}`) ?? name;

function Todo({ thing }) {
  const text = serverText("todos", thing.code);
  const where = (thing.boundTo ?? []).map((use) => `${serverText("things", use.kind) ?? use.kind} ${nameOf(use)}`).join(", ");
  return text ? fill(text, { name: thing.name, where }) : html`<${Said}>${thing.todo}<//>`;
}

const Things = ({ title, things }) =>
  things?.length > 0 &&
  html`<h2>${title}</h2>
    <ul>
      ${things.map((thing) => html`<li>${serverText("things", thing.kind) ?? html`<${Said}>${thing.kind}<//>`} <strong>${nameOf(thing)}</strong>
        ${thing.todo && html`: <${Todo} thing=${thing} />`}</li>`)}
    </ul>`;

export const Report = ({ report }) => html`<section class="report" aria-label=${t("report")}>
  <p class="note ${report.dryRun ? "" : "good"}" role="status">${t(report.dryRun ? "dry-done" : "done")}</p>
  <${Things} title=${t("left")} things=${report.left} />
  <${Things} title=${t(report.dryRun ? "would-make" : "made")} things=${report.made} />
  <${Things} title=${t(report.dryRun ? "would-remove" : "removed")} things=${report.removed} />
  <${Things} title=${t("present")} things=${report.present} />
</section>`;

export const setUp = (dry, whitelist, apps) =>
  call("POST", `/kiosk-login/set-up?dry-run=${dry}`, { whitelist: whitelist.filter((one) => one.trim()), apps, adminPage: true });

export function SetUp() {
  const [whitelist, setWhitelist] = useState([]);
  const [apps, setApps] = useState([]);
  const work = useWork();
  const wrong = work.error?.field;
  return html`<${Heading}>${t("view-set-up")}<//>
    <p>${t("set-up-says")}</p>
    <${List} label=${t("whitelist")} help=${t("whitelist-help")} values=${whitelist} onChange=${setWhitelist} addresses own
      error=${wrong === "whitelist" && html`<${Reason} setting="ip-whitelist">${work.error.message}<//>`} />
    <${Apps} chosen=${apps} onChange=${setApps} />
    ${wrong !== "whitelist" && html`<${Trouble} error=${work.error} />`}
    <div class="buttons">
      <button type="button" onClick=${() => work.run(() => setUp(false, whitelist, apps))}>${t("set-up-now")}</button>
      <button type="button" class="plain" onClick=${() => work.run(() => setUp(true, whitelist, apps))}>${t("dry-run")}</button>
    </div>
    ${work.result && html`<${Report} report=${work.result} />`}
    <${TearDown} />`;
}

function TearDown() {
  const work = useWork();
  const [sure, setSure] = useState(false);
  const remove = (values) => work.run(() => call("DELETE", `/kiosk-login/set-up?${query(values)}`));
  const asks = work.error?.status === 409;
  return html`<details class="danger">
    <summary>${t("tear-down")}</summary>
    <p>${t("tear-down-says")}</p>
    <button type="button" class="plain" onClick=${() => remove({ "dry-run": true, credentials: "keep" })}>${t("dry-run")}</button>
    <${Tick} label=${t("tear-down-sure")} checked=${sure} onChange=${setSure} />
    <${Trouble} error=${work.error} />
    <div class="buttons">
      <button type="button" class="danger" disabled=${!sure} onClick=${() => remove({})}>${t("tear-down-now")}</button>
      ${asks && html`<button type="button" onClick=${() => remove({ credentials: "keep" })}>${t("keep-credentials")}</button>
        <button type="button" class="danger" onClick=${() => remove({ credentials: "delete" })}>${t("delete-credentials")}</button>`}
    </div>
    ${work.result && html`<${Report} report=${work.result} />`}
  </details>`;
}
