/** Two people at one screen. */
package io.github.keycloakkiosk.it.handover;
