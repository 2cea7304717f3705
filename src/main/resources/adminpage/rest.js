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

async function send(method, path, body, type = "application/json") {
  return fetch(`${addresses.admin}/admin/realms/${encodeURIComponent(addresses.realm)}${path}`, {
    method,
    headers: {
      Authorization: `Bearer ${await token()}`,
      ...(body === undefined ? {} : { "Content-Type": type }),
    },
    body,
    credentials: "omit",
    cache: "no-store",
  });
}

/** An answer that is a success. */
async function answered(method, path, body, type) {
  let answer;
  try {
    answer = await send(method, path, body, type);
  } catch (unreadable) {
    // From a host of its own, the admin API's 401 cannot be read: Keycloak sends it without CORS headers.
    await requireSession();
    throw unreadable;
  }
  if (answer.status === 401) {
    await signInAgain();
  }
  if (!answer.ok) {
    const json = await read(answer);
    throw new Refusal(answer.status, json?.field, json?.errorMessage ?? json?.error_description ?? "");
  }
  return answer;
}

async function read(answer) {
  const text = await answer.text();
  return text && answer.headers.get("Content-Type")?.includes("json") ? JSON.parse(text) : null;
}

/** The answer's JSON; null when it has none. */
export const call = async (method, path, body) =>
  read(await answered(method, path, body === undefined ? undefined : JSON.stringify(body)));

/** Sends a body of this type; each line of the answer is JSON, and is told when it has come. */
export async function stream(path, body, type, tell) {
  const answer = await answered("POST", path, body, type);
  const text = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (let more = await text.read(); !more.done; more = await text.read()) {
    const lines = (rest + more.value).split("\n");
    rest = lines.pop();
    lines.forEach((line) => tell(JSON.parse(line)));
  }
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
