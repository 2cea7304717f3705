// What the page says, by language. A new language is one file like text-en.js and one line here.

import { TEXT as en } from "./text-en.js";
import { TEXT as de } from "./text-de.js";

export const LANGUAGES = { en: "English", de: "Deutsch" };
const TEXTS = { en, de };

export let language = navigator.languages.map((tag) => tag.split("-")[0]).find((tag) => tag in TEXTS) ?? "en";
document.documentElement.lang = language;

export function speak(tag) {
  language = tag;
  document.documentElement.lang = tag;
}

/** The text with values for its {names}. */
export const fill = (text, values) => text.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);

/** The text of this key, with values for its {names}; in English where a language lacks it. */
export const t = (key, values = {}) => fill(TEXTS[language][key] ?? en[key] ?? key, values);

export const number = (value) => new Intl.NumberFormat(language).format(value);

export const time = (text) =>
  new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" }).format(new Date(text));

export const day = (text) => new Intl.DateTimeFormat(language, { dateStyle: "medium" }).format(new Date(text));
