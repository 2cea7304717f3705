// Signs the admin in by Keycloak, with PKCE. Tokens are in this module's memory alone.

const EARLY = 30; // seconds before its end in which a token is renewed

export let addresses = null;
let keycloak = null;

/** What follows: "signed-in", or "no-client" where set-up has not made the client of this page, or "moving". */
export async function begin() {
  addresses = await (await fetch("addresses.json")).json();
  if (!addresses.ready) {
    return "no-client";
  }
  if (location.origin + location.pathname !== addresses.page) {
    location.replace(addresses.page);
    return "moving";
  }
  keycloak = new window.Keycloak({ url: addresses.server, realm: addresses.realm, clientId: addresses.client });
  const signedIn = await keycloak.init({
    onLoad: "login-required",
    checkLoginIframe: false,
    pkceMethod: "S256",
    responseMode: "query",
    redirectUri: addresses.page,
  });
  return signedIn ? "signed-in" : "moving";
}

export async function token() {
  try {
    await keycloak.updateToken(EARLY);
  } catch {
    await signInAgain();
  }
  return keycloak.token;
}

/** Asks for the login page when the session has ended. */
export async function requireSession() {
  try {
    await keycloak.updateToken(-1);
  } catch {
    await signInAgain();
  }
}

/** Asks for the password, whatever session the browser has. */
export function signInAgain() {
  return keycloak.login({ redirectUri: addresses.page, prompt: "login" });
}

/** By POST, so that no token is in an address. */
export function signOut() {
  return keycloak.logout({ redirectUri: addresses.page, logoutMethod: "POST" });
}

export function name() {
  return keycloak.tokenParsed?.preferred_username ?? "";
}

export function hasRoles(...roles) {
  const held = Object.values(keycloak.tokenParsed?.resource_access ?? {}).flatMap((client) => client.roles);
  return roles.every((role) => held.includes(role));
}
