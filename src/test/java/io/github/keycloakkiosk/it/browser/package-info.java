/** What a person sees and does at a kiosk's screen, tried in a real Chromium. */
package io.github.keycloakkiosk.it.browser;
