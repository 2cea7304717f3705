package io.github.keycloakkiosk.pin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.credential.PasswordCredentialModel;

class PinCredentialModelTest {

    private static HashedPin hashed(String hash) {
        return HashedPin.of(
                "key-" + hash, PasswordCredentialModel.createFromValues("argon2", new byte[] {1, 2}, 7, hash));
    }

    /** The model from its stored form: two texts. */
    private static PinCredentialModel read(String credentialData, String secretData) {
        CredentialModel model = new CredentialModel();
        model.setCredentialData(credentialData);
        model.setSecretData(secretData);
        return PinCredentialModel.of(model);
    }

    @Test
    void aStoredPinIsReadAgainWithItsHistory() {
        PinCredentialModel stored =
                PinCredentialModel.stored(hashed("now"), List.of(hashed("before"), hashed("first")));
        PinCredentialModel read = read(stored.getCredentialData(), stored.getSecretData());

        assertThat(read.hashed().orElseThrow()).satisfies(pin -> {
            assertThat(pin.keyId()).isEqualTo("key-now");
            assertThat(pin.how().getAlgorithm()).isEqualTo("argon2");
            assertThat(pin.how().getHashIterations()).isEqualTo(7);
            assertThat(pin.secret().getValue()).isEqualTo("now");
            assertThat(pin.secret().getSalt()).containsExactly(1, 2);
        });
        assertThat(read.history()).extracting(pin -> pin.secret().getValue()).containsExactly("before", "first");
        assertThat(read.history()).extracting(HashedPin::keyId).containsExactly("key-before", "key-first");
        assertThat(read.typed()).isEmpty();
        assertThat(read.hashed().toString()).doesNotContain("now");
    }

    @Test
    void adminsSeeNoHash() {
        PinCredentialModel stored = PinCredentialModel.stored(hashed("now"), List.of(hashed("before")));
        stored.setLastUsed(LocalDate.of(2026, 3, 1));

        assertThat(stored.getCredentialData())
                .contains("\"version\":1", "\"keyId\":\"key-now\"", "\"lastUsed\":\"2026-03-01\"")
                .doesNotContain("\"now\"", "before", "salt", "history");
        assertThat(read(stored.getCredentialData(), stored.getSecretData()).hashed())
                .isPresent();
        assertThat(stored.lastUsed()).contains(LocalDate.of(2026, 3, 1));
    }

    /** Everything except the hash stays: a PIN that is stored under another key keeps its age and its label. */
    @Test
    void withAnotherHashItIsTheSameCredential() {
        PinCredentialModel stored = PinCredentialModel.stored(hashed("now"), List.of(hashed("before")));
        stored.setId("id");
        stored.setUserLabel("label");
        stored.setCreatedDate(7L);
        stored.setLastUsed(LocalDate.of(2026, 3, 1));

        PinCredentialModel anew = stored.as(hashed("anew"));

        assertThat(anew.getId()).isEqualTo("id");
        assertThat(anew.getUserLabel()).isEqualTo("label");
        assertThat(anew.getCreatedDate()).isEqualTo(7);
        assertThat(anew.lastUsed()).contains(LocalDate.of(2026, 3, 1));
        assertThat(anew.hashed().orElseThrow().keyId()).isEqualTo("key-anew");
        assertThat(anew.history()).extracting(HashedPin::keyId).containsExactly("key-before");
        assertThat(anew.isSameAs(stored)).isFalse();
        assertThat(stored.isSameAs(PinCredentialModel.of(stored))).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"value\": \"7394\"}",
                "{\"value\": \"x\", \"salt\": null}",
                "{\"history\": []}",
                "[]",
                "null",
                "7394",
                "''",
                "not JSON",
            })
    void anythingElseIsNoStoredPin(String secretData) {
        String credentialData =
                PinCredentialModel.stored(hashed("now"), List.of()).getCredentialData();

        assertThat(read(credentialData, secretData).hashed()).isEmpty();
        assertThat(read(credentialData, secretData).history()).isEmpty();
        assertThat(read(secretData, secretData).hashed()).isEmpty();
        assertThat(read(secretData, secretData).lastUsed()).isEmpty();
        read(secretData, secretData).setLastUsed(LocalDate.EPOCH);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"null", "7394", "{}", "[null]", "[{}]", "[{\"keyId\": \"k\"}]", "[7394]", "[{\"value\": \"7394\"}]"
            })
    void aHistoryThatCannotBeReadIsNone(String history) {
        PinCredentialModel stored = PinCredentialModel.stored(hashed("now"), List.of());
        String secretData = stored.getSecretData().replaceFirst("\\{", "{\"history\":" + history + ",");

        assertThat(read(stored.getCredentialData(), secretData).history()).isEmpty();
        assertThat(read(stored.getCredentialData(), secretData).hashed()).isPresent();
    }
}
