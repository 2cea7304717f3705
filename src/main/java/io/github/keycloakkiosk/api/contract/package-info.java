/** The JSON of the two documents, {@code contract/000} and {@code contract/003}, field by field. */
package io.github.keycloakkiosk.api.contract;
