package io.github.keycloakkiosk.it.server;

import java.io.File;
import java.net.URI;
import java.nio.file.Path;

/** The text for a person who has just started the server. */
record Welcome(URI url, Path home, boolean debug) {

    @Override
    public String toString() {
        return """

                ------------------------------------------------------------------------
                Admin console    %1$s/admin/    (admin / admin)
                Account console  %1$s/realms/kiosk/account/
                Realm            %1$s/realms/kiosk

                Sign in with a password, a PIN, a badge:
                %2$s
                %3$s
                %4$s

                Ctrl-C stops it. %5$sData stays in %6$s; -Dfresh starts anew.
                ------------------------------------------------------------------------
                """.formatted(
                        url,
                        curl("{\"method\":\"password\",\"username\":\"admin\",\"password\":\"secret\"}"),
                        curl("{\"method\":\"pin\",\"username\":\"admin\",\"pin\":\"7394\"}"),
                        curl("{\"method\":\"token\",\"login_string\":\"04A2B3C4D5E680\"}"),
                        debug ? "A debugger can attach to port 8787. " : "",
                        Path.of("").toAbsolutePath().relativize(home));
    }

    private String curl(String json) {
        String login = url + "/auth/login";
        if (File.separatorChar == '\\') {
            // cmd knows no single quotes. In PowerShell, curl is another program, hence curl.exe.
            return "curl.exe -s %s -H \"Content-Type: application/json\" -d \"%s\""
                    .formatted(login, json.replace("\"", "\\\""));
        }
        return "curl -s %s -H 'Content-Type: application/json' -d '%s'".formatted(login, json);
    }
}
