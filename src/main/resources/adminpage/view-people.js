// People, their PINs and badges. A card on a reader shows its owner, or waits to be given.

import { useCard } from "./cards.js";
import { Field, Heading, html, Tick, Trouble, useEffect, useLoaded, useState, useWork } from "./parts.js";
import { fullName, Person } from "./person.js";
import { call, get, query, Refusal } from "./rest.js";
import { hasRoles } from "./session.js";
import { t, time } from "./text.js";
import { Import } from "./view-import.js";

const PAGE = 20;

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

/** @param tapped a card that was read on another view; onTapped forgets it there */
export function People({ tapped, onTapped }) {
  const [search, setSearch] = useState("");
  const [refused, setRefused] = useState(false);
  const [first, setFirst] = useState(0);
  const [chosen, setChosen] = useState(null);
  const [card, setCard] = useState(null);
  const [fromFile, setFromFile] = useState(false);
  const people = useLoaded(() => find("", false, 0));
  const tapping = useWork();

  const look = (text, locked, from) => {
    setSearch(text);
    setRefused(locked);
    setFirst(from);
    people.run(() => find(text, locked, from));
  };
  const hear = (read) =>
    tapping.run(async () => {
      setFromFile(false);
      const found = await owner(read);
      setCard(found ? null : read);
      if (found) {
        setChosen(found.user.id);
      }
      return { found };
    });
  useCard(hear);
  useEffect(() => {
    if (tapped) {
      onTapped();
      hear(tapped);
    }
  }, [tapped]);
  if (fromFile) {
    return html`<${Heading}>${t("view-people")}<//><${Import} onBack=${() => setFromFile(false)} />`;
  }
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
            ${hasRoles("manage-users") && html`<button type="button" class="plain" onClick=${() => setFromFile(true)}>${t("import")}</button>`}
            ${first > 0 && html`<button type="button" class="plain" onClick=${() => look(search, refused, first - PAGE)}>${t("before")}</button>`}
            ${(people.result ?? []).length > PAGE && html`<button type="button" class="plain" onClick=${() => look(search, refused, first + PAGE)}>${t("next-page")}</button>`}
          </div>`}`;
}
