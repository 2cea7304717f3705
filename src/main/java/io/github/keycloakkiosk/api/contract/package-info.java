/** The JSON of the login API, field by field, by the names of the schemas in docs/openapi.yaml. */
package io.github.keycloakkiosk.api.contract;
