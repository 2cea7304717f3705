/** A server whose store of single-use objects does not keep its word. */
package io.github.keycloakkiosk.it.store;
