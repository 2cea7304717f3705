/** The request and answer schemas of docs/openapi.yaml, field by field. */
package io.github.keycloakkiosk.api.contract;
