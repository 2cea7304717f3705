package io.github.keycloakkiosk.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangeEventsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "UPDATE_PASSWORD        | ''                                        | true  | true",
                "UPDATE_PASSWORD        | ''                                        | false | true",
                "UPDATE_CREDENTIAL      | credential_type=webauthn                  | true  | true",
                "UPDATE_CREDENTIAL      | credential_type=password                  | true  | true",
                "UPDATE_CREDENTIAL      | credential_type=pin                       | true  | false",
                "UPDATE_CREDENTIAL      | credential_type=badge                     | true  | false",
                "UPDATE_CREDENTIAL      | credential_type=pin                       | false | true",
                "UPDATE_CREDENTIAL      | ''                                        | true  | true",
                "REMOVE_CREDENTIAL      | credential_type=pin                       | true  | true",
                "UPDATE_PROFILE         | updated_first_name=Olga                   | true  | false",
                "UPDATE_PROFILE         | updated_email=new@example.com             | true  | true",
                "UPDATE_PROFILE         | previous_phoneNumber=1                    | true  | true",
                "UPDATE_PROFILE         | updated_first_name=Olga                   | false | true",
                "CUSTOM_REQUIRED_ACTION | custom_required_action=somebody-elses     | true  | true",
                "CUSTOM_REQUIRED_ACTION | ''                                        | true  | true",
                "CUSTOM_REQUIRED_ACTION | custom_required_action=TERMS_AND_CONDITIONS | true | false",
                "CODE_TO_TOKEN          | refresh_token_type=Refresh                | false | false",
                "CODE_TO_TOKEN          | refresh_token_type=Offline                | false | true",
                "TOKEN_EXCHANGE         | requested_issuer=home                     | false | true",
                "TOKEN_EXCHANGE         | ''                                        | false | false",
                "REFRESH_TOKEN          | refresh_token_type=Offline                | false | false",
                "LOGOUT                 | ''                                        | false | false",
                "GRANT_CONSENT          | ''                                        | true  | false",
            })
    void aConfinedSessionMustNotDoThis(String type, String details, boolean inLogin, boolean forbidden) {
        Map<String, String> known = Arrays.stream(details.split(","))
                .filter(detail -> !detail.isEmpty())
                .map(detail -> detail.split("="))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));

        assertThat(ChangeEvents.isForbidden(type, known, inLogin)).isEqualTo(forbidden);
    }

    @Test
    void anEventWithoutDetailsIsJudgedToo() {
        assertThat(ChangeEvents.isForbidden("UPDATE_PASSWORD", null, true)).isTrue();
    }
}
