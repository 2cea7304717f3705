package io.github.keycloakkiosk.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.component.ComponentModel;

/** The earlier keys after settings are saved. Here each key is written as one letter. */
class KeyRotationTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "A | -       | A | -       | -       | nothing changes",
                "A | B       | A | B       | B       | nothing changes",
                "A | B       | A | -       | -       | an admin empties them",
                "A | B       | C | -       | -       | an admin empties them and changes the key",
                "A | -       | B | C       | C       | an admin writes both",
                "A | -       | B | -       | A       | the key before is kept",
                "A | B       | C | B       | B A     | beside those before it",
                "B | A       | A | A       | B       | back to the key before",
                "A | B       | B | B       | A       | an earlier one becomes the key",
                "A | B B     | C | B B     | B A     | each once",
                "? | B       | C | B       | B       | a key that cannot be read is not kept",
                "- | -       | C | -       | -       | nor one that is not there",
            })
    void theKeyBeforeIsKeptUnlessTheUpdateSaysOtherwise(
            String key, String earlier, String newKey, String newEarlier, String kept, String when)
            throws InvalidSetting {
        ComponentModel component = component(newKey, newEarlier);

        KeyRotation.keepTheKeyBefore(null, null, component(key, earlier), component);

        assertThat(component.getConfig().getFirst("earlier-keys"))
                .as(when)
                .isEqualTo(component(null, kept).getConfig().getFirst("earlier-keys"));
        assertThat(component.getConfig().getFirst("secret-key"))
                .isEqualTo(component(newKey, null).getConfig().getFirst("secret-key"));
    }

    private static ComponentModel component(String key, String earlier) {
        ComponentModel component = new ComponentModel();
        if (key != null) {
            component.put("secret-key", keys(key));
        }
        if (earlier != null) {
            component.put("earlier-keys", keys(earlier));
        }
        return component;
    }

    private static String keys(String letters) {
        return letters.replaceAll("[A-Z]", "$0".repeat(43));
    }
}
