package io.github.keycloakkiosk.it.proxy;

/**
 * An attacker's knowledge: everything.
 *
 * @param realm the realm's name
 * @param kiosk the whitelisted address that they want to be
 * @param own their own address
 * @param proxy the address from which the proxy connects to Keycloak
 */
record Claim(String realm, String kiosk, String own, String proxy) {

    /** The text with {@code {kiosk}}, {@code {own}}, {@code {proxy}} and {@code {realm}} filled in. */
    String in(String text) {
        return text.replace("{kiosk}", kiosk)
                .replace("{own}", own)
                .replace("{proxy}", proxy)
                .replace("{realm}", realm)
                .replace("{v4 kiosk as bytes}", bytes(kiosk))
                .replace("{mapped kiosk}", kiosk.contains(":") ? kiosk : "::ffff:" + kiosk);
    }

    private static String bytes(String address) {
        StringBuilder bytes = new StringBuilder();
        for (String number : (address.contains(":") ? "127.0.0.1" : address).split("\\.")) {
            bytes.append((char) Integer.parseInt(number));
        }
        return bytes.toString();
    }
}
