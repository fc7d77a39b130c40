package org.segursdk.core.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violation;

class IdentityTraitsTest {
    private static IdentityTraits.Builder person() {
        return IdentityTraits.builder()
                .birthName("ADRTROIS")
                .birthGivenNames("DOMINIQUE")
                .sex(Sex.FEMALE)
                .birthDate("1997-02-26")
                .birthPlace("2A020");
    }

    @Test
    void build_everythingWrong_listsEveryViolationAtOnce() {
        InvalidInputException refused = catchThrowableOfType(InvalidInputException.class, () -> IdentityTraits.builder()
                .birthName("DUPONT2")
                .birthGivenNames("JEAN--PAUL")
                .firstGivenName("PAUL")
                .birthDate("1980-02-31")
                .birthPlace("123")
                .build());
        assertThat(refused.violations())
                .extracting(Violation::path, Violation::rule)
                .containsExactlyInAnyOrder(
                        tuple("birthName", "INS-NAME-ALPHABET"),
                        tuple("birthGivenNames", "INS-GIVENNAME-DOUBLE-HYPHEN"),
                        tuple("firstGivenName", "INS-FIRSTNAME-COHERENCE"),
                        tuple("sex", "REQUIRED"),
                        tuple("birthDate", "INS-BIRTHDATE"),
                        tuple("birthPlace", "INS-COG"));
        assertThat(refused.getMessage()).doesNotContain("DUPONT").doesNotContain("1980");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "D’ÆION|D'AEION",
                "Cœur|COEUR",
                "d'Artagnan de l'Hérault|D'ARTAGNAN DE L'HERAULT",
                "Le  Goff--Ÿ|LE GOFF--Y",
                "ÇELİK|CELIK",
                "'T HOEN|'T HOEN"
            })
    void birthName_isTransliterated(String typed, String expected) {
        assertThat(person().birthName(typed).build().birthName()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "-DUPONT,INS-NAME-START",
        "DU''PONT,INS-NAME-SEPARATORS",
        "DU' PONT,INS-NAME-SEPARATORS",
        "DU_PONT,INS-NAME-ALPHABET",
        "ДУПОН,INS-NAME-ALPHABET"
    })
    void birthName_brokenRule_isNamed(String name, String rule) {
        assertThatThrownBy(() -> person().birthName(name).build())
                .isInstanceOfSatisfying(InvalidInputException.class, e -> assertThat(e.violations())
                        .extracting(Violation::rule)
                        .containsExactly(rule));
    }

    @ParameterizedTest
    @CsvSource({
        "JEAN,true",
        "JEAN-CHRISTOPHE,true",
        "JEAN CHRISTOPHE-PIERRE,true",
        "CHRISTOPHE,false",
        "PIERRE,false",
        "JE,false"
    })
    void firstNameAgrees_withTheListJeanChristophePierre(String first, boolean agrees) {
        assertThat(InsNames.firstNameAgrees(first, "JEAN CHRISTOPHE PIERRE")).isEqualTo(agrees);
    }

    @Test
    void received_keepsTheAnswerVerbatim() {
        IdentityTraits traits = IdentityTraits.received(
                "D'ARTAGNAN--X",
                "PIERRE-ALAIN MURIEL FLORIANT",
                Optional.empty(),
                Sex.MALE,
                BirthDate.received("2009-07-14"),
                Optional.empty());
        assertThat(traits.birthName()).isEqualTo("D'ARTAGNAN--X");
        assertThat(traits.firstGivenName()).isEqualTo("PIERRE-ALAIN");
        assertThat(traits.toString()).isEqualTo("IdentityTraits[redacted]");
    }

    @Test
    void withFirstGivenName_outsideTheList_isRefused() {
        IdentityTraits traits = person().birthGivenNames("JEAN CHRISTOPHE").build();
        assertThat(traits.withFirstGivenName("Jean-Christophe").firstGivenName())
                .isEqualTo("JEAN-CHRISTOPHE");
        assertThatThrownBy(() -> traits.withFirstGivenName("CHRISTOPHE")).isInstanceOf(InvalidInputException.class);
    }
}
