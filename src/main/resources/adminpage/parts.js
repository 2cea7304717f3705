// What several views are made of.

import { Refusal } from "./rest.js";
import { serverSentence, settingText } from "./server-text.js";
import { signInAgain } from "./session.js";
import { t } from "./text.js";

export const { h, render } = window.preact;
export const { useEffect, useRef, useState } = window.preactHooks;
export const html = window.htm.bind(h);

/** A sentence of the server: in the reader's language where that has it, else in English. */
export const Said = ({ children }) => serverSentence(children) ?? html`<span lang="en">${children}</span>`;

/** Why a setting's value is refused: what to write, where the language has it, before the server's own words. */
export const Reason = ({ setting, children }) => {
  const known = settingText(setting);
  return html`${known && `${t("refused-value")} ${known.help} `}<${Said}>${children}<//>`;
};

/** A view's heading, to which the focus goes when the view appears. */
export function Heading({ children }) {
  const heading = useRef(null);
  useEffect(() => heading.current.focus(), []);
  return html`<h1 tabindex="-1" ref=${heading}>${children}</h1>`;
}

export function Trouble({ error }) {
  if (!error) {
    return null;
  }
  const known = error instanceof Refusal;
  return html`<div role="alert" class="note error">
    <p>${known && error.status === 403 ? t("forbidden") : known && error.message ? html`<${Said}>${error.message}<//>` : t("failed")}</p>
    ${known && error.status === 403 && html`<button type="button" onClick=${signInAgain}>${t("password-again")}</button>`}
  </div>`;
}

export const Done = ({ children }) =>
  html`<div role="status">${children ? html`<p class="note good">${children}</p>` : null}</div>`;

/** Work under way, its result and its error. A second start while it runs is no start. */
export function useWork() {
  const [state, setState] = useState({});
  const busy = useRef(false);
  async function run(work) {
    if (busy.current) {
      return undefined;
    }
    busy.current = true;
    setState({ busy: true });
    try {
      const result = await work();
      setState({ result });
      return result;
    } catch (error) {
      setState({ error });
      return undefined;
    } finally {
      busy.current = false;
    }
  }
  return { ...state, run };
}

/** Loads at the start, and again by reload or run. What was asked for last is shown, also when an earlier answer comes later. */
export function useLoaded(load) {
  const [state, setState] = useState({});
  const turn = useRef(0);
  async function run(work) {
    const mine = ++turn.current;
    const show = (next) => mine === turn.current && setState(next);
    try {
      show({ result: await work() });
    } catch (error) {
      show({ error });
    }
  }
  const reload = () => run(load);
  useEffect(() => void reload(), []);
  return { ...state, run, reload };
}

let ids = 0;

export function Field({ label, help, error, children }) {
  const id = useRef(`field-${++ids}`).current;
  const described = [help && `${id}-help`, error && `${id}-error`].filter(Boolean).join(" ");
  return html`<div class="field">
    <label for=${id}>${label}</label>
    ${children({ id, "aria-describedby": described || undefined, "aria-invalid": error ? "true" : undefined })}
    ${help && html`<p class="help" id="${id}-help">${help}</p>`}
    ${error && html`<p class="wrong" role="alert" id="${id}-error">${error}</p>`}
  </div>`;
}

export const Tick = ({ label, checked, onChange, help }) => html`<div class="tick">
  <label><input type="checkbox" checked=${checked} onChange=${(event) => onChange(event.target.checked)} /> ${label}</label>
  ${help && html`<p class="help">${help}</p>`}
</div>`;
