/**
 * A proof that forged headers move nobody onto the whitelist: a signed link, good for ten minutes, under which a browser asks how the
 * server judges it. It changes nothing, counts nothing, and shows no setting but one address of the whitelist.
 */
package io.github.keycloakkiosk.whitelistproof;
