package org.segursdk.mss.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.segursdk.core.error.InvalidInputException;

@Tag("REM-MSSS-13")
class SenderTest {
    @Test
    void person_titleGivenNameNameEntity() {
        assertThat(MailSamples.sender().label()).isEqualTo("Dr_Anne_TESTA_Cabinet Test");
        assertThat(Sender.person(MailSamples.DOCTOR, Optional.empty(), "Zoé", "d'été", Optional.empty())
                        .label())
                .isEqualTo("Zoé_D'ÉTÉ");
    }

    @Test
    void organisationAndApplication_areNamedByTheirEntity() {
        assertThat(Sender.organization(MailSamples.WARD, "Cardiologie CH Test").label())
                .isEqualTo("Cardiologie CH Test");
        Sender application = Sender.application(MailSamples.WARD, "Résultats", MailSamples.DOCTOR);
        assertThat(application.label()).isEqualTo("Résultats");
        assertThat(application.humanMailbox()).contains(MailSamples.DOCTOR);
    }

    @Test
    void nothingOrLineBreaks_areRefused() {
        assertThatThrownBy(() -> Sender.person(
                        MailSamples.DOCTOR, Optional.of("Dr\nX"), "", "a\r\nBcc: b@c.fr", Optional.of("x\u0000")))
                .isInstanceOfSatisfying(InvalidInputException.class, e -> assertThat(e.violations())
                        .extracting(v -> v.path() + " " + v.rule())
                        .containsExactlyInAnyOrder(
                                "givenName REQUIRED",
                                "title MSS-SENDER-LABEL",
                                "name MSS-SENDER-LABEL",
                                "entity MSS-SENDER-LABEL"));
        assertThatThrownBy(() -> Sender.organization(MailSamples.WARD, " ")).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> Sender.application(MailSamples.WARD, "X", MailSamples.WARD))
                .hasMessageContaining("MSS-SENDER-HUMAN");
    }
}
