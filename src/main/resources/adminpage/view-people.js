// People, their PINs and badges. A card on a reader shows its owner, or waits to be given.

import { useCard } from "./cards.js";
import { Done, Field, Heading, html, Tick, Trouble, useLoaded, useState, useWork } from "./parts.js";
import { call, get, query, Refusal } from "./rest.js";
import { day, t, time } from "./text.js";

const PAGE = 20;

export const fullName = (person) => [person.firstName, person.lastName].filter(Boolean).join(" ");

/** The next page is asked for with one more than it has, so that nothing counts all people. */
const find = (search, refused, first) =>
  get(`/kiosk-login/users?${query(refused ? { refused, first, max: PAGE + 1 } : { search, first, max: PAGE + 1 })}`);

/** Whose card it is; null when it is nobody's whom the caller may see. */
export async function owner(card) {
  try {
    return await call("POST", "/kiosk-login/badges/owner", { read: card });
  } catch (refusal) {
    if (refusal instanceof Refusal && refusal.status === 404) {
      return null;
    }
    throw refusal;
  }
}

/** The last moment of today where the page is read. */
function endOfToday() {
  const midnight = new Date();
  midnight.setHours(24, 0, 0, 0);
  return midnight.toISOString();
}

export function People() {
  const [search, setSearch] = useState("");
  const [refused, setRefused] = useState(false);
  const [first, setFirst] = useState(0);
  const [chosen, setChosen] = useState(null);
  const [card, setCard] = useState(null);
  const people = useLoaded(() => find("", false, 0));
  const tapping = useWork();

  const look = (text, locked, from) => {
    setSearch(text);
    setRefused(locked);
    setFirst(from);
    people.run(() => find(text, locked, from));
  };
  useCard((read) =>
    tapping.run(async () => {
      const found = await owner(read);
      setCard(found ? null : read);
      if (found) {
        setChosen(found.user.id);
      }
      return { found };
    }),
  );
  const shown = (people.result ?? []).slice(0, PAGE);
  const waits = card !== null;
  return html`<${Heading}>${t("view-people")}<//>
    <div role="status">
      ${waits ? html`<p class="note">${t(chosen ? "card-free-chosen" : "card-free")} <button type="button" class="plain" onClick=${() => setCard(null)}>${t("forget-card")}</button></p>`
        : html`<p class="help">${t("tap-anywhere")}</p>`}
    </div>
    <${Trouble} error=${tapping.error} />
    ${chosen
      ? html`<${Person} key=${chosen} id=${chosen} card=${card} onGiven=${() => setCard(null)} onBack=${() => { setChosen(null); people.run(() => find(search, refused, first)); }} />`
      : html`<${Field} label=${t("search-people")}>
            ${(field) => html`<input ...${field} type="search" value=${search} onInput=${(event) => event.target.value !== search && look(event.target.value, false, 0)} />`}
          <//>
          <${Tick} label=${t("only-locked")} checked=${refused} onChange=${(on) => look("", on, 0)} />
          <${Trouble} error=${people.error} />
          ${people.result && shown.length === 0 && html`<p>${t(refused ? "nobody-locked" : "nobody-found")}</p>`}
          <ul class="people">
            ${shown.map((person) => html`<li key=${person.id}><button type="button" onClick=${() => setChosen(person.id)}>
              <strong>${fullName(person) || person.username}</strong> <span>${person.username}</span>
              <span>${t(person.badges.length === 1 ? "one-badge" : "n-badges", { n: person.badges.length })} · ${t(person.pin.set ? "pin-set" : "pin-none")}</span>
              ${person.pin.refusedUntil && html`<span class="tag bad">${t("locked-until", { time: time(person.pin.refusedUntil) })}</span>`}
            </button></li>`)}
          </ul>
          <div class="buttons">
            ${first > 0 && html`<button type="button" class="plain" onClick=${() => look(search, refused, first - PAGE)}>${t("before")}</button>`}
            ${(people.result ?? []).length > PAGE && html`<button type="button" class="plain" onClick=${() => look(search, refused, first + PAGE)}>${t("next-page")}</button>`}
          </div>`}`;
}

function Person({ id, card, onGiven, onBack }) {
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
  const give = async () => {
    if (await change(t("badge-given"), "POST", `/kiosk-login/users/${id}/badges`, { read: card, ...(temporary ? { validUntil: endOfToday() } : {}) })) {
      onGiven();
    }
  };
  return html`<button type="button" class="plain" onClick=${onBack}>← ${t("back")}</button>
    <${Trouble} error=${loaded.error ?? work.error} />
    <${Done}>${said}<//>
    ${person && html`<h2>${fullName(person) || person.username} <span class="help">${person.username}</span></h2>
      ${card && html`<div class="note"><${Tick} label=${t("only-today")} checked=${temporary} onChange=${setTemporary} />
        <button type="button" onClick=${give}>${t("give-badge", { name: fullName(person) || person.username })}</button></div>`}
      <h3>${t("badges")}</h3>
      ${person.badges.length === 0 && html`<p>${t("no-badges")}</p>`}
      <ul class="badges">${person.badges.map((badge) => html`<li key=${badge.id}><${Badge} badge=${badge}
        onLost=${() => change(t("badge-lost-done"), "DELETE", `/kiosk-login/users/${id}/badges/${badge.id}?reason=lost`)} /></li>`)}</ul>
      <h3>PIN</h3>
      <${Pin} person=${person} change=${change} />`}`;
}

function Badge({ badge, onLost }) {
  const [sure, setSure] = useState(false);
  return html`<p><strong>${badge.label ?? t("badge")}</strong>
      ${badge.validUntil && html` <span class="tag">${t("until", { time: time(badge.validUntil) })}</span>`} <span class="help">${badge.lastUsed ? t("last-used", { day: day(badge.lastUsed) }) : t("never-used")}</span></p>
    ${sure
      ? html`<div class="buttons"><button type="button" class="danger" onClick=${onLost}>${t("lost-sure")}</button>
          <button type="button" class="plain" onClick=${() => setSure(false)}>${t("cancel")}</button></div>`
      : html`<button type="button" class="plain" onClick=${() => setSure(true)}>${t("lost")}</button>`}`;
}

function Pin({ person, change }) {
  const [pin, setPin] = useState("");
  const at = `/kiosk-login/users/${person.id}`;
  const save = async (event) => {
    event.preventDefault();
    if (await change(t("pin-given"), "PUT", `${at}/pin`, { pin })) {
      setPin("");
    }
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
    <button type="button" class="plain" onClick=${() => change(t("saved"), "PUT", `${at}/pin`, { required: !person.pin.required })}>
      ${t(person.pin.required ? "pin-not-required" : "pin-require")}</button>`;
}
