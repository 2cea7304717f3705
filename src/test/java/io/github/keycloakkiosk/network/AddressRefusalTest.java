package io.github.keycloakkiosk.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AddressRefusalTest {

    /** Admins search their events for these names, so none is renamed. */
    @Test
    void codesStay() {
        assertThat(AddressRefusal.values())
                .extracting(AddressRefusal::code)
                .containsExactly(
                        "no_request",
                        "no_peer_address",
                        "peer_not_a_plain_address",
                        "untrusted_proxy",
                        "proxy_protocol_not_a_plain_address",
                        "forwarded_for_not_a_plain_address",
                        "too_many_forwarded_for_entries",
                        "no_client_behind_proxies",
                        "proxy_contradicts_itself",
                        "empty_whitelist",
                        "not_whitelisted",
                        "not_on_step_whitelist");
    }

    @ParameterizedTest
    @EnumSource
    void explainsInOneLineWithTheAddressThatWasSeen(AddressRefusal refusal) {
        String explanation = refusal.explanation("10.0.0.9", "%s%n{}");

        assertThat(explanation).matches("[ -~]{20,250}").doesNotContain("$");
        if (refusal != AddressRefusal.NO_REQUEST && refusal != AddressRefusal.NO_PEER_ADDRESS) {
            assertThat(explanation).startsWith("10.0.0.9 ");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            UNTRUSTED_PROXY   | X-Forwarded-For | 10.0.0.9 sent X-Forwarded-For but is not a trusted proxy: if it is your proxy, \
            add it to the trusted proxies, do not whitelist it
            NOT_WHITELISTED   |                 | 10.0.0.9 is not on the IP whitelist: add it if it is a kiosk
            """)
    void tellsTheAdminWhatToDo(AddressRefusal refusal, String detail, String explanation) {
        assertThat(refusal.explanation("10.0.0.9", detail)).isEqualTo(explanation);
    }

    @Test
    void namesTheLimitThatIsKept() {
        assertThat(AddressRefusal.TOO_MANY_FORWARDED_FOR_ENTRIES.explanation("10.0.0.9", "51"))
                .contains("51 entries", "and " + ForwardedChain.MOST_ENTRIES + " are read");
    }
}
