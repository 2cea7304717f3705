// Addresses and blocks in words, and lists of them. What counts is the server's reading; this is a help to the eye.

import { html, Said, useState, useWork, Trouble } from "./parts.js";
import { get } from "./rest.js";
import { serverText } from "./server-text.js";
import { number, t } from "./text.js";

/** "65,536 addresses" for 10.20.0.0/16; empty for what is no address. */
export function size(text) {
  const [address, bits] = text.trim().split("/");
  const is6 = address.includes(":");
  if (!(is6 ? /^[0-9a-f:.]+$/i : /^\d+(\.\d+){3}$/).test(address) || (bits !== undefined && !/^\d{1,3}$/.test(bits))) {
    return "";
  }
  const width = is6 ? 128 : 32;
  const prefix = bits === undefined ? width : Number(bits);
  if (prefix > width) {
    return "";
  }
  if (prefix === 0) {
    return t(is6 ? "every-6" : "every-4");
  }
  if (is6 && prefix <= 64) {
    return t(prefix === 64 ? "network-64" : "networks-64", { n: number(2 ** (64 - prefix)) });
  }
  return prefix === width ? t("one-address") : t("n-addresses", { n: number(2 ** (width - prefix)) });
}

/** The address from which the server sees this browser. Throws with a sentence where it cannot tell. */
export async function thisAddress() {
  const { address } = await get("/kiosk-login/check?address=this");
  const client = address.hops.find((hop) => hop.is === "client");
  return { client: client?.address, judged: address };
}

/** A list of texts; where they are addresses, each with its size, and a button for the one of this browser. */
export function List({ label, help, values, onChange, error, addresses, own }) {
  const work = useWork();
  const [unseen, setUnseen] = useState(null);
  const set = (index, text) => onChange(values.map((value, at) => (at === index ? text : value)));
  const add = (text) => onChange([...values.filter((value) => value !== ""), text]);
  async function addOwn() {
    const found = await work.run(thisAddress);
    setUnseen(found && !found.client ? found.judged : null);
    if (found?.client && !values.includes(found.client)) {
      add(found.client);
    }
  }
  return html`<fieldset class="list">
    <legend>${label}</legend>
    ${help && html`<p class="help">${help}</p>`}
    ${values.map(
      (value, index) => html`<div class="row" key=${index}>
        <input aria-label="${label} ${index + 1}" value=${value} spellcheck="false" autocomplete="off"
          aria-invalid=${error ? "true" : undefined} onInput=${(event) => set(index, event.target.value)} />
        ${addresses && html`<span class="help">${size(value)}</span>`}
        <button type="button" class="plain" aria-label=${t("remove-value", { value: value || index + 1 })}
          onClick=${() => onChange(values.filter((_, at) => at !== index))}>×</button>
      </div>`,
    )}
    ${error && html`<p class="wrong" role="alert">${error}</p>`}
    ${unseen && html`<p class="wrong" role="alert">${t("address-unseen")} ${serverText("refusals", unseen.code) ?? html`<${Said}>${unseen.reason}<//>`}</p>`}
    <${Trouble} error=${work.error} />
    <div class="buttons">
      ${own && html`<button type="button" onClick=${addOwn}>${t("this-address")}</button>`}
      <button type="button" class="plain" onClick=${() => onChange([...values, ""])}>${t(addresses ? "add-address" : "add-line")}</button>
    </div>
  </fieldset>`;
}
