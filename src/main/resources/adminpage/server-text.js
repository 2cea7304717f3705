// What the server's codes mean, in languages other than its own. A new language is one file like findings-de.js and one line here.

import { TEXT as de } from "./findings-de.js";
import { language } from "./text.js";

const TEXTS = { de };

/** The text of this kind for a code; undefined where the language has none, so that the server's own sentence is shown. */
export const serverText = (kind, code) => TEXTS[language]?.[kind][code];
