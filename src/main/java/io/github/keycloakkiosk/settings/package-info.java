/**
 * A realm's kiosk login settings: one component, one reader, one place that knows the configuration keys.
 *
 * <p>Values are checked when they are saved. A stored value that has become invalid denies; it never opens.
 */
package io.github.keycloakkiosk.settings;
