// One person: their badges and PIN.

import { Done, Field, html, Tick, Trouble, useLoaded, useState, useWork } from "./parts.js";
import { call, get } from "./rest.js";
import { day, t, time } from "./text.js";

export const fullName = (person) => [person.firstName, person.lastName].filter(Boolean).join(" ");

/** The last moment of today where the page is read. */
function endOfToday() {
  const midnight = new Date();
  midnight.setHours(24, 0, 0, 0);
  return midnight.toISOString();
}

export function Person({ id, card, onGiven, onBack }) {
  const loaded = useLoaded(() => get(`/kiosk-login/users/${id}`));
  const work = useWork();
  const [temporary, setTemporary] = useState(false);
  const [said, setSaid] = useState("");
  const person = loaded.result;
  const change = (done, ...request) =>
    work.run(async () => {
      setSaid("");
      await call(...request);
      await loaded.reload();
      setSaid(done);
      return true;
    });
  const wish = () => ({ read: card, ...(temporary ? { validUntil: endOfToday() } : {}) });
  const hand = async (done, path) => {
    if (await change(done, "POST", `/kiosk-login/users/${id}/badges${path}`, wish())) {
      onGiven();
    }
  };
  const at = (badge) => `/kiosk-login/users/${id}/badges/${badge.id}`;
  return html`<button type="button" class="plain" onClick=${onBack}>← ${t("back")}</button>
    <${Trouble} error=${loaded.error ?? work.error} />
    <${Done}>${said}<//>
    ${person && html`<h2>${fullName(person) || person.username} <span class="help">${person.username}</span></h2>
      ${card && html`<div class="note"><${Tick} label=${t("only-today")} checked=${temporary} onChange=${setTemporary} />
        <button type="button" onClick=${() => hand(t("badge-given"), "")}>${t("give-badge", { name: fullName(person) || person.username })}</button></div>`}
      <h3>${t("badges")}</h3>
      ${person.badges.length === 0 && html`<p>${t("no-badges")}</p>`}
      <ul class="badges">${person.badges.map((badge) => html`<li key=${badge.id}><${Badge} badge=${badge} card=${card}
        onName=${(label) => change(t("saved"), "PUT", at(badge), { label })}
        onReplace=${() => hand(t("badge-replaced"), `/${badge.id}/replace`)}
        onLost=${() => change(t("badge-lost-done"), "DELETE", `${at(badge)}?reason=lost`)} /></li>`)}</ul>
      <h3>PIN</h3>
      <${Pin} person=${person} change=${change} />`}`;
}

function Badge({ badge, card, onName, onReplace, onLost }) {
  const [asks, setAsks] = useState(null);
  const [label, setLabel] = useState(badge.label ?? "");
  const name = badge.label ?? t("badge");
  const cancel = html`<button type="button" class="plain" onClick=${() => setAsks(null)}>${t("cancel")}</button>`;
  const save = async (event) => {
    event.preventDefault();
    if (await onName(label)) {
      setAsks(null);
    }
  };
  return html`<p><strong>${name}</strong>
      ${badge.validUntil && html` <span class="tag">${t("until", { time: time(badge.validUntil) })}</span>`} <span class="help">${badge.lastUsed ? t("last-used", { day: day(badge.lastUsed) }) : t("never-used")}</span></p>
    ${asks === "lost" && html`<div class="buttons"><button type="button" class="danger" onClick=${onLost}>${t("lost-sure")}</button>${cancel}</div>`}
    ${asks === "name" && html`<form class="row" onSubmit=${save}>
      <${Field} label=${t("badge-label")}>${(field) => html`<input ...${field} maxlength="255" value=${label} onInput=${(event) => setLabel(event.target.value)} />`}<//>
      <button disabled=${label.trim() === ""}>${t("save")}</button>${cancel}</form>`}
    ${!asks && html`<div class="buttons">
      ${card && html`<button type="button" aria-label=${t("replace-badge", { name })} onClick=${onReplace}>${t("replace")}</button>`}
      <button type="button" class="plain" aria-label=${t("rename-badge", { name })} onClick=${() => setAsks("name")}>${t("rename")}</button>
      <button type="button" class="plain" onClick=${() => setAsks("lost")}>${t("lost")}</button></div>`}`;
}

function Pin({ person, change }) {
  const [pin, setPin] = useState("");
  const [sure, setSure] = useState(false);
  const at = `/kiosk-login/users/${person.id}`;
  const save = async (event) => {
    event.preventDefault();
    if (await change(t("pin-given"), "PUT", `${at}/pin`, { pin })) {
      setPin("");
    }
  };
  const remove = async () => {
    await change(t("pin-removed"), "DELETE", `${at}/pin`);
    setSure(false);
  };
  return html`<p>${t(person.pin.set ? "pin-set" : "pin-none")}${person.pin.required && html`. ${t("pin-required")}`}</p>
    ${person.pin.refusedUntil && html`<p class="note error">${t("locked-until", { time: time(person.pin.refusedUntil) })}
      <button type="button" onClick=${() => change(t("unlocked"), "POST", `${at}/unlock`)}>${t("unlock")}</button></p>`}
    <form onSubmit=${save} class="row">
      <${Field} label=${t("new-pin")}>
        ${(field) => html`<input ...${field} class="short" type="password" inputmode="numeric" autocomplete="new-password" value=${pin} onInput=${(event) => setPin(event.target.value)} />`}
      <//>
      <button disabled=${pin === ""}>${t("give-pin")}</button>
    </form>
    <div class="buttons"><button type="button" class="plain" onClick=${() => change(t("saved"), "PUT", `${at}/pin`, { required: !person.pin.required })}>
      ${t(person.pin.required ? "pin-not-required" : "pin-require")}</button>
      ${person.pin.set && !sure && html`<button type="button" class="plain" onClick=${() => setSure(true)}>${t("remove-pin")}</button>`}
      ${sure && html`<button type="button" class="danger" onClick=${remove}>${t("remove-pin-sure")}</button>
        <button type="button" class="plain" onClick=${() => setSure(false)}>${t("cancel")}</button>`}</div>`;
}
