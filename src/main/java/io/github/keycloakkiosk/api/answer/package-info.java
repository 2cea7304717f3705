/** The answers of the login API: its users, and its errors in the dialect of each route. */
package io.github.keycloakkiosk.api.answer;
