package io.github.keycloakkiosk.notice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LogoutNoticeTest {

    @Test
    void itsTextHasNoToken() {
        assertThat(new LogoutNotice("client", "https://client.example/logout", "header.claims.signature", 0, null))
                .hasToString("LogoutNotice[client]");
    }
}
