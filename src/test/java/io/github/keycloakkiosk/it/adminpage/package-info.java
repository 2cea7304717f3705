/** The page for admins: its files, their headers, its client, and the page itself in a real browser. */
package io.github.keycloakkiosk.it.adminpage;
