// The page: who is there, what they may do, and the view that they look at.

import { useCard } from "./cards.js";
import { html, render, useEffect, useState, Heading, Trouble, useWork } from "./parts.js";
import { getIfAllowed } from "./rest.js";
import { addresses, begin, hasRoles, name, otherIssuer, signOut } from "./session.js";
import { language, LANGUAGES, speak, t } from "./text.js";
import { Check } from "./view-check.js";
import { People } from "./view-people.js";
import { Settings } from "./view-settings.js";
import { SetUp } from "./view-setup.js";
import { Start } from "./view-start.js";

const TAB = "org.keycloak.services.ui.extend.UiTabProvider";

/** What the admin API lets this person do. It is asked again at each call; this only says what to show. */
async function rights() {
  const [check, components, people] = await Promise.all([
    getIfAllowed("/kiosk-login/check"),
    getIfAllowed(`/components?type=${TAB}`),
    getIfAllowed("/kiosk-login/users?max=1"),
  ]);
  const manage = hasRoles("manage-realm", "manage-clients");
  return { start: manage && check && people, people, check, "set-up": manage && check, settings: components };
}

/** These have a use of their own for a card; on the others it leads to People. */
const HEAR_CARDS = ["start", "people"];

const VIEWS = { start: Start, people: People, check: Check, "set-up": SetUp, settings: Settings };

function Shell({ may, onSpeak, children, view }) {
  const shown = Object.keys(VIEWS).filter((one) => may?.[one]);
  useEffect(() => {
    document.title = `${view ? t(`view-${view}`) + " · " : ""}${t("title")} · ${addresses?.realm ?? ""}`;
  });
  return html`<header>
      <p class="brand"><img src="icon.svg" alt="" width="28" height="28" /> ${t("title")} <span>${addresses?.realm}</span></p>
      <div class="who">
        <select aria-label=${t("language")} value=${language} onChange=${(event) => onSpeak(event.target.value)}>
          ${Object.entries(LANGUAGES).map(([tag, label]) => html`<option value=${tag} lang=${tag}>${label}</option>`)}
        </select>
        ${may && html`<span class="name">${name()}</span><button type="button" class="plain" onClick=${signOut}>${t("sign-out")}</button>`}
      </div>
      ${shown.length > 1 && html`<nav aria-label=${t("views")}>
        ${shown.map((one) => html`<a href="#${one}" aria-current=${one === view ? "page" : undefined}>${t(`view-${one}`)}</a>`)}
      </nav>`}
    </header>
    <main>${children}</main>`;
}

const NoClient = () => html`<${Heading}>${t("no-client")}<//>
  <p>${t("no-client-do")}</p>
  <pre><code>bin/kcadm.sh create kiosk-login/set-up -r ${addresses.realm} -o -b '{"adminPage": true}'</code></pre>
  <p class="help">${t("no-client-who")}</p>`;

const NoRight = () => html`<${Heading}>${t("no-right")}<//>
  <p>${t("no-right-roles")}</p>
  <dl>
    <dt><code>manage-realm</code>, <code>manage-clients</code>, <code>query-users</code></dt><dd>${t("role-set-up")}</dd>
    <dt><code>view-realm</code>, <code>view-clients</code></dt><dd>${t("role-check")}</dd>
    <dt><code>view-users</code>, <code>manage-users</code></dt><dd>${t("role-people")}</dd>
    <dt><code>badge-desk</code></dt><dd>${t("role-lead")}</dd>
  </dl>
  <p>${t("no-right-badge")}</p>
  <div class="buttons"><button type="button" onClick=${signOut}>${t("sign-in-other")}</button>
    ${otherIssuer() && html`<a href="?realm=${otherIssuer()}">${t("sign-in-master", { realm: otherIssuer() })}</a>`}</div>`;

function viewIn(may) {
  const asked = location.hash.slice(1);
  return may?.[asked] ? asked : Object.keys(VIEWS).find((one) => may?.[one]);
}

function Page() {
  const [state, setState] = useState("loading");
  const [may, setMay] = useState(null);
  const [tapped, setTapped] = useState(null);
  const [, again] = useState(0);
  const work = useWork();
  const view = state === "signed-in" ? viewIn(may) : undefined;
  useCard((card) => {
    if (may?.people && !HEAR_CARDS.includes(view)) {
      setTapped(card);
      location.hash = "people";
    }
  });
  useEffect(() => {
    work.run(async () => {
      const found = await begin();
      if (found === "signed-in") {
        setMay(await rights());
      }
      setState(found);
    });
    const turn = () => again((turns) => turns + 1);
    window.addEventListener("hashchange", turn);
    return () => window.removeEventListener("hashchange", turn);
  }, []);
  const onSpeak = (tag) => {
    speak(tag);
    again((turns) => turns + 1);
  };
  return html`<${Shell} may=${may} view=${view} onSpeak=${onSpeak}>
    ${work.error
      ? html`<${Heading}>${t("title")}<//><${Trouble} error=${work.error} />`
      : state === "no-client"
        ? html`<${NoClient} />`
        : state !== "signed-in"
          ? html`<h1>${t("title")}</h1><p role="status">${t("loading")}</p>`
          : view
            ? html`<${VIEWS[view]} key=${view} tapped=${tapped} onTapped=${() => setTapped(null)} />`
            : html`<${NoRight} />`}
  <//>`;
}

render(html`<${Page} />`, document.getElementById("page"));
