// Which settings stand together on the page, what their numbers count, and an example. Labels and sentences are the server's.

export const GROUPS = [
  { id: "addresses", keys: ["ip-whitelist", "trusted-proxies"] },
  { id: "pins", keys: ["pin-min-length", "pin-max-length", "pin-guessable", "pin-history", "pin-max-age-days", "pin-attempts", "pin-wait-seconds", "pin-longest-wait-seconds"] },
  { id: "badges", keys: ["reader-prefix", "reader-suffix", "reader-number", "badges-per-user", "badge-desk-groups"] },
  { id: "sessions", keys: ["session-cap", "session-caps-by-power", "session-cap-offline", "kiosk-session-idle-minutes", "kiosk-session-max-minutes", "idle-seconds"] },
  { id: "guesses", keys: ["address-attempts", "address-attempts-by-block"] },
  { id: "api", keys: ["login-names", "api-client", "registration", "registration-limit"] },
  { id: "keys", keys: ["secret-key", "earlier-keys", "namespace"], folded: true },
];

/** Shown beside the page's own button after saving. */
export const WARNINGS = "warnings";

export const ADDRESSES = ["ip-whitelist", "trusted-proxies"];

export const UNITS = {
  "pin-min-length": "digits",
  "pin-max-length": "digits",
  "pin-history": "PINs",
  "pin-max-age-days": "days",
  "pin-attempts": "PINs",
  "pin-wait-seconds": "seconds",
  "pin-longest-wait-seconds": "seconds",
  "badges-per-user": "badges",
  "session-cap": "sessions",
  "kiosk-session-idle-minutes": "minutes",
  "kiosk-session-max-minutes": "minutes",
  "idle-seconds": "seconds",
  "address-attempts": "attempts",
  "registration-limit": "attempts",
};

export const EXAMPLES = {
  "ip-whitelist": "10.20.0.0/16",
  "trusted-proxies": "10.0.0.9",
  "session-caps-by-power": "50=2",
  "address-attempts-by-block": "10.20.0.1/32=600",
  "login-names": "username, email",
  "api-client": "kiosk-api",
  "reader-prefix": ";",
  "reader-suffix": "?",
  "badge-desk-groups": "/berlin/till",
};
