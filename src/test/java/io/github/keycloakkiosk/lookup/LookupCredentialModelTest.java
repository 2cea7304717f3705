package io.github.keycloakkiosk.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.keycloakkiosk.method.LoginMethod;
import io.github.keycloakkiosk.settings.NotStored;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.credential.CredentialModel;

class LookupCredentialModelTest {

    private static final LookupKind KIND = new LookupKind(LoginMethod.BADGE, "kiosk-badge", 2);

    private static LookupCredentialModel with(String credentialData, String secretData) {
        CredentialModel stored = new CredentialModel();
        stored.setCredentialData(credentialData);
        stored.setSecretData(secretData);
        return LookupCredentialModel.of(KIND, stored);
    }

    /** Byte for byte: exports and databases hold it, and the count after a start searches for a part of it. */
    @Test
    void theStoredFormStaysTheSame() {
        LookupCredentialModel stored = LookupCredentialModel.stored(KIND, new Fingerprint("the-id", "the-key"));

        assertThat(stored.getId()).isEqualTo("the-id");
        assertThat(stored.getType()).isEqualTo("badge");
        assertThat(stored.getCredentialData()).isEqualTo("{\"version\":2,\"keyId\":\"the-key\"}");
        assertThat(stored.getCredentialData()).contains(LookupCredentialModel.versionMark(KIND));
        assertThat(stored.getSecretData()).isEqualTo("{}");
    }

    @ParameterizedTest
    @CsvSource({"0, false, false", "1, true, true", "2, true, false", "3, false, false"})
    void stringsOfEarlierVersionsAreFoundAndOfLaterOnesAreNot(int version, boolean found, boolean earlier) {
        LookupCredentialModel model = with("{\"version\":" + version + ",\"keyId\":\"k\"}", "{}");

        assertThat(model.isStoredForm()).isEqualTo(found);
        assertThat(model.keyId().isPresent()).isEqualTo(found);
        assertThat(model.isOfEarlierVersion()).isEqualTo(earlier);
    }

    @Test
    void theTermsGoWithItToAnotherKey() {
        LookupCredentialModel model = LookupCredentialModel.stored(KIND, new Fingerprint("first", "k1"));
        Terms terms = new Terms(Optional.of(Instant.parse("2026-12-31T18:00:00Z")), OptionalInt.of(50));
        model.setTerms(terms);

        LookupCredentialModel moved =
                model.under(new Fingerprint("second", "k2")).under(new Fingerprint("third", "k3"));

        assertThat(moved.terms()).isEqualTo(terms);
        assertThat(moved.earlierIds().ids()).containsExactly("first", "second");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"soon\"", "7", "\"2026-12-31\"", "{}"})
    void anEndThatIsNoInstantIsRefused(String end) {
        LookupCredentialModel model = with("{\"version\":2,\"keyId\":\"k\",\"validUntil\":" + end + "}", "{}");

        assertThatThrownBy(model::terms).isInstanceOf(NotStored.class);
    }

    @ParameterizedTest
    @CsvSource({"50, 50", "'\"50\"', 50", "'\"x\"', 0", "null, 0", "true, 1"})
    void aBoundThatIsNoNumberIsNobodysPower(String stored, int bound) {
        LookupCredentialModel model = with("{\"version\":2,\"keyId\":\"k\",\"belowPower\":" + stored + "}", "{}");

        assertThat(model.belowPower()).hasValue(bound);
    }

    @Test
    void aUseGivesAnEarlierOneTheVersionOfNow() {
        LookupCredentialModel model = with("{\"version\":1,\"keyId\":\"k\",\"lastUsed\":\"2026-03-01\"}", "{}");

        model.mark();

        assertThat(model.getCredentialData()).isEqualTo("{\"version\":2,\"keyId\":\"k\",\"lastUsed\":\"2026-03-01\"}");
    }

    @Test
    void dataWithAPlainStringAreNotTheStoredForm() {
        LookupCredentialModel model = with("{\"version\":2,\"keyId\":\"k\"}", "{\"value\":\"x\"}");

        assertThat(model.isStoredForm()).isFalse();
        assertThat(model.plain(null, null)).map(LookupString::normalized).contains("x");
    }

    @Test
    void dataWithAPlainStringAsAReaderSendsItAreNotTheStoredFormEither() {
        LookupCredentialModel model = with("{\"version\":2,\"keyId\":\"k\"}", "{\"read\":\"x\"}");

        assertThat(model.isStoredForm()).isFalse();
        assertThat(model.plain(null, null)).map(LookupString::normalized).contains("x");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"read\":1}",
                "{\"read\":\" \"}",
                "{\"read\":null,\"value\":\"x\"}",
                "{\"read\":\"x\",\"value\":\"x\"}",
                "{\"value\":1}",
                "{\"value\":\" \"}",
                "{\"value\":null}",
                "{}",
                "no JSON",
                "''"
            })
    void anythingElseIsNoPlainString(String secretData) {
        assertThat(with(null, secretData).plain(null, null)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}                                            | true  | false",
                "{\"validUntil\":null}                         | true  | false",
                "{\"validUntil\":\"2026-03-01T18:00:01Z\"}      | true  | false",
                "{\"validUntil\":\"2026-03-01T19:00:01+01:00\"} | true  | false",
                "{\"validUntil\":\"2026-03-01T18:00:00Z\"}      | false | true",
                "{\"validUntil\":\"2026-02-28T18:00:00Z\"}      | false | true",
                "{\"validUntil\":\"2026-03-01\"}                | false | false",
                "{\"validUntil\":\"tomorrow\"}                  | false | false",
                "{\"validUntil\":\"\"}                          | false | false",
                "{\"validUntil\":1772388001}                   | false | false",
                "{\"validUntil\":true}                         | false | false",
                "{\"validUntil\":[\"2026-03-02T18:00:00Z\"]}    | false | false",
                "{\"validUntil\":{}}                           | false | false"
            })
    void anEndThatCannotBeReadLetsNobodyInAndRemovesNothing(String data, boolean good, boolean ended) {
        Instant now = Instant.parse("2026-03-01T18:00:00Z");

        assertThat(with(data, "{}").isGood(now)).isEqualTo(good);
        assertThat(with(data, "{}").hasEnded(now)).isEqualTo(ended);
    }

    @Test
    void underAnotherKeyItKeepsItsEndAndRemembersItsId() {
        LookupCredentialModel model = with("{\"version\":2,\"keyId\":\"k\"}", "{}");
        model.setId("first");
        model.setValidUntil(Optional.of(Instant.parse("2026-03-01T18:00:00.123Z")));

        LookupCredentialModel moved =
                model.under(new Fingerprint("second", "l")).under(new Fingerprint("third", "m"));

        assertThat(moved.terms().validUntil()).contains(Instant.parse("2026-03-01T18:00:00Z"));
        assertThat(moved.getId()).isEqualTo("third");
        assertThat(moved.earlierIds().ids()).containsExactly("first", "second");
        assertThat(moved.keyId()).contains("m");
    }

    @Test
    void itRemembersEightIds() {
        LookupCredentialModel model = with("{\"version\":2,\"keyId\":\"k\"}", "{}");
        model.setId("0");
        for (int id = 1; id <= 10; id++) {
            model = model.under(new Fingerprint(Integer.toString(id), "k"));
        }

        assertThat(model.earlierIds().ids()).containsExactly("2", "3", "4", "5", "6", "7", "8", "9");
    }
}
