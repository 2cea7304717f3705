// What the server's codes and settings mean, in languages other than its own. A new language is a file like findings-de.js, one like
// settings-de.js, and a line for each here.

import { TEXT as de } from "./findings-de.js";
import { SETTINGS as settingsDe } from "./settings-de.js";
import { fill, language } from "./text.js";

const TEXTS = { de };
const SETTINGS = { de: settingsDe };

/** A setting's label and help; undefined where the language has none. */
export const settingText = (key) => SETTINGS[language]?.[key];

/** The text of this kind for a code; undefined where the language has none, so that the server's own sentence is shown. */
export const serverText = (kind, code) => TEXTS[language]?.[kind][code];

/** Matches the server's sentence, and what it has in place of {1} and {2}. */
const pattern = (english) => new RegExp(`^${english.replace(/[.*+?^$()|[\]]/g, "\\$&").replace(/\{\d\}/g, "([^]*)")}$`);

/** A sentence of the server's that has no code: why a request was refused. Undefined as above. */
export function serverSentence(sentence) {
  const reason = String(sentence).replace(/^[\w-]+: /, ""); // the field, where it has one
  for (const [english, text] of Object.entries(TEXTS[language]?.sentences ?? {})) {
    const named = pattern(english).exec(reason);
    if (named) {
      return fill(text, named);
    }
  }
  return undefined;
}
