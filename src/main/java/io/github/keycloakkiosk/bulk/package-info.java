/**
 * Badges and PINs of many users at once: a file in, a report out, row by row.
 *
 * <p>The rules of the room: a row is done as a whole or not at all, and no row takes another one down. Nothing of the file is ever
 * shown: what is said of a row is its line, the name of our column, and a code. Files and reports are never held in memory.
 *
 * <p>The room has more than twenty files, since a file is read, resolved, stored and reported in steps, each of which can be read alone.
 */
package io.github.keycloakkiosk.bulk;
