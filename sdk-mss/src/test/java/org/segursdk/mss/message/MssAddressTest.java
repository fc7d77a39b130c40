package org.segursdk.mss.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.identity.Matricule;

class MssAddressTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "anne.testa@medecin.test.example",
                "a@b.fr",
                "o'neil+avis@ch-test.example",
                "279035121518989@patient.mssante.fr",
                "x_y-z@a-b.c-d.test.example"
            })
    void plainAddress_isKept(String text) {
        assertThat(MssAddress.of(text).value()).isEqualTo(text);
    }

    @Test
    void domainInUnicode_becomesAscii() {
        MssAddress address = MssAddress.of("avis@hôpital-évry.test.example");
        assertThat(address.value()).isEqualTo("avis@xn--hpital-vry-h7a9j.test.example");
        assertThat(address.shown()).isEqualTo("avis@hôpital-évry.test.example");
        assertThat(address).isEqualTo(MssAddress.of("AVIS@xn--hpital-vry-h7a9j.TEST.example"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@",
                "a@",
                "@b.fr",
                "a b@c.fr",
                "a@b",
                "a@b..fr",
                "a@-b.fr",
                "a@b.fr.",
                ".a@b.fr",
                "a..b@c.fr",
                "a@b.fr\r\nBcc: x@y.fr",
                "a\r\n@b.fr",
                "a\n@b.fr",
                "a@b.fr\u2028",
                "a@b\u0085.fr",
                "a\uFF0D\n@b.fr",
                "\"a b\"@c.fr",
                "Anne <a@b.fr>",
                "a@b.fr, c@d.fr",
                "groupe: a@b.fr;",
                "a@[127.0.0.1]",
                "a@127.0.0.1",
                "é@b.fr",
                "a(comment)@b.fr",
                "a@b_c.fr",
                "a@b\uFF20c.fr",
                "a\u0000@b.fr"
            })
    void anythingElse_isRefused(String text) {
        assertThatThrownBy(() -> MssAddress.of(text))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("MSS-ADDRESS");
        assertThat(MssAddress.read(text)).isEmpty();
    }

    @Test
    void tooLong_isRefused() {
        assertThat(MssAddress.read("a".repeat(64) + "@b.fr")).isPresent();
        assertThat(MssAddress.read("a".repeat(65) + "@b.fr")).isEmpty();
        assertThat(MssAddress.read("a@" + "b".repeat(64) + ".fr")).isEmpty();
        assertThat(MssAddress.read("a@" + "bcd.".repeat(63) + "fr")).isEmpty();
    }

    @Test
    @Tag("REM-MSSC-02")
    @Tag("REM-MSSC-03")
    void citizenAddress_isMadeFromTheQualifiedIns() {
        assertThat(MailSamples.citizen().address().value()).isEqualTo("279035121518989@patient.test.example");
        assertThat(CitizenAddress.of(MailSamples.ins(), MessageProfile.production())
                        .address()
                        .value())
                .isEqualTo("279035121518989@patient.mssante.fr");
        // No other way in: the type has no public constructor and one factory, which takes a QualifiedIns.
        assertThat(CitizenAddress.class.getConstructors()).isEmpty();
    }

    @Test
    void corsicanMatricule_isWrittenAsItIs() {
        var ins = MailSamples.ins(Matricule.ofNumber("297022A020778").value(), "CORSE", "ANNE", "1997-02-02");
        assertThat(CitizenAddress.of(ins, MailSamples.PROFILE).address().localPart())
                .startsWith("297022A020778")
                .hasSize(15);
    }

    @Test
    void asText_nothingIsTold() {
        assertThat(MailSamples.citizen() + " " + MailSamples.citizen().address())
                .doesNotContain("2790")
                .contains("redacted");
    }
}
