package org.segursdk.mss.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.segursdk.core.document.DocumentMetadata;
import org.segursdk.core.error.InvalidInputException;

class SubjectLineTest {
    /** The grammar of the fact sheet, written on its own. */
    private static final Pattern GRAMMAR =
            Pattern.compile("XDM/1\\.0/DDM\\+(\\[Annule et remplace\\] )?([^\\p{Cc}]{1,40}|[0-9]+ documents)"
                    + " ([A-Z' \\-]+) ([A-Z' \\-]+)( (0[1-9]|[12][0-9]|3[01])/(0[1-9]|1[0-2])/[0-9]{4})?");

    private static String subject(String label, String name, String given, String birth) {
        return SubjectLine.of(
                        List.of(MailSamples.metadata("1.2.3")
                                .typeCode(MailSamples.type("18748-4", label))
                                .patient(MailSamples.local(name, given, birth))
                                .build()),
                        Optional.empty())
                .raw();
    }

    @Test
    @Tag("REM-MSSS-05")
    void oneDocument_labelNamesAndBirthDate() {
        DocumentMetadata document = MailSamples.metadata("1.2.3").build();
        assertThat(SubjectLine.of(List.of(document), Optional.empty()).raw())
                .isEqualTo("XDM/1.0/DDM+" + document.typeCode().displayName() + " PAT-TROIS DOMINIQUE 28/03/1979");
    }

    @Test
    @Tag("REM-MSSS-05")
    void severalDocuments_areCounted() {
        DocumentMetadata one = MailSamples.metadata("1.2.3").build();
        DocumentMetadata other = MailSamples.metadata("1.2.4").build();
        assertThat(SubjectLine.of(List.of(one, other, one), Optional.empty()).raw())
                .isEqualTo("XDM/1.0/DDM+3 documents PAT-TROIS DOMINIQUE 28/03/1979");
    }

    @ParameterizedTest
    @CsvSource({
        "d'Été, Zoë-Léa, 1985-06-03, D'ETE ZOE-LEA 03/06/1985",
        "ŒUVRÉ, Cécile, 1985-06-00, OEUVRE CECILE 01/06/1985",
        "Ça d’Arc, Anne, 1985-00-00, CA D'ARC ANNE 31/12/1985",
        "PAT, ANNE, 1985-02-31, PAT ANNE",
        "A--B, JEAN-MARIE, 1900-00-15, A--B JEAN-MARIE 15/01/1900"
    })
    @Tag("REM-MSSS-05")
    void names_areUpperCaseWithoutAccents(String name, String given, String birth, String expected) {
        assertThat(subject("Lettre de liaison", name, given, birth))
                .isEqualTo("XDM/1.0/DDM+Lettre de liaison " + expected);
    }

    @Test
    void label_isCutAt40Characters_neverInsideOne() {
        assertThat(subject("x".repeat(39) + "😀y", "PAT", "ANNE", "1985-06-03"))
                .isEqualTo("XDM/1.0/DDM+" + "x".repeat(39) + "😀 PAT ANNE 03/06/1985");
        assertThat(subject("x".repeat(39) + " yz", "PAT", "ANNE", "1985-06-03"))
                .isEqualTo("XDM/1.0/DDM+" + "x".repeat(39) + " PAT ANNE 03/06/1985");
    }

    @Test
    @Tag("REM-MSSS-18")
    void mention_standsAfterTheMarker() {
        SubjectLine subject =
                SubjectLine.of(List.of(MailSamples.metadata("1.2.3").build()), Optional.of("[Annule et remplace]"));
        assertThat(subject.raw()).startsWith("XDM/1.0/DDM+[Annule et remplace] ");
        assertThat(subject.hasMarker()).isTrue();
        assertThat(subject.tags()).isEmpty();
    }

    @Test
    void lineBreakInLabelOrName_isRefused() {
        for (String hostile : List.of("a\r\nBcc: x@y.fr", "a\nb", "a\u2028b", "a\u0085b", "a\u0000b", "a\u202Eb")) {
            assertThatThrownBy(() -> subject(hostile, "PAT", "ANNE", "1985-06-03"))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("MSS-SUBJECT-TEXT");
            assertThatThrownBy(() -> subject("Lettre", hostile, "ANNE", "1985-06-03"))
                    .isInstanceOf(InvalidInputException.class);
        }
    }

    @Test
    @Tag("REM-MSSS-05")
    void anyName_followsTheGrammar() {
        Random random = new Random(20260113);
        for (int i = 0; i < 2000; i++) {
            String name = NastyNames.name(random);
            String given = NastyNames.givenName(random);
            String label = NastyNames.label(random);
            String written = subject(label, name, given, NastyNames.birthDate(random));
            Matcher matcher = GRAMMAR.matcher(written);
            assertThat(matcher.matches()).as(written).isTrue();
            SubjectLine read = SubjectLine.read(written);
            assertThat(read.hasMarker()).isTrue();
            assertThat("XDM/1.0/DDM+" + read.text()).isEqualTo(written);
        }
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "[KO Intégration système !][902] XDM/1.0/DDM+CR PAT ANNE 03/06/1985, true, 902, CR PAT ANNE 03/06/1985",
                "[Erreur d'intégration !][902] XDM/1.0/DDM+CR PAT, true, 902, CR PAT",
                "  xdm/1.0/ddm + CR PAT, true, , CR PAT",
                "Re: TR: XDM/1.0/DDM+CR PAT, true, , CR PAT",
                "XDM/1.0/DDM CR PAT, true, , CR PAT",
                "XDM/1.0/DDM, true, , \"\"",
                "[902] XDM/1.0/DDM+CR, true, , CR",
                "Votre avis, false, , Votre avis",
                "Au sujet de XDM/1.0/DDM+CR, false, , Au sujet de XDM/1.0/DDM+CR",
                "[sans fin XDM/1.0/DDM+CR, false, , [sans fin XDM/1.0/DDM+CR"
            })
    @Tag("REM-MSSR-10")
    void received_isReadTolerantly(String raw, boolean marker, String code, String text) {
        SubjectLine subject = SubjectLine.read(raw);
        assertThat(subject.hasMarker()).isEqualTo(marker);
        assertThat(subject.failureCode()).isEqualTo(Optional.ofNullable(code));
        assertThat(subject.text()).isEqualTo(text);
        assertThat(subject.raw()).isEqualTo(raw);
    }

    @Test
    @Tag("REM-MSSR-10")
    void shown_lacksTheMarkerOnlyWithAnArchive() {
        SubjectLine subject = SubjectLine.read("[KO Intégration système !][902] XDM/1.0/DDM+CR PAT");
        assertThat(subject.shown(true)).isEqualTo("[KO Intégration système !][902] CR PAT");
        assertThat(subject.shown(false)).isEqualTo(subject.raw());
        assertThat(SubjectLine.read("Votre avis").shown(true)).isEqualTo("Votre avis");
        assertThat(SubjectLine.read("a\r\nb\u202Ec").shown(false)).isEqualTo("a  b c");
    }

    @Test
    void hostileSubjects_areReadInLinearTime() {
        for (String hostile :
                List.of("[".repeat(200_000), "[]".repeat(100_000), "re:".repeat(100_000), " ".repeat(200_000))) {
            assertThat(SubjectLine.read(hostile).hasMarker()).isFalse();
        }
    }
}
