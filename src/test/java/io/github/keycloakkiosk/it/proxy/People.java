package io.github.keycloakkiosk.it.proxy;

/**
 * The people who come to the proxies.
 *
 * @param kiosk the whitelisted one, at which vera logs in
 * @param stranger the one who knows olga's PIN and badge, and wants to pass for the kiosk
 */
record People(Client kiosk, Client stranger) {

    static final People OF_IPV4 = new People(new Client("127.0.0.3"), new Client("127.0.0.2"));

    static final People KIOSK_OF_IPV6 = new People(new Client("::1"), new Client("127.0.0.2"));

    static final People STRANGER_OF_IPV6 = new People(new Client("127.0.0.3"), new Client("::1"));

    boolean ofOneFamily() {
        return kiosk.loopback().equals(stranger.loopback());
    }
}
