// Signs the admin in by Keycloak, with PKCE. Tokens are in this module's memory alone.

const EARLY = 30; // seconds before its end in which a token is renewed

/** Whom a login under way was sent to, since the one address to which it returns has no room for it. No token, and no secret. */
const ISSUER = "kiosk-login-issuer";

export let addresses = null;
let keycloak = null;
let issuer = null;

/** Only the realm itself and master, as the server names them: nobody's address chooses another. */
function chosen() {
  const { realm, client, ready, master } = addresses;
  const asked = new URLSearchParams(location.search).get("realm") ?? sessionStorage.getItem(ISSUER);
  sessionStorage.removeItem(ISSUER);
  const own = ready ? { realm, client } : null;
  return (master && (asked === master.realm || !own) ? master : null) ?? own;
}

/** What leaves this page for a login must be able to go on when it comes back. */
function leave(go) {
  sessionStorage.setItem(ISSUER, issuer.realm);
  return go();
}

export const otherIssuer = () => (addresses.master && addresses.ready && issuer.realm !== addresses.master.realm ? addresses.master.realm : null);

/** What follows: "signed-in", or "no-client" where set-up has not made the client of this page, or "moving". */
export async function begin() {
  addresses = await (await fetch("addresses.json")).json();
  if (!addresses.ready && !addresses.master) {
    return "no-client";
  }
  if (location.origin + location.pathname !== addresses.page) {
    location.replace(addresses.page + location.search);
    return "moving";
  }
  issuer = chosen();
  keycloak = new window.Keycloak({ url: addresses.server, realm: issuer.realm, clientId: issuer.client });
  sessionStorage.setItem(ISSUER, issuer.realm);
  const signedIn = await keycloak.init({
    onLoad: "login-required",
    checkLoginIframe: false,
    pkceMethod: "S256",
    responseMode: "query",
    redirectUri: addresses.page,
  });
  if (signedIn) {
    sessionStorage.removeItem(ISSUER);
  }
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
  return leave(() => keycloak.login({ redirectUri: addresses.page, prompt: "login" }));
}

/** By POST, so that no token is in an address. */
export function signOut() {
  return leave(() => keycloak.logout({ redirectUri: addresses.page, logoutMethod: "POST" }));
}

export function name() {
  return keycloak.tokenParsed?.preferred_username ?? "";
}

export function hasRoles(...roles) {
  const held = Object.values(keycloak.tokenParsed?.resource_access ?? {}).flatMap((client) => client.roles);
  return roles.every((role) => held.includes(role));
}
