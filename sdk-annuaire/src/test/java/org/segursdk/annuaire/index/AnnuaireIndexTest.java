package org.segursdk.annuaire.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.segursdk.annuaire.DirectoryProfessional;
import org.segursdk.annuaire.DirectoryStructure;
import org.segursdk.annuaire.MailboxPlace;
import org.segursdk.annuaire.MailboxType;
import org.segursdk.annuaire.ProfessionalQuery;
import org.segursdk.annuaire.Results;
import org.segursdk.annuaire.StructureQuery;
import org.segursdk.annuaire.TestRows;
import org.segursdk.annuaire.TestRows.Person;
import org.segursdk.annuaire.TestRows.Place;
import org.segursdk.core.actor.ProfessionalId;
import org.segursdk.core.actor.StructureId;

/** Searching the copy. */
@TestInstance(Lifecycle.PER_CLASS)
class AnnuaireIndexTest extends SyncTestBase {
    private AnnuaireIndex index;

    private void put(
            int number, String family, String given, String profession, String specialty, int place, String... boxes) {
        Person person = new Person(number).name(family, given).is(profession, specialty);
        List.of(boxes).forEach(person::mailbox);
        data.put(person.row());
        data.put(TestRows.role(number, person, "o" + place, TestRows.DAY, true));
    }

    @BeforeAll
    void load(@TempDir Path copy) {
        data.put(new Place(1)
                .finess("990000001")
                .name("Clinique de l'Étoile")
                .in("42000", "ST ETIENNE")
                .row());
        data.put(new Place(2)
                .finess("990000002")
                .name("HOPITAL SAINT-LOUIS")
                .in("75010", "Paris")
                .telecom(TestRows.mailbox("cardio@hopital.test.example", "ORG"))
                .row());
        data.put(new Place(3)
                .finess("990000003")
                .name("CABINET")
                .in("97400", "SAINT-DENIS")
                .row());
        put(1, "D'ALMEIDA", "Noël", "10", "SM41", 1, TestRows.mailbox("n.almeida@medecin.test.example", "PER"));
        put(2, "LE GOFF-MARTIN", "Anne-Cœur", "10", "SM26", 2);
        put(3, "MARTIN", "Zoé", "21", "SM26", 2, TestRows.mailbox("officine@test.example", "CAB"));
        put(4, "MARTINEAU", "Ève", "10", "SM41", 3);
        put(5, "ŒILLET", "Jean Pierre", "60", "SI04", 3);
        put(6, "DE LA TOUR", "Ma", "10", "SM41", 2);
        put(7, "ABBE MARTIN", "Luc", "10", "SM41", 1);
        index = AnnuaireIndex.open(copy, clock);
        run(index);
    }

    @AfterAll
    void close() {
        index.close();
    }

    private List<String> names(ProfessionalQuery.Builder query) {
        return index.professionals(query.build()).items().stream()
                .map(DirectoryProfessional::familyName)
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    d'almeida      | D'ALMEIDA
                    d almeida      | D'ALMEIDA
                    DALMEIDA       | D'ALMEIDA
                    D’Almeida      | D'ALMEIDA
                    alméïda        | D'ALMEIDA
                    dalm           | D'ALMEIDA
                    legoff         | LE GOFF-MARTIN
                    le goff martin | LE GOFF-MARTIN
                    LE-GOFF        | LE GOFF-MARTIN
                    goff           | LE GOFF-MARTIN
                    mar goff       | LE GOFF-MARTIN
                    martin         | MARTIN;MARTINEAU;ABBE MARTIN;LE GOFF-MARTIN
                    ma             | MARTIN;MARTINEAU;ABBE MARTIN;LE GOFF-MARTIN
                    MARTINE        | MARTINEAU
                    oeil           | ŒILLET
                    œIL            | ŒILLET
                    d              | D'ALMEIDA;DE LA TOUR
                    de la tour     | DE LA TOUR
                    delatour       | DE LA TOUR
                    dela           | DE LA TOUR
                    artin          |
                    martin x       |
                    """)
    void name_anySpelling_findsThoseAndInThatOrder(String typed, String expected) {
        assertThat(String.join(";", names(ProfessionalQuery.builder().name(typed))))
                .isEqualTo(expected == null ? "" : expected);
    }

    @Test
    void criteria_allMustAnswer() {
        assertThat(names(ProfessionalQuery.builder().givenName("anne"))).containsExactly("LE GOFF-MARTIN");
        assertThat(names(ProfessionalQuery.builder().givenName("coeur"))).containsExactly("LE GOFF-MARTIN");
        assertThat(names(ProfessionalQuery.builder().givenName("jean-pierre"))).containsExactly("ŒILLET");
        assertThat(names(ProfessionalQuery.builder().profession("21"))).containsExactly("MARTIN");
        assertThat(names(ProfessionalQuery.builder().specialty("SM41").city("paris")))
                .containsExactly("DE LA TOUR");
        assertThat(names(ProfessionalQuery.builder()
                        .name("martin")
                        .profession("10")
                        .specialty("SM26")))
                .containsExactly("LE GOFF-MARTIN");
        assertThat(names(ProfessionalQuery.builder().structure(StructureId.finess("990000003"))))
                .containsExactly("MARTINEAU", "ŒILLET");
        assertThat(names(ProfessionalQuery.builder()
                        .structure(StructureId.finess("990000003"))
                        .name("oe")))
                .containsExactly("ŒILLET");
        assertThat(names(ProfessionalQuery.builder().name("m").withMailbox())).containsExactly("MARTIN");
        assertThat(names(ProfessionalQuery.builder().postalCode("7").mailboxType(MailboxType.CAB)))
                .containsExactly("MARTIN");
        assertThat(names(ProfessionalQuery.builder().postalCode("7").mailboxType(MailboxType.ORG)))
                .as("a mailbox of the structure is not theirs")
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    saint-étienne | 2
                    St Etienne    | 2
                    SAINT E       | 2
                    etienne       | 2
                    st            | 4
                    saint         | 4
                    saintdenis    | 2
                    par           | 3
                    lyon          | 0
                    """)
    void city_anySpelling_isFound(String typed, int expected) {
        assertThat(names(ProfessionalQuery.builder().city(typed))).hasSize(expected);
    }

    @ParameterizedTest
    @CsvSource({"4, 2", "42, 2", "42000, 2", "75010, 3", "9, 2", "7501, 3", "10, 0", "420001, 0"})
    void postalCode_orItsBeginning_isFound(String typed, int expected) {
        assertThat(names(ProfessionalQuery.builder().postalCode(typed))).hasSize(expected);
    }

    @Test
    void completion_anyWordOfAnyName_leadingOneFirst() {
        assertThat(complete("martin")).containsExactly("MARTIN", "MARTINEAU", "ABBE MARTIN", "LE GOFF-MARTIN");
        assertThat(complete("martin z")).containsExactly("MARTIN");
        assertThat(complete("zoe mar")).containsExactly("MARTIN");
        assertThat(complete("ma")).startsWith("MARTIN", "MARTINEAU").contains("DE LA TOUR");
        assertThat(complete("delatour")).containsExactly("DE LA TOUR");
        assertThat(complete("de la tour ma")).containsExactly("DE LA TOUR");
        Results<DirectoryProfessional> two = index.complete("m", 2);
        assertThat(two.items()).hasSize(2);
        assertThat(two.more()).isTrue();
        assertThat(two.total()).isEmpty();
        assertThat(index.complete("zoe", 5).total()).hasValue(1);
        assertThatThrownBy(() -> index.complete("'-", 5)).hasMessageContaining("ANN-QUERY-TEXT");
        assertThatThrownBy(() -> index.complete("a", 0)).hasMessageContaining("ANN-QUERY-LIMIT");
    }

    private List<String> complete(String text) {
        return index.complete(text, 10).items().stream()
                .map(DirectoryProfessional::familyName)
                .toList();
    }

    @Test
    void suggestions_areNamesThatSomebodyBears() {
        assertThat(index.suggest(SuggestField.FAMILY_NAME, "mar", 10)).containsExactly("MARTIN", "MARTINEAU");
        assertThat(index.suggest(SuggestField.FAMILY_NAME, "mar", 1)).containsExactly("MARTIN");
        assertThat(index.suggest(SuggestField.GIVEN_NAME, "j", 10)).containsExactly("JEAN PIERRE");
        assertThat(index.suggest(SuggestField.PROFESSIONAL_CITY, "s", 10))
                .containsExactly("SAINT DENIS", "SAINT ETIENNE");
        assertThat(index.suggest(SuggestField.PROFESSIONAL_CITY, "st é", 10)).containsExactly("SAINT ETIENNE");
        assertThat(index.suggest(SuggestField.STRUCTURE_NAME, "Hôp", 10)).containsExactly("HOPITAL SAINT LOUIS");
        assertThat(index.suggest(SuggestField.STRUCTURE_CITY, "z", 10)).isEmpty();
    }

    @Test
    void structures_byNameTownAndNumber() {
        assertThat(structures(StructureQuery.builder().name("etoile"))).containsExactly("Clinique de l'Étoile");
        assertThat(structures(StructureQuery.builder().name("clinique de l'et")))
                .hasSize(1);
        assertThat(structures(StructureQuery.builder().city("saint"))).hasSize(2);
        assertThat(structures(StructureQuery.builder().postalCode("75").withMailbox()))
                .hasSize(1);
        assertThat(structures(StructureQuery.builder().postalCode("75").mailboxType(MailboxType.APP)))
                .isEmpty();
        assertThat(index.structures(StructureId.finess("990000002"))).hasSize(1);
        assertThat(index.structures(StructureId.finess("990000009"))).isEmpty();
    }

    private List<String> structures(StructureQuery.Builder query) {
        return index.structures(query.build()).items().stream()
                .map(DirectoryStructure::name)
                .toList();
    }

    @Test
    @Tag("REM-ANN-05")
    void holders_wholeAddressOnly() {
        assertThat(index.holders(" OFFICINE@test.example").orElseThrow().holders())
                .extracting(each -> each.professional().orElseThrow())
                .containsExactly(ProfessionalId.rpps("99700000003"));
        assertThat(index.holders("cardio@hopital.test.example").orElseThrow().holders())
                .extracting(each -> each.place())
                .containsExactly(MailboxPlace.STRUCTURE);
        assertThat(index.holders("officine@test.exampl")).isEmpty();
    }

    @Test
    void professional_byEitherNumber_isFound() {
        assertThat(index.professional(ProfessionalId.rpps("99700000001"))).isPresent();
        assertThat(index.professional(new ProfessionalId("899700000001"))).isPresent();
        assertThat(index.professional(ProfessionalId.rpps("99700000099"))).isEmpty();
    }
}
