/**
 * The limit on attempts: so many by one subject in a window of time, counted across the cluster before the attempt is made,
 * so that parallel attempts count as many as they are.
 */
package io.github.keycloakkiosk.guessing;
