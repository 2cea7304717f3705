/**
 * The limits on attempts: so many in a window of time, or a wait after so many wrong ones. They are counted across the cluster
 * before the attempt is made, so that parallel attempts count as many as they are; one that turns out right is given back.
 */
package io.github.keycloakkiosk.guessing;
