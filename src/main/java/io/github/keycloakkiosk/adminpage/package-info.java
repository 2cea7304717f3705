/**
 * The page for admins: static files, and where the realm's addresses are. It decides nothing and knows no secret: what a person may do
 * there, the admin API decides by the token of that person.
 */
package io.github.keycloakkiosk.adminpage;
