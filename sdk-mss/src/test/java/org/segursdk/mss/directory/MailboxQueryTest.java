package org.segursdk.mss.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.segursdk.core.actor.ProfessionalId;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violation;
import org.segursdk.mss.connection.MailboxKind;

class MailboxQueryTest {
    @Test
    void everyCriterionOfTheRequirement() {
        MailboxQuery query = MailboxQuery.builder()
                .professional(ProfessionalId.rpps("99700366240"))
                .name(" Testa ")
                .profession("10")
                .specialty("SM26")
                .place("Lyon")
                .kind(MailboxKind.PER)
                .build();
        assertThat(query.professional()).contains(ProfessionalId.rpps("99700366240"));
        assertThat(query.name()).contains("Testa");
        assertThat(query.profession()).contains("10");
        assertThat(query.specialty()).contains("SM26");
        assertThat(query.place()).contains("Lyon");
        assertThat(query.kind()).contains(MailboxKind.PER);
        assertThat(query.structure()).isEmpty();
        assertThat(query.limit()).isEqualTo(50);
        assertThat(query).hasToString("MailboxQuery[redacted]");
    }

    @Test
    void build_nothingAsked_refusedWithAll() {
        assertThatThrownBy(() -> MailboxQuery.builder()
                        .kind(MailboxKind.APP)
                        .name(" ")
                        .limit(0)
                        .build())
                .isInstanceOfSatisfying(InvalidInputException.class, e -> assertThat(e.violations())
                        .extracting(Violation::rule)
                        .containsExactly("MSS-DIRECTORY-CRITERIA", "MSS-DIRECTORY-NAME", "MSS-DIRECTORY-LIMIT"));
    }
}
