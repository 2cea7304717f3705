/** The JSON of {@code contract/003}, field by field. */
package io.github.keycloakkiosk.api.contract;
