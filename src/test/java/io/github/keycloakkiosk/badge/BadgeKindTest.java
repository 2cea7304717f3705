package io.github.keycloakkiosk.badge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakkiosk.lookup.LookupCredentialModel;
import io.github.keycloakkiosk.lookup.LookupString;
import org.junit.jupiter.api.Test;

/** What stored badges depend on: if one of these changes, badges that are there admit nobody. */
class BadgeKindTest {

    @Test
    void aStoredBadgeHasThisTypeAndVersion() {
        assertThat(BadgeKind.BADGE.type()).isEqualTo("badge");
        assertThat(LookupCredentialModel.versionMark(BadgeKind.BADGE)).isEqualTo("\"version\":2,");
    }

    @Test
    void aUidIsReadByTheRuleOfLoginStrings() {
        assertThat(BadgeKind.BADGE.stored(" 04:a2:b3 "))
                .map(LookupString::normalized)
                .contains("04A2B3");
    }

    @Test
    void itsRefusalsHaveSentencesOnThePage() {
        assertThat(BadgeKind.BADGE.alreadyAssigned()).isEqualTo(BadgeRefusal.ALREADY_ASSIGNED);
        assertThat(BadgeKind.BADGE.labelTaken()).isEqualTo(BadgeRefusal.LABEL_TAKEN);
    }
}
