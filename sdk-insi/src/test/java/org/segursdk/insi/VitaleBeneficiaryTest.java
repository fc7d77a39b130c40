package org.segursdk.insi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.segursdk.core.error.InvalidInputException;

class VitaleBeneficiaryTest {
    @Test
    void build_cardData_isRead() {
        VitaleBeneficiary beneficiary = VitaleBeneficiary.builder("2 75 12 63 220 749 74")
                .certifiedNir("2751263220749")
                .birthName("d'Adrun")
                .birthDate("19070000")
                .birthRank(2)
                .build();
        assertThat(beneficiary.insured().value()).isEqualTo("275126322074974");
        assertThat(beneficiary.certified().orElseThrow().key()).isEqualTo("74");
        assertThat(beneficiary.birthName()).contains("D'ADRUN");
        assertThat(beneficiary.birthDate().orElseThrow().toIso()).isEqualTo("1907-00-00");
        assertThat(beneficiary.birthRank()).hasValue(2);
        assertThat(beneficiary.toString()).isEqualTo("VitaleBeneficiary[redacted]");
    }

    @Test
    void build_everythingWrong_listsEveryRule() {
        InvalidInputException refused =
                catchThrowableOfType(InvalidInputException.class, () -> VitaleBeneficiary.builder("275126322074900")
                        .certifiedNir("12")
                        .birthName("A1")
                        .birthDate("20260231")
                        .birthRank(0)
                        .build());
        assertThat(refused.violations())
                .extracting("rule")
                .containsExactlyInAnyOrder(
                        "INS-MATRICULE-KEY", "INS-MATRICULE-FORM", "INS-BIRTHDATE", "VITALE-NAME", "VITALE-RANK");
        assertThat(refused.violations()).extracting("path").contains("insured.matricule", "birthDate");
    }
}
