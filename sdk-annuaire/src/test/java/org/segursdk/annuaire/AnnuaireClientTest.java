package org.segursdk.annuaire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.segursdk.annuaire.TestRows.DAY;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.segursdk.annuaire.TestRows.Person;
import org.segursdk.annuaire.TestRows.Place;
import org.segursdk.core.Endpoints;
import org.segursdk.core.Environment;
import org.segursdk.core.SegurContext;
import org.segursdk.core.actor.ProfessionalId;
import org.segursdk.core.actor.StructureId;
import org.segursdk.core.error.InvalidInputException;

/** Look-ups and searches against the directory. */
class AnnuaireClientTest extends AnnuaireTestBase {
    private final Person julie = new Person(1)
            .mailbox(TestRows.mailbox("julie.specimen@medecin.test.example", "PER", extra("digitization", "true")))
            .mailbox(TestRows.mailbox("cachee@medecin.test.example", "PER", extra("listeRouge", "true")))
            .mailbox(TestRows.mailbox("sans.type@medecin.test.example", ""));
    private final Place cabinet = new Place(1)
            .finess("990000001")
            .telecom(TestRows.mailbox("secretariat@cabinet.test.example", "ORG"))
            .telecom(TestRows.mailbox("automate@cabinet.test.example", "APP"))
            .telecom(TestRows.ordinary("contact@cabinet.example"))
            .telecom("{\"system\":\"phone\",\"value\":\"0144556677\"}");

    private static String extra(String url, String value) {
        return ",{\"url\":\"" + url + "\",\"valueBoolean\":" + value + '}';
    }

    private void julieAtTheCabinet() {
        data.put(julie.row());
        data.put(cabinet.row());
        data.put(TestRows.role(
                1,
                julie,
                "o1",
                DAY,
                true,
                // The same mailbox as the person's, written otherwise and with a rank.
                TestRows.mailbox("Julie.SPECIMEN@medecin.test.example", "PER")
                        .replace("\"system\":\"email\"", "\"system\":\"email\",\"rank\":1"),
                TestRows.mailbox("julie@cabinet.test.example", "CAB")));
        data.put(TestRows.role(2, julie, "o1", DAY, false));
    }

    private static ProfessionalId id(Person person) {
        return ProfessionalId.rpps(person.rpps);
    }

    @Test
    @Tag("REM-ANN-01")
    void professional_byRpps_comesWithActivitiesAndStructures() {
        julieAtTheCabinet();
        try (AnnuaireClient client = client()) {
            DirectoryProfessional found = client.professionalByRpps(julie.rpps).orElseThrow();
            assertThat(found.active()).isTrue();
            assertThat(found.id()).contains(id(julie));
            assertThat(found.rpps()).contains(julie.rpps);
            assertThat(found.familyName()).isEqualTo("SPECIMEN");
            assertThat(found.givenNames()).isEqualTo("Julie");
            assertThat(found.displayName()).isEqualTo("DR Julie SPECIMEN");
            assertThat(found.civility()).contains("MME");
            assertThat(found.professions()).extracting("code", "displayName").containsExactly(tuple("10", "Médecin"));
            assertThat(found.categories()).extracting("code").containsExactly("C");
            assertThat(found.specialties()).extracting("code", "displayName").containsExactly(tuple("SM41", "SM41"));
            assertThat(found.knowHow().get(0).type().orElseThrow().code()).isEqualTo("S");
            assertThat(found.degrees()).extracting("code").containsExactly("DE05");
            assertThat(found.lastUpdated()).contains(DAY);
            assertThat(found.activities()).hasSize(1);
            Activity activity = found.activities().get(0);
            assertThat(activity.id()).contains("1010000001");
            assertThat(activity.mode().orElseThrow().code()).isEqualTo("L");
            assertThat(activity.genre().orElseThrow().code()).isEqualTo("GENR01");
            DirectoryStructure structure = activity.structure().orElseThrow();
            assertThat(structure.id()).contains(StructureId.finess("990000001"));
            assertThat(structure.kind()).contains(StructureKind.GEOGRAPHICAL_ENTITY);
            assertThat(structure.sector().orElseThrow().code()).isEqualTo("SA07");
            assertThat(structure.category().orElseThrow().code()).isEqualTo("604");
            assertThat(structure.city()).contains("PARIS");
            assertThat(structure.address().lines()).containsExactly("1 RUE DES TESTS");
            assertThat(structure.telecoms()).extracting("uri").containsExactly("tel:0144556677");
            assertThat(client.activities(id(julie))).isEqualTo(found.activities());
        }
        assertThat(server.requests).allMatch(each -> each.headers().containsKey("esante-api-key"));
        assertThat(server.requests).hasSize(2);
    }

    private static org.assertj.core.groups.Tuple tuple(Object... values) {
        return org.assertj.core.groups.Tuple.tuple(values);
    }

    @Test
    @Tag("REM-ANN-05")
    @Tag("REM-MSSS-24")
    void mailboxes_threePlaces_mergedExactlyThose() {
        julieAtTheCabinet();
        try (AnnuaireClient client = client()) {
            List<HeldMailbox> all = client.mailboxes(id(julie));
            assertThat(all)
                    .extracting(each -> each.mailbox().address())
                    .containsExactly(
                            "julie.specimen@medecin.test.example",
                            "sans.type@medecin.test.example",
                            "julie@cabinet.test.example",
                            "secretariat@cabinet.test.example",
                            "automate@cabinet.test.example");
            MssMailbox first = all.get(0).mailbox();
            assertThat(first.type()).contains(MailboxType.PER);
            assertThat(first.rank()).isEqualTo(OptionalInt.of(1));
            assertThat(first.digitization()).contains(true);
            assertThat(all.get(0).holders())
                    .extracting(MailboxHolder::place)
                    .containsExactly(MailboxPlace.PROFESSIONAL, MailboxPlace.ACTIVITY);
            MailboxHolder there = all.get(0).holders().get(1);
            assertThat(there.name()).isEqualTo("DR Julie SPECIMEN");
            assertThat(there.professional()).contains(id(julie));
            assertThat(there.structure()).contains(StructureId.finess("990000001"));
            assertThat(there.structureName()).contains("CABINET SPECIMEN");
            assertThat(there.city()).contains("PARIS");
            assertThat(there.professions()).hasSize(1);
            assertThat(all.get(1).mailbox().type()).isEmpty();
            assertThat(all.get(1).mailbox().digitization()).isEmpty();
            assertThat(all.get(2).mailbox().type()).contains(MailboxType.CAB);
            assertThat(all.get(3).mailbox().type()).contains(MailboxType.ORG);
            assertThat(all.get(3).holders()).extracting(MailboxHolder::place).containsExactly(MailboxPlace.STRUCTURE);
            assertThat(all.get(4).mailbox().type()).contains(MailboxType.APP);
            assertThat(client.mailboxes(StructureId.finess("990000001")))
                    .extracting(each -> each.mailbox().address())
                    .containsExactly("secretariat@cabinet.test.example", "automate@cabinet.test.example");
        }
    }

    @Test
    @Tag("REM-ANN-05")
    void mailboxes_nonePublished_noneInvented() {
        Person person = new Person(2);
        data.put(person.row());
        try (AnnuaireClient client = client()) {
            assertThat(client.mailboxes(id(person))).isEmpty();
            assertThat(client.mailboxes(ProfessionalId.rpps("99799999999"))).isEmpty();
        }
    }

    @Test
    void holders_wholeAddressAnyCase_givesAllHolders() {
        julieAtTheCabinet();
        data.put(new Person(3)
                .mailbox(TestRows.mailbox("julie.specimen@medecin.test.example.com", "PER"))
                .row());
        try (AnnuaireClient client = client()) {
            HeldMailbox held =
                    client.holders("JULIE.specimen@medecin.test.example").orElseThrow();
            assertThat(held.holders())
                    .extracting(MailboxHolder::place)
                    .containsExactly(MailboxPlace.PROFESSIONAL, MailboxPlace.ACTIVITY);
            assertThat(client.holders("secretariat@cabinet.test.example")
                            .orElseThrow()
                            .holders())
                    .extracting(MailboxHolder::place)
                    .containsExactly(MailboxPlace.STRUCTURE);
            assertThat(client.holders("cachee@medecin.test.example")).isEmpty();
            assertThat(client.holders("contact@cabinet.example")).isEmpty();
        }
    }

    @Test
    void professional_removed_isGivenWithIdentifiersAlone() {
        data.put(new Person(4).removed().row());
        try (AnnuaireClient client = client()) {
            DirectoryProfessional found =
                    client.professionalByRpps("99700000004").orElseThrow();
            assertThat(found.active()).isFalse();
            assertThat(found.familyName()).isEmpty();
            assertThat(found.nationalId()).contains("899700000004");
            assertThat(client.mailboxes(ProfessionalId.rpps("99700000004"))).isEmpty();
        }
    }

    @Test
    void professional_unknown_isEmpty() {
        try (AnnuaireClient client = client()) {
            assertThat(client.professionalByRpps("99700000009")).isEmpty();
            assertThatThrownBy(() -> client.professionalByRpps("997")).isInstanceOf(InvalidInputException.class);
        }
    }

    @Test
    void professionals_byNameAndSpecialty_onlyThose() {
        data.put(julie.row());
        data.put(new Person(5).name("SPÉCIMEN", "Julien").row());
        data.put(new Person(6).name("SPECIMEN", "Julie").is("10", "SM26").row());
        data.put(new Person(7).name("SPECIMENS", "Juliette").removed().row());
        try (AnnuaireClient client = client()) {
            Results<DirectoryProfessional> found = client.professionals(ProfessionalQuery.builder()
                    .name("specimen")
                    .givenName("jul")
                    .profession("10")
                    .specialty("SM41")
                    .build());
            assertThat(found.items())
                    .extracting(each -> each.rpps().orElseThrow())
                    .containsExactlyInAnyOrder("99700000001", "99700000005");
            assertThat(found.total()).hasValue(2);
            assertThat(found.more()).isFalse();
        }
        assertThat(server.requests.get(0).all("qualification-code")).containsExactly("10", "SM41");
    }

    @Test
    void professionals_byPlace_goesThroughStructures() {
        julieAtTheCabinet();
        Person elsewhere = new Person(8);
        data.put(elsewhere.row());
        data.put(new Place(2).finess("990000002").in("69003", "LYON").row());
        data.put(TestRows.role(8, elsewhere, "o2", DAY, true));
        try (AnnuaireClient client = client()) {
            for (ProfessionalQuery query : List.of(
                    ProfessionalQuery.builder().city("Lyo").specialty("SM41").build(),
                    ProfessionalQuery.builder().postalCode("69").build(),
                    ProfessionalQuery.builder().name("spec").city("lyon").build(),
                    ProfessionalQuery.builder()
                            .structure(StructureId.finess("990000002"))
                            .build())) {
                assertThat(client.professionals(query).items())
                        .extracting(each -> each.rpps().orElseThrow())
                        .containsExactly("99700000008");
            }
            assertThat(client.professionals(ProfessionalQuery.builder()
                                    .city("Lyon")
                                    .withMailbox()
                                    .build())
                            .items())
                    .isEmpty();
            assertThat(client.professionals(ProfessionalQuery.builder()
                                    .city("Paris")
                                    .mailboxType(MailboxType.CAB)
                                    .build())
                            .items())
                    .hasSize(1);
        }
    }

    @Test
    void professionals_beyondTheLimit_saysThereIsMore() {
        for (int i = 100; i < 130; i++) {
            data.put(new Person(i).row());
        }
        data.largestPage = 7;
        try (AnnuaireClient client = client()) {
            Results<DirectoryProfessional> found = client.professionals(
                    ProfessionalQuery.builder().name("SPECIMEN").limit(10).build());
            assertThat(found.items()).hasSize(10);
            assertThat(found.more()).isTrue();
            assertThat(found.total()).hasValue(30);
            assertThat(server.requests).hasSize(2);
            data.total = false;
            found = client.professionals(
                    ProfessionalQuery.builder().name("SPECIMEN").limit(50).build());
            assertThat(found.items()).hasSize(30);
            assertThat(found.more()).isFalse();
            assertThat(found.total()).isEmpty();
        }
    }

    @Test
    void structure_byEachKindOfNumber_isFound() {
        data.put(new Place(1)
                .finess("990000001")
                .identified("SIRET", "https://sirene.fr", "99999999900011")
                .identified("SIREN", "https://sirene.fr", "999999999")
                .row());
        // The two publications of the ANS give the number of a practice two systems and three types.
        data.put(new Place(2)
                .identified("RPPSRG", "https://rppsrang.esante.gouv.fr", "99700000001001")
                .row());
        data.put(new Place(3)
                .identified("INTRN", "https://rpps.esante.gouv.fr", "99700000002001")
                .row());
        try (AnnuaireClient client = client()) {
            assertThat(client.structure(StructureId.finess("990000001"))).isPresent();
            assertThat(client.structure(StructureId.siret("99999999900011"))).isPresent();
            assertThat(client.structure(new StructureId("2999999999"))).isPresent();
            DirectoryStructure first =
                    client.structure(StructureId.rppsRank("99700000001001")).orElseThrow();
            DirectoryStructure second =
                    client.structure(StructureId.rppsRank("99700000002001")).orElseThrow();
            assertThat(first.identifiers().rppsRank()).contains("99700000001001");
            assertThat(second.identifiers().rppsRank()).contains("99700000002001");
            assertThat(second.id()).contains(StructureId.rppsRank("99700000002001"));
            assertThat(client.structure(StructureId.finess("990000009"))).isEmpty();
        }
    }

    @Test
    void structures_byNameAndPlace_onlyThose() {
        data.put(cabinet.row());
        data.put(new Place(2)
                .finess("990000002")
                .name("CLINIQUE, DU TEST|1")
                .in("75014", "PARIS")
                .row());
        try (AnnuaireClient client = client()) {
            assertThat(client.structures(
                                    StructureQuery.builder().postalCode("750").build())
                            .items())
                    .hasSize(2);
            assertThat(client.structures(StructureQuery.builder()
                                    .city("Paris")
                                    .withMailbox()
                                    .build())
                            .items())
                    .extracting(DirectoryStructure::name)
                    .containsExactly("CABINET SPECIMEN");
            client.structures(
                    StructureQuery.builder().name("CLINIQUE, DU TEST|1").build());
        }
        // What FHIR would read as a separator is escaped.
        assertThat(server.requests.get(server.requests.size() - 1).all("name"))
                .containsExactly("CLINIQUE\\, DU TEST\\|1");
    }

    @Test
    void search_longQuery_isPosted() {
        List<Person> persons =
                java.util.stream.IntStream.range(200, 320).mapToObj(Person::new).toList();
        data.put(cabinet.row());
        persons.forEach(person -> data.put(person.row()));
        for (int i = 0; i < persons.size(); i++) {
            data.put(TestRows.role(200 + i, persons.get(i), "o1", DAY, true));
        }
        AnnuaireProfile profile = AnnuaireProfile.builder().longestQuery(300).build();
        data.largestPage = 500;
        try (AnnuaireClient client =
                client(AnnuaireSettings.builder().key(key()).profile(profile).build())) {
            assertThat(client.professionals(ProfessionalQuery.builder()
                                    .postalCode("75")
                                    .limit(500)
                                    .build())
                            .items())
                    .hasSize(120);
        }
        assertThat(server.requests)
                .filteredOn(each -> each.path().endsWith("/Practitioner/_search"))
                .isNotEmpty()
                .allMatch(each -> each.method().equals("POST")
                        && each.headers().get("content-type").equals("application/x-www-form-urlencoded")
                        && !each.target().contains("?"));
    }

    @Test
    void search_withNames_isPosted_withoutThem_not() {
        data.put(julie.row());
        try (AnnuaireClient client = client()) {
            client.professionals(ProfessionalQuery.builder().name("Spécimen").build());
            client.professionals(ProfessionalQuery.builder().specialty("SM41").build());
            client.holders("julie.specimen@medecin.test.example");
        }
        assertThat(server.requests)
                .extracting(FakeAnnuaire.Request::method)
                .startsWith("POST", "GET")
                .contains("POST");
        assertThat(server.requests)
                .allMatch(each ->
                        !each.target().contains("sp%C3") && !each.target().contains("julie"));
    }

    @Test
    void status_tellsVersionAndParameters() {
        try (AnnuaireClient client = client()) {
            AnnuaireStatus status = client.status();
            assertThat(status.fhirVersion()).isEqualTo("4.0.1");
            assertThat(status.searches("Practitioner", "mailbox-mss")).isTrue();
            assertThat(status.searches("Practitioner", "mailbox-mss-type")).isFalse();
        }
    }

    @Test
    void lookUp_again_isAnsweredFromTheCacheForItsTime() {
        julieAtTheCabinet();
        AnnuaireSettings settings = AnnuaireSettings.builder()
                .key(key())
                .cacheLifetime(Duration.ofMinutes(5))
                .cacheSize(1)
                .build();
        try (AnnuaireClient client = client(settings)) {
            client.professional(id(julie));
            int calls = server.requests.size();
            client.professional(id(julie));
            assertThat(server.requests).hasSize(calls);
            clock.forward(Duration.ofMinutes(5));
            client.professional(id(julie));
            assertThat(server.requests).hasSize(2 * calls);
            client.currentProfessional(id(julie));
            assertThat(server.requests).hasSize(3 * calls);
            data.put(new Person(9).row());
            client.professionalByRpps("99700000009");
            client.professional(id(julie));
            assertThat(server.requests).as("only the last is kept").hasSize(4 * calls + 1);
            client.clearCache();
            client.professional(id(julie));
            assertThat(server.requests).hasSize(5 * calls + 1);
        }
    }

    @Test
    void open_makesNoCall() {
        client().close();
        assertThat(server.requests).isEmpty();
    }

    @Test
    void open_inProductionWithoutAcceptance_isRefused() {
        SegurContext production = SegurContext.builder()
                .software(context().software())
                .structure(context().structure())
                .credentials(TestKeys.client())
                .endpoints(Endpoints.builder(Environment.PRODUCTION)
                        .endpoint("annuaire", org.segursdk.core.Endpoint.of(server.uri()))
                        .build())
                .build();
        assertThatThrownBy(() -> AnnuaireClient.create(production, settings()))
                .hasMessageContaining("PRODUCTION-UNACCEPTED-FACTS")
                .hasMessageContaining("annuaire.page.foreign-link");
    }

    @Test
    void query_wrong_saysEverythingAtOnce() {
        assertThatThrownBy(() -> ProfessionalQuery.builder()
                        .name("--")
                        .profession("1|2")
                        .limit(0)
                        .build())
                .isInstanceOfSatisfying(InvalidInputException.class, e -> assertThat(e.violations())
                        .extracting("rule")
                        .containsExactly("ANN-QUERY-CODE", "ANN-QUERY-TEXT", "ANN-QUERY-LIMIT"));
        assertThatThrownBy(() ->
                        ProfessionalQuery.builder().name(" ").withMailbox().build())
                .hasMessageContaining("ANN-QUERY-CRITERIA");
        assertThatThrownBy(() -> StructureQuery.builder().build()).hasMessageContaining("ANN-QUERY-CRITERIA");
        assertThatThrownBy(() -> ApiKey.of("a\r\nb")).hasMessageContaining("ANN-KEY");
        assertThat(Optional.of(ApiKey.of(" k ").reveal())).contains("k");
    }
}
