// Keycloak's admin API, with the token of whoever signed in.

import { addresses, requireSession, signInAgain, token } from "./session.js";

/** An answer that is no success. The field is that of the request whose value is wrong, if there is one. */
export class Refusal extends Error {
  constructor(status, field, message) {
    super(message);
    this.status = status;
    this.field = field;
  }
}

async function send(method, path, body) {
  return fetch(`${addresses.admin}/admin/realms/${encodeURIComponent(addresses.realm)}${path}`, {
    method,
    headers: {
      Authorization: `Bearer ${await token()}`,
      ...(body === undefined ? {} : { "Content-Type": "application/json" }),
    },
    body: body === undefined ? undefined : JSON.stringify(body),
    credentials: "omit",
    cache: "no-store",
  });
}

/** The answer's JSON; null when it has none. */
export async function call(method, path, body) {
  let answer;
  try {
    answer = await send(method, path, body);
  } catch (unreadable) {
    // From a host of its own, the admin API's 401 cannot be read: Keycloak sends it without CORS headers.
    await requireSession();
    throw unreadable;
  }
  if (answer.status === 401) {
    await signInAgain();
  }
  const text = await answer.text();
  const json = text && answer.headers.get("Content-Type")?.includes("json") ? JSON.parse(text) : null;
  if (!answer.ok) {
    throw new Refusal(answer.status, json?.field, json?.errorMessage ?? json?.error_description ?? "");
  }
  return json;
}

export const get = (path) => call("GET", path);

/** null where the caller has no right to it. */
export async function getIfAllowed(path) {
  try {
    return await get(path);
  } catch (refusal) {
    if (refusal.status === 403) {
      return null;
    }
    throw refusal;
  }
}

export const query = (values) => new URLSearchParams(values).toString();
