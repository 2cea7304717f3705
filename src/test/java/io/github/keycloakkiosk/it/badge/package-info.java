/** Badges: their numbers, how many a user may have, how a user enrols one. */
package io.github.keycloakkiosk.it.badge;
