/**
 * What things cost, measured on a real server: {@code mvn -Pload}. Compiled by every build and run by none: figures depend on the
 * machine, so nothing here asserts them. What is compared is measured by turns in one run, so that noise hits all alike.
 */
package io.github.keycloakkiosk.load;
