/**
 * The answers of the login API: its users, and its errors in the words of the document that a route is of.
 */
package io.github.keycloakkiosk.api.answer;
