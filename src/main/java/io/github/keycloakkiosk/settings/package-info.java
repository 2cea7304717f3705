/**
 * A realm's kiosk login settings: one component, one reader, one place that knows the configuration keys.
 *
 * <p>Values are checked when they are saved. A stored value that has become invalid denies; it never opens.
 *
 * <p>The room is large, since every setting passes through it: {@link Setting} is the table of all of them, and long for that
 * reason; a group of settings that belong together has a file of its own.
 */
package io.github.keycloakkiosk.settings;
