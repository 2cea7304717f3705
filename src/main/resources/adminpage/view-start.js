// From nothing to the first tap, on five screens. Nothing is changed before the fourth one's button.

import { List } from "./addresses.js";
import { useCard } from "./cards.js";
import { Field, Heading, html, Trouble, useLoaded, useState, useWork } from "./parts.js";
import { fullName } from "./person.js";
import { call, get, query } from "./rest.js";
import { addresses } from "./session.js";
import { t } from "./text.js";
import { owner } from "./view-people.js";
import { Findings } from "./view-check.js";
import { Apps, Report, setUp } from "./view-setup.js";

const SCREENS = 5;

export function Start() {
  const [screen, setScreen] = useState(1);
  const [wish, setWish] = useState({ whitelist: [], apps: [], person: null, card: null, pin: "" });
  const change = (part) => setWish((old) => ({ ...old, ...part }));
  const Screen = [Kiosks, AppScreen, FirstPerson, Summary, Try][screen - 1];
  const ready = (screen !== 1 || wish.whitelist.some((one) => one.trim())) && (screen !== 3 || wish.person?.username.trim() !== "");
  return html`<p class="steps">${t("step", { n: screen, of: SCREENS })}</p>
    <${Screen} key=${screen} wish=${wish} change=${change} onDone=${() => setScreen(SCREENS)} />
    <div class="buttons">
      ${screen < 4 && html`<button type="button" disabled=${!ready} onClick=${() => setScreen(screen + 1)}>${t("next")}</button>`}
      ${screen > 1 && screen < SCREENS && html`<button type="button" class="plain" onClick=${() => setScreen(screen - 1)}>${t("back")}</button>`}
    </div>`;
}

const Kiosks = ({ wish, change }) => html`<${Heading}>${t("start-kiosks")}<//>
  <p>${t("start-kiosks-says")}</p>
  <${List} label=${t("whitelist")} help=${t("whitelist-help")} values=${wish.whitelist} onChange=${(whitelist) => change({ whitelist })} addresses own />`;

const AppScreen = ({ wish, change }) => html`<${Heading}>${t("start-apps")}<//>
  <${Apps} chosen=${wish.apps} onChange=${(apps) => change({ apps })} />`;

const NEW_PERSON = ["username", "firstName", "lastName", "email"];
const NOBODY = { username: "", firstName: "", lastName: "", email: "" };

/** The id of the first person, who is made when there is none. */
async function made(person, change) {
  if (person.id) {
    return person.id;
  }
  const filled = Object.fromEntries(Object.entries(person).filter(([, value]) => value.trim()));
  await call("POST", "/users", { ...filled, enabled: true });
  const [user] = await get(`/users?${query({ username: person.username.trim(), exact: true })}`);
  change({ person: { ...person, id: user.id } });
  return user.id;
}

function FirstPerson({ wish, change }) {
  const isNew = Boolean(wish.person && !wish.person.id);
  const [search, setSearch] = useState("");
  const load = (text) => get(`/kiosk-login/users?${query({ search: text, max: 5 })}`);
  const people = useLoaded(() => load(""));
  useCard((card) => change({ card }));
  const look = (event) => {
    if (event.target.value !== search) {
      setSearch(event.target.value);
      people.run(() => load(event.target.value));
    }
  };
  return html`<${Heading}>${t("start-person")}<//>
    <p>${t("start-person-says")}</p>
    <${Field} label=${t("search-people")}>
      ${(field) => html`<input ...${field} type="search" value=${search} onInput=${look} />`}
    <//>
    <${Trouble} error=${people.error} />
    <fieldset><legend>${t("person")}</legend>
      ${people.result?.length === 0 && html`<p>${t("nobody-found")}</p>`}
      ${(people.result ?? []).map((person) => html`<div class="tick" key=${person.id}><label><input type="radio" name="person" checked=${wish.person?.id === person.id}
        onChange=${() => change({ person })} /> ${fullName(person) || person.username} <span class="help">${person.username}</span></label></div>`)}
      <div class="tick"><label><input type="radio" name="person" checked=${isNew} onChange=${() => change({ person: NOBODY })} /> ${t("new-person")}</label></div>
      ${isNew && NEW_PERSON.map((key) => html`<${Field} key=${key} label=${t(`new-${key}`)}>
        ${(field) => html`<input ...${field} autocomplete="off" value=${wish.person[key]} onInput=${(event) => change({ person: { ...wish.person, [key]: event.target.value } })} />`}
      <//>`)}
    </fieldset>
    <div role="status">${wish.card ? html`<p class="note good">${t("card-heard")} <button type="button" class="plain" onClick=${() => change({ card: null })}>${t("forget-card")}</button></p>`
      : html`<p class="note">${t("tap-card")}</p>`}</div>
    <${Field} label=${t("start-pin")} help=${t("start-pin-help")}>
      ${(field) => html`<input ...${field} class="short" type="password" inputmode="numeric" autocomplete="new-password" value=${wish.pin} onInput=${(event) => change({ pin: event.target.value })} />`}
    <//>`;
}

function Summary({ wish, change, onDone }) {
  const dry = useLoaded(() => setUp(true, wish.whitelist, wish.apps));
  const work = useWork();
  const run = () =>
    work.run(async () => {
      await setUp(false, wish.whitelist, wish.apps);
      const at = `/kiosk-login/users/${wish.person && (await made(wish.person, change))}`;
      if (wish.person && wish.card) {
        await call("POST", `${at}/badges`, { read: wish.card });
      }
      if (wish.person && wish.pin) {
        await call("PUT", `${at}/pin`, { pin: wish.pin });
      }
      onDone();
    });
  return html`<${Heading}>${t("start-summary")}<//>
    ${wish.person && !wish.person.id && html`<p>${t("start-makes", { name: fullName(wish.person) || wish.person.username })}</p>`}
    ${wish.person && wish.card && html`<p>${t("start-gives", { name: fullName(wish.person) || wish.person.username })}</p>`}
    <${Trouble} error=${dry.error ?? work.error} />
    <div class="buttons"><button type="button" disabled=${!dry.result || work.busy} onClick=${run}>${t("set-up-now")}</button></div>
    ${dry.result && html`<${Report} report=${dry.result} />`}`;
}

/** Asks for a login anew, so that the admin's own session does not answer for the badge. */
async function loginPage(app) {
  const [client] = await get(`/clients?${query({ clientId: app })}`);
  const exact = client.redirectUris.find((uri) => /^https?:/.test(uri)) ?? (client.rootUrl || client.baseUrl || "");
  return `${addresses.server}/realms/${encodeURIComponent(addresses.realm)}/protocol/openid-connect/auth?${query({
    client_id: app,
    redirect_uri: exact.replace(/\*$/, ""),
    response_type: "code",
    scope: "openid",
    prompt: "login",
  })}`;
}

function Try({ wish }) {
  const pages = useLoaded(async () => Promise.all(wish.apps.map(async (app) => ({ app, url: await loginPage(app) }))));
  const check = useLoaded(() => get("/kiosk-login/check?address=this"));
  const tapped = useWork();
  useCard((card) => tapped.run(async () => ({ found: await owner(card) })));
  return html`<${Heading}>${t("tap-now")}<//>
    <p>${t("tap-now-says")}</p>
    <div role="status">${tapped.result && html`<p class="note ${tapped.result.found ? "good" : "error"}">
      ${tapped.result.found ? t("badge-of", { name: fullName(tapped.result.found.user) || tapped.result.found.user.username }) : t("nobodys-badge")}</p>`}</div>
    <${Trouble} error=${tapped.error ?? pages.error ?? check.error} />
    <ul>${(pages.result ?? []).map(({ app, url }) => html`<li><a href=${url} target="_blank" rel="noopener noreferrer">${t("open-login", { app })}</a></li>`)}</ul>
    ${check.result && html`<h2>${t("view-check")}</h2><${Findings} check=${check.result} />`}`;
}
