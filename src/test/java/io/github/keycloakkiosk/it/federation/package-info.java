/** A user federation for the tests: these classes are packed into a jar of their own and run in the server. */
package io.github.keycloakkiosk.it.federation;
