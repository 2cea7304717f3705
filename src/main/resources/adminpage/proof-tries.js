// The headers by which a caller may claim another address, in each spelling that a browser can send.

/** Headers whose value is one address, by what proxies and content networks call them. */
const ONE_ADDRESS = [
  "X-Real-IP", "True-Client-IP", "CF-Connecting-IP", "CF-Connecting-IPv6", "X-Client-IP", "X-Cluster-Client-IP", "Client-IP",
  "Fastly-Client-IP", "X-Original-Forwarded-For", "X-Envoy-External-Address", "X-ProxyUser-Ip", "X-Remote-Addr", "X-Forwarded",
];

const DOCUMENTATION = "192.0.2.77"; // RFC 5737: nobody has it
const bracketed = (address) => (address.includes(":") ? `[${address}]` : address);
const forFields = (address) => `for="${bracketed(address)}"`;

/** Lists of [name, value], each one try. A name twice is a header that is sent twice; the browser joins it with a comma. */
export function tries(statement) {
  const kiosk = statement.kiosk ?? "10.20.0.1";
  const hops = statement.address.hops.map((hop) => hop.address);
  const client = hops.at(-1) ?? DOCUMENTATION;
  const nearest = hops[0] ?? DOCUMENTATION;
  const mapped = kiosk.includes(":") ? kiosk : `::ffff:${kiosk}`;
  const chains = [
    kiosk, `${kiosk}, ${client}`, `${kiosk}, ${nearest}`, `${client}, ${kiosk}`, `${kiosk},${kiosk}`, "127.0.0.1", "::1", `[${mapped}]`,
    mapped, `${bracketed(kiosk)}:4711`, `"${kiosk}"`, `${kiosk} ${client}`, `${kiosk};${client}`, "unknown", "", ",", DOCUMENTATION,
    Array(60).fill(kiosk).join(", "),
  ];
  const forwarded = [
    forFields(kiosk), `for=${bracketed(kiosk)}`, `${forFields(kiosk)}, ${forFields(client)}`, `for="${bracketed(kiosk)}:4711";proto=https`,
    `By=${nearest};FOR=${kiosk}`, "for=unknown", `for="[${mapped}]"`,
  ];
  return [
    ...chains.map((value) => [["X-Forwarded-For", value]]),
    [["X-Forwarded-For", kiosk], ["X-Forwarded-For", client]],
    [["x-FORWARDED-for", kiosk]],
    ...forwarded.map((value) => [["Forwarded", value]]),
    [["Forwarded", forFields(client)], ["Forwarded", forFields(kiosk)]],
    ...ONE_ADDRESS.map((name) => [[name, kiosk]]),
    [["X-Real-IP", kiosk], ["X-Real-IP", client]],
    [["Via", `1.1 ${kiosk}`]],
    [["X-Forwarded-For", kiosk], ["X-Real-IP", kiosk], ["Forwarded", forFields(kiosk)], ["True-Client-IP", kiosk], ["CF-Connecting-IP", kiosk]],
  ];
}

/** The address for which the server takes the caller; undefined where it cannot tell. */
export const client = (address) => address.hops.find((hop) => hop.is === "client")?.address;

/**
 * What a forged header did: "same"; "refused", where it cost the caller a login; "changed", where it was believed. Only the last
 * breaks the proof: an honest kiosk sends no such header.
 */
export function outcome(before, after) {
  if (client(after) !== undefined && client(after) !== client(before)) {
    return "changed";
  }
  if (after.verdict === before.verdict) {
    return "same";
  }
  return after.verdict === "refused" ? "refused" : "changed";
}
