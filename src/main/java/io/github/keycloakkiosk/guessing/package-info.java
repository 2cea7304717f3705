/**
 * The limits on attempts: so many in a window of time, or a wait after so many wrong ones. An attempt is counted across the
 * cluster before it is made, so that parallel attempts all count. A right attempt is given back.
 */
package io.github.keycloakkiosk.guessing;
