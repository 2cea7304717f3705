// The settings of the realm: one component of Keycloak's admin API. Only what was changed is sent.

import { List } from "./addresses.js";
import { Done, Field, Heading, html, Reason, Said, Tick, Trouble, useLoaded, useState, useWork } from "./parts.js";
import { call, get } from "./rest.js";
import { settingText } from "./server-text.js";
import { ADDRESSES, EXAMPLES, GROUPS, UNITS, WARNINGS } from "./settings-groups.js";
import { t } from "./text.js";

const TAB = "org.keycloak.services.ui.extend.UiTabProvider";
const ID = "kiosk-login";

async function load() {
  const component = (await get(`/components?type=${TAB}`)).find((one) => one.providerId === ID);
  if (!component) {
    return { component: null };
  }
  const types = await get(`/components/${component.id}/sub-component-types?type=${TAB}`);
  return { component, properties: types.find((type) => type.id === ID).properties };
}

export function Settings() {
  const loaded = useLoaded(load);
  const found = loaded.result;
  return html`<${Heading}>${t("view-settings")}<//>
    <${Trouble} error=${loaded.error} />
    ${found && !found.component && html`<p class="note">${t("no-settings")}</p>`}
    ${found?.component && html`<${Form} key=${found.component.id} ...${found} />`}`;
}

/** Which setting a refusal is about: its message begins with the key. */
const refused = (error) => /^([a-z-]+): ([^]*)/.exec(error?.message ?? "") ?? [];

function Form({ component, properties }) {
  const [stored, setStored] = useState(component.config);
  const [changed, setChanged] = useState({});
  const work = useWork();
  const [, wrong, reason] = refused(work.error);
  const isShown = GROUPS.some((group) => group.keys.includes(wrong));
  const warnings = stored[WARNINGS]?.[0];

  async function save(event) {
    event.preventDefault();
    await work.run(async () => {
      const config = Object.fromEntries(
        Object.entries(changed).map(([key, values]) => [key, values.map((value) => value.trim()).filter((value) => value)]),
      );
      const { id, name, providerId, providerType, parentId } = component;
      await call("PUT", `/components/${id}`, { id, name, providerId, providerType, parentId, config });
      setStored((await get(`/components/${id}`)).config);
      setChanged({});
      return true;
    });
  }

  const one = (key) => {
    const property = properties.find((known) => known.name === key);
    return property && html`<${Setting} key=${key} property=${property} values=${changed[key] ?? stored[key] ?? []}
      error=${wrong === key && html`<${Reason} setting=${key}>${reason}<//>`} onChange=${(values) => setChanged({ ...changed, [key]: values })} />`;
  };
  return html`<form onSubmit=${save}>
    ${warnings && html`<div class="note warning" role="status"><strong>${t("warnings")}</strong><p class="lines"><${Said}>${warnings}<//></p><p>${t("warnings-more")}</p></div>`}
    ${GROUPS.map((group) =>
      group.folded
        ? html`<details class="group danger" open=${group.keys.includes(wrong)}><summary>${t(`group-${group.id}`)}</summary><p>${t("dangerous")}</p>${group.keys.map(one)}</details>`
        : html`<section class="group"><h2>${t(`group-${group.id}`)}</h2>${group.keys.map(one)}</section>`,
    )}
    <div class="bar">
      ${!isShown && html`<${Trouble} error=${work.error} />`}
      ${isShown && html`<p class="wrong">${t("not-saved")}</p>`}
      <${Done}>${work.result && Object.keys(changed).length === 0 && t(warnings ? "saved-warned" : "saved")}<//>
      <button disabled=${Object.keys(changed).length === 0 || work.busy}>${t("save")}</button>
    </div>
  </form>`;
}

function Setting({ property, values, error, onChange }) {
  const key = property.name;
  const known = settingText(key);
  const label = known?.label ?? property.label;
  const help = known?.help ?? property.helpText;
  const value = values[0] ?? property.defaultValue ?? "";
  const change = (event) => onChange([event.target.value]);
  if (property.type === "MultivaluedString") {
    const isAddress = ADDRESSES.includes(key);
    return html`<${List} label=${label} help=${help} values=${values} onChange=${onChange} error=${error} addresses=${isAddress} own=${key === "ip-whitelist"} />`;
  }
  if (property.type === "boolean") {
    return html`<${Tick} label=${label} help=${help} checked=${String(value) === "true"} onChange=${(on) => onChange([String(on)])} />`;
  }
  if (property.type === "List") {
    return html`<${Field} label=${label} help=${help} error=${error}>
      ${(field) => html`<select ...${field} value=${value} onChange=${change}>${property.options.map((option) => html`<option>${option}</option>`)}</select>`}
    <//>`;
  }
  const isNumber = property.type === "Integer";
  const unit = UNITS[key] ? t(`unit-${UNITS[key]}`) : "";
  const named = unit && !label.toLowerCase().includes(unit.toLowerCase()) ? `${label} (${unit})` : label;
  return html`<${Field} label=${named} help=${help} error=${error}>
    ${(field) => html`<input ...${field} class=${isNumber ? "short" : ""} type=${property.secret ? "password" : "text"} autocomplete="off"
      inputmode=${isNumber ? "numeric" : undefined} spellcheck="false" value=${value} placeholder=${EXAMPLES[key]} onInput=${change} />`}
  <//>`;
}
