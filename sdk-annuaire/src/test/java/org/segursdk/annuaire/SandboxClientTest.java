package org.segursdk.annuaire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.segursdk.annuaire.AnnuaireTestBase.FakePace;
import org.segursdk.annuaire.internal.http.Pace;
import org.segursdk.core.actor.PostalAddress.Part;
import org.segursdk.core.actor.ProfessionalId;
import org.segursdk.core.actor.StructureId;
import org.segursdk.core.error.SegurException;
import org.segursdk.core.error.ServiceFaultException;
import org.segursdk.core.error.ServiceFaultException.Layer;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.sandbox.AnnuaireActivity;
import org.segursdk.sandbox.AnnuaireCareService;
import org.segursdk.sandbox.AnnuaireCode;
import org.segursdk.sandbox.AnnuaireDevice;
import org.segursdk.sandbox.AnnuaireMailbox;
import org.segursdk.sandbox.AnnuairePractitioner;
import org.segursdk.sandbox.AnnuaireSituation;
import org.segursdk.sandbox.AnnuaireSituation.Kind;
import org.segursdk.sandbox.AnnuaireStructure;

/** The client against the sandbox's directory: what it finds is what stands there, looked at from the other side. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SandboxClientTest {
    /** Of a test card, liberal and salaried. */
    private static final String DOCTOR = "99700366240";

    private static final StructureId HOSPITAL = StructureId.finess("0B0193488");

    private final FakePace pace = new FakePace();
    private SandboxAnnuaire sandbox;

    @BeforeAll
    void start() {
        sandbox = new SandboxAnnuaire();
    }

    @BeforeEach
    void reset() {
        sandbox.reset();
        pace.waits.clear();
    }

    @AfterAll
    void stop() {
        sandbox.close();
    }

    private AnnuaireClient client() {
        return sandbox.client(pace);
    }

    private List<AnnuairePractitioner> population() {
        return IntStream.range(0, 200).mapToObj(sandbox.directory()::generated).toList();
    }

    private static Set<String> codes(List<CodedValue> values) {
        return values.stream()
                .map(each -> each.codeSystem() + '|' + each.code())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> codes(Stream<AnnuaireCode> values) {
        return values.map(each -> each.system() + '|' + each.code()).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<AnnuaireCode> qualifications(AnnuairePractitioner person, String table) {
        return person.qualifications().stream().flatMap(List::stream).filter(code -> code.system()
                .contains(table));
    }

    /** What the fact sheet lets a reader show: not what is on the red list. */
    private static Stream<String> shown(List<AnnuaireMailbox> mailboxes) {
        return mailboxes.stream().filter(each -> !each.redList()).map(AnnuaireMailbox::address);
    }

    @Test
    @Tag("REM-ANN-01")
    void everyKindOfProfessional_isReadAsItStands() {
        try (AnnuaireClient client = client()) {
            Stream.concat(
                            IntStream.range(0, 12).mapToObj(sandbox.directory()::generated),
                            Stream.of(DOCTOR).map(rpps -> sandbox.directory()
                                    .practitioner(rpps)
                                    .orElseThrow()))
                    .forEach(person -> assertThatIsRead(
                            person, client.professionalByRpps(person.rpps()).orElseThrow()));
        }
    }

    private void assertThatIsRead(AnnuairePractitioner person, DirectoryProfessional read) {
        assertThat(read.rpps()).contains(person.rpps());
        assertThat(read.nationalId()).contains(person.nationalId());
        assertThat(read.active()).isEqualTo(person.active());
        assertThat(read.familyName()).isEqualTo(person.family());
        assertThat(read.givenNames()).isEqualTo(String.join(" ", person.given()));
        assertThat(read.civility().orElse("")).isEqualTo(person.civility());
        assertThat(read.title().orElse("")).isEqualTo(person.title());
        assertThat(codes(read.professions())).isEqualTo(codes(qualifications(person, AnnuairePractitioner.PROFESSION)));
        assertThat(codes(read.categories())).isEqualTo(codes(qualifications(person, AnnuairePractitioner.CATEGORY)));
        assertThat(codes(read.specialties())).isEqualTo(codes(qualifications(person, AnnuairePractitioner.SPECIALTY)));
        assertThat(codes(read.degrees())).isEqualTo(codes(qualifications(person, AnnuairePractitioner.DIPLOMA)));
        assertThat(read.lastUpdated()).isEqualTo(sandbox.directory().lastUpdated(person));
        assertThat(read.mailboxes().stream().map(MssMailbox::address))
                .containsExactlyElementsOf(shown(person.mailboxes()).toList());
        List<AnnuaireActivity> activities = sandbox.directory().activities(person.rpps());
        assertThat(read.activities()).hasSameSizeAs(activities);
        for (AnnuaireActivity activity : activities) {
            Activity found = read.activities().stream()
                    .filter(each -> each.id().equals(Optional.of(activity.number())))
                    .findFirst()
                    .orElseThrow();
            assertThat(codes(found.codes())).isEqualTo(codes(activity.codes().stream()));
            AnnuaireStructure place = sandbox.directory()
                    .structure(activity.structure().orElseThrow())
                    .orElseThrow();
            assertThatIsRead(place, found.structure().orElseThrow());
        }
    }

    private static void assertThatIsRead(AnnuaireStructure place, DirectoryStructure read) {
        assertThat(read.id().orElseThrow().value()).isEqualTo(place.number());
        assertThat(read.name()).isEqualTo(place.name());
        assertThat(read.active()).isEqualTo(place.active());
        StructureIdentifiers ids = read.identifiers();
        Map<String, String> told = place.identifiers();
        assertThat(ids.finess().orElse("")).isEqualTo(told.getOrDefault("FINEG", told.getOrDefault("FINEJ", "")));
        assertThat(ids.siret().orElse("")).isEqualTo(told.getOrDefault("SIRET", ""));
        assertThat(ids.siren().orElse("")).isEqualTo(told.getOrDefault("SIREN", ""));
        assertThat(ids.rppsRank().orElse("")).isEqualTo(told.getOrDefault("RPPSRG", told.getOrDefault("INTRN", "")));
        assertThat(read.kind())
                .isEqualTo(
                        !place.active()
                                ? Optional.empty()
                                : Optional.of(
                                        place.legal()
                                                ? StructureKind.LEGAL_ENTITY
                                                : StructureKind.GEOGRAPHICAL_ENTITY));
        assertThat(read.city()).isEqualTo(place.address().flatMap(address -> address.part(Part.CITY)));
        assertThat(read.address().communeCode())
                .isEqualTo(place.address().flatMap(address -> address.part(Part.COUNTY)));
        place.address()
                .flatMap(address -> address.part(Part.STREET))
                .ifPresent(street -> assertThat(read.address().lines().get(0)).endsWith(street));
        assertThat(read.telecoms().stream().map(each -> each.uri().replaceAll("[^0-9]", "")))
                .containsExactlyElementsOf(place.phones());
        assertThat(read.mailboxes().stream().map(MssMailbox::address))
                .containsExactlyElementsOf(shown(place.mailboxes()).toList());
    }

    @Test
    void everyKindOfStructure_isFoundByEachOfItsNumbers() {
        List<AnnuaireStructure> places = population().stream()
                .limit(40)
                .flatMap(person -> sandbox.directory().activities(person.rpps()).stream())
                .flatMap(activity -> activity.structure().stream())
                .distinct()
                .limit(6)
                .map(number -> sandbox.directory().structure(number).orElseThrow())
                .toList();
        try (AnnuaireClient client = client()) {
            for (AnnuaireStructure place : places) {
                List<StructureId> numbers = new ArrayList<>(List.of(new StructureId(place.number())));
                Optional.ofNullable(place.identifiers().get("SIRET"))
                        .ifPresent(id -> numbers.add(StructureId.siret(id)));
                for (StructureId number : numbers) {
                    assertThatIsRead(place, client.structure(number).orElseThrow());
                }
            }
            assertThat(client.structure(StructureId.finess("0C9999999"))).isEmpty();
        }
    }

    @Test
    @Tag("REM-ANN-05")
    void mailboxes_ofTheThreePlaces_areThosePublished() {
        sandbox.directory()
                .put(sandbox.directory()
                        .practitioner(DOCTOR)
                        .orElseThrow()
                        .withMailboxes(
                                AnnuaireMailbox.of(AnnuaireMailbox.Kind.PER, "julie@medecin.test")
                                        .withDigitization(true),
                                AnnuaireMailbox.bare("sans.type@medecin.test"),
                                AnnuaireMailbox.of(AnnuaireMailbox.Kind.CAB, "cachee@medecin.test")
                                        .onRedList()));
        try (AnnuaireClient client = client()) {
            List<HeldMailbox> found = client.mailboxes(ProfessionalId.rpps(DOCTOR));
            Set<String> expected = new TreeSet<>(Set.of("julie@medecin.test", "sans.type@medecin.test"));
            sandbox.directory().activities(DOCTOR).forEach(activity -> {
                shown(activity.mailboxes()).forEach(expected::add);
                sandbox.directory()
                        .structure(activity.structure().orElseThrow())
                        .ifPresent(place -> shown(place.mailboxes()).forEach(expected::add));
            });
            assertThat(expected).hasSizeGreaterThan(4);
            assertThat(found.stream().map(each -> each.mailbox().address()))
                    .containsExactlyInAnyOrderElementsOf(expected);
            MssMailbox own = found.stream()
                    .map(HeldMailbox::mailbox)
                    .filter(each -> each.address().equals("julie@medecin.test"))
                    .findFirst()
                    .orElseThrow();
            assertThat(own.type()).contains(MailboxType.PER);
            assertThat(own.digitization()).contains(true);
            assertThat(client.mailboxes(HOSPITAL).stream()
                            .map(each -> each.mailbox().type().orElseThrow()))
                    .containsExactly(MailboxType.ORG, MailboxType.APP);

            for (HeldMailbox held : found) {
                assertThat(client.holders(held.mailbox().address().toUpperCase(java.util.Locale.ROOT))
                                .orElseThrow()
                                .mailbox()
                                .address())
                        .isEqualTo(held.mailbox().address());
            }
            assertThat(client.holders("cachee@medecin.test")).isEmpty();
            assertThat(client.holders("accueil@hopital-fictif.example")).isEmpty();
        }
        assertThat(sandbox.calls())
                .as("an address that somebody typed stands in no URL")
                .noneMatch(call ->
                        call.requestHead().contains("%40") || call.requestHead().contains("@"));
    }

    @Test
    void searches_findWhoStandsThere() {
        AnnuairePractitioner sought = population().stream()
                .filter(each -> each.active()
                        && qualifications(each, AnnuairePractitioner.SPECIALTY)
                                .findAny()
                                .isPresent())
                .findFirst()
                .orElseThrow();
        String specialty = qualifications(sought, AnnuairePractitioner.SPECIALTY)
                .findFirst()
                .orElseThrow()
                .code();
        try (AnnuaireClient client = client()) {
            assertThat(rpps(client, ProfessionalQuery.builder().specialty(specialty)))
                    .containsExactlyInAnyOrderElementsOf(
                            matching(each -> qualifications(each, AnnuairePractitioner.SPECIALTY)
                                    .anyMatch(code -> code.code().equals(specialty))));
            assertThat(rpps(
                            client,
                            ProfessionalQuery.builder().name(sought.family().substring(0, 3))))
                    .containsExactlyInAnyOrderElementsOf(matching(
                            each -> each.family().startsWith(sought.family().substring(0, 3))));
            String city = sandbox.directory()
                    .activities(sought.rpps())
                    .get(0)
                    .structure()
                    .flatMap(sandbox.directory()::structure)
                    .flatMap(AnnuaireStructure::address)
                    .flatMap(address -> address.part(Part.CITY))
                    .orElseThrow();
            List<String> there = matching(each -> sandbox.directory().activities(each.rpps()).stream()
                    .flatMap(activity -> activity.structure().stream())
                    .flatMap(number -> sandbox.directory().structure(number).stream())
                    .anyMatch(place -> place.address()
                            .flatMap(address -> address.part(Part.CITY))
                            .equals(Optional.of(city))));
            assertThat(rpps(client, ProfessionalQuery.builder().city(city))).containsExactlyInAnyOrderElementsOf(there);
            assertThat(rpps(
                            client,
                            ProfessionalQuery.builder().name(sought.family()).city(city)))
                    .contains(sought.rpps())
                    .isSubsetOf(there);
            assertThat(client.structures(StructureQuery.builder()
                                    .name("CLINIQUE DOC")
                                    .withMailbox()
                                    .build())
                            .items())
                    .extracting(each -> each.id().orElseThrow())
                    .containsExactly(HOSPITAL);
        }
    }

    private static List<String> rpps(AnnuaireClient client, ProfessionalQuery.Builder query) {
        Results<DirectoryProfessional> found =
                client.professionals(query.limit(1000).build());
        assertThat(found.more()).isFalse();
        return found.items().stream().map(each -> each.rpps().orElseThrow()).toList();
    }

    private List<String> matching(java.util.function.Predicate<AnnuairePractitioner> wanted) {
        Stream<AnnuairePractitioner> cards = Stream.of(DOCTOR, "99700427869", "99700427885", "99700218896")
                .map(rpps -> sandbox.directory().practitioner(rpps).orElseThrow());
        return Stream.concat(population().stream(), cards)
                .filter(AnnuairePractitioner::active)
                .filter(wanted)
                .map(AnnuairePractitioner::rpps)
                .toList();
    }

    @Test
    void careServicesAndEquipment_areFoundByStructureAndNumber() {
        AnnuaireCareService surgery = new AnnuaireCareService(
                "52-52-49883",
                true,
                false,
                HOSPITAL.value(),
                List.of(AnnuaireCode.nos("TRE_R277-ActiviteSanitaireRegulee", "04")),
                List.of(AnnuaireCode.nos("TRE_R275-ModaliteActivite", "42")),
                List.of(AnnuaireCode.nos("TRE_R276-FormeActivite", "01")));
        AnnuaireCareService social =
                new AnnuaireCareService("52-52-50000", true, true, HOSPITAL.value(), List.of(), List.of(), List.of());
        AnnuaireDevice scanner = new AnnuaireDevice(
                "52-52-60001",
                true,
                HOSPITAL.value(),
                List.of(AnnuaireCode.nos("TRE_R272-EquipementMaterielLourd", "05602")),
                "MARQUE FICTIVE",
                "");
        Stream.of(surgery, social, scanner).forEach(sandbox.directory()::put);
        try (AnnuaireClient client = client()) {
            List<CareService> offered = client.careServices(HOSPITAL);
            assertThat(offered)
                    .extracting(each -> each.kind().orElseThrow())
                    .containsExactlyInAnyOrder(CareServiceKind.CARE_ACTIVITY, CareServiceKind.SOCIAL_EQUIPMENT);
            CareService read = client.careService("52-52-49883").orElseThrow();
            assertThat(offered).contains(read);
            assertThat(read.number()).contains("52-52-49883");
            assertThat(codes(read.types())).isEqualTo(codes(surgery.types().stream()));
            assertThat(codes(read.categories())).isEqualTo(codes(surgery.categories().stream()));
            assertThat(codes(read.characteristics())).isEqualTo(codes(surgery.characteristics().stream()));
            assertThat(read.structure().orElseThrow().id()).contains(HOSPITAL);
            assertThat(read.lastUpdated()).contains(sandbox.clock.instant());

            HeavyEquipment machine = client.heavyEquipment("52-52-60001").orElseThrow();
            assertThat(client.heavyEquipment(HOSPITAL)).containsExactly(machine);
            assertThat(machine.type().orElseThrow().code()).isEqualTo("05602");
            assertThat(machine.manufacturer()).contains("MARQUE FICTIVE");
            assertThat(machine.model()).isEmpty();
            assertThat(machine.structure().orElseThrow().name()).isEqualTo("CLINIQUE DOC DES ESSAIS");

            sandbox.directory().remove(surgery);
            sandbox.directory().remove(scanner);
            assertThat(client.careServices(HOSPITAL)).hasSize(1);
            assertThat(client.heavyEquipment(HOSPITAL)).isEmpty();
            CareService removed = client.careService("52-52-49883").orElseThrow();
            assertThat(removed.active()).isFalse();
            assertThat(removed.types()).isEmpty();
            assertThat(client.heavyEquipment("52-52-60001").orElseThrow().active())
                    .isFalse();
            assertThat(client.careService("52-52-00000")).isEmpty();
            assertThat(client.careServices(StructureId.finess("0C9999999"))).isEmpty();
        }
    }

    @Test
    void offersOfThePopulation_areAllFound() {
        String hospital = population().stream()
                .flatMap(person -> sandbox.directory().activities(person.rpps()).stream())
                .flatMap(activity -> activity.structure().stream())
                .filter(number -> number.startsWith("1"))
                .filter(number -> sandbox.directory()
                        .structure(number)
                        .orElseThrow()
                        .name()
                        .startsWith("CENTRE"))
                .findFirst()
                .orElseThrow();
        try (AnnuaireClient client = client()) {
            assertThat(client.careServices(new StructureId(hospital))).hasSize(2);
            assertThat(client.heavyEquipment(new StructureId(hospital)))
                    .singleElement()
                    .satisfies(each -> assertThat(each.number().orElseThrow()).startsWith("97-02-"));
        }
    }

    private ServiceFaultException fault(AnnuaireClient client) {
        return catchThrowableOfType(ServiceFaultException.class, () -> client.professionalByRpps(DOCTOR));
    }

    @Test
    void wrongKey_isRefusedByTheGateway() {
        sandbox.directory().acceptOnlyKeys(Set.of("another"));
        try (AnnuaireClient client = client()) {
            ServiceFaultException refused = fault(client);
            assertThat(refused.rawCode()).isEqualTo("401");
            assertThat(refused.layer()).isEqualTo(Layer.HTTP);
            assertThat(refused.retryable()).isFalse();
        }
        assertThat(sandbox.calls()).hasSize(1);
        sandbox.directory().acceptOnlyKeys(Set.of("the-right-one"));
        AnnuaireSettings right = AnnuaireSettings.of(ApiKey.of("the-right-one"));
        try (AnnuaireClient client = AnnuaireClient.create(sandbox.context(), right, pace)) {
            assertThat(client.professionalByRpps(DOCTOR)).isPresent();
            assertThat(client.status().fhirVersion()).isEqualTo("4.0.1");
            assertThat(client.status().searches("Practitioner", "mailbox-mss")).isTrue();
        }
    }

    @Test
    void calls_asFastAsTheyCome_stayBelowTheLimit() {
        sandbox.directory().rateLimit(17);
        AnnuaireSettings settings = sandbox.settings();
        try (AnnuaireClient one = AnnuaireClient.create(sandbox.context(), settings, Pace.SYSTEM);
                AnnuaireClient two = AnnuaireClient.create(sandbox.context(), settings, Pace.SYSTEM)) {
            one.status();
            for (int i = 0; i < 10; i++) {
                one.status();
                two.status();
            }
        }
        assertThat(sandbox.calls()).filteredOn(call -> call.status() == 200).hasSize(21);
        // A machine at its limit bunches calls on their way: one that comes too soon is made again, and stays an
        // exception.
        assertThat(sandbox.calls()).filteredOn(call -> call.status() != 200).hasSizeLessThan(3);
    }

    @Test
    void tooManyCalls_areMadeAgainAfterTheTimeAskedFor() {
        sandbox.directory().next(AnnuaireSituation.of(Kind.TOO_MANY, "3"));
        try (AnnuaireClient client = client()) {
            assertThat(client.professionalByRpps(DOCTOR)).isPresent();
            assertThat(pace.waits).containsExactly(Duration.ofSeconds(3));
            sandbox.directory().always(AnnuaireSituation.of(Kind.TOO_MANY));
            client.clearCache();
            ServiceFaultException excess = fault(client);
            assertThat(excess.rawCode()).isEqualTo("429");
            assertThat(excess.retryable()).isTrue();
        }
    }

    @Test
    void foreignLinks_areFollowedOnTheConfiguredServer() {
        sandbox.directory().pageSizes(20, 20);
        sandbox.directory().always(AnnuaireSituation.of(Kind.FOREIGN_LINKS));
        try (AnnuaireClient client = client()) {
            Results<DirectoryProfessional> all = client.professionals(
                    ProfessionalQuery.builder().profession("10").limit(1000).build());
            assertThat(all.items()).hasSizeGreaterThan(60);
        }
        assertThat(sandbox.calls().stream().filter(call -> call.requestHead().contains("/_page?")))
                .hasSizeGreaterThan(2)
                .allMatch(call -> call.requestHead().contains("Host: localhost:"));
    }

    @Test
    void pagesLostOnTheWay_areReadAgain() {
        sandbox.directory().pageSizes(20, 20);
        sandbox.directory()
                .next(AnnuaireSituation.NORMAL, AnnuaireSituation.NORMAL, AnnuaireSituation.of(Kind.PAGES_LOST));
        try (AnnuaireClient client = client()) {
            assertThat(rpps(client, ProfessionalQuery.builder().profession("10")))
                    .containsExactlyInAnyOrderElementsOf(
                            matching(each -> qualifications(each, AnnuairePractitioner.PROFESSION)
                                    .anyMatch(code -> code.code().equals("10"))));
        }
    }

    @ParameterizedTest
    @CsvSource({"NO_TOTAL", "SEARCH_MODE", "WRONG_CONTENT_TYPE"})
    void waysOfTheServer_areLivedWith(Kind kind) {
        sandbox.directory().always(AnnuaireSituation.of(kind));
        try (AnnuaireClient client = client()) {
            assertThatIsRead(
                    sandbox.directory().practitioner(DOCTOR).orElseThrow(),
                    client.professionalByRpps(DOCTOR).orElseThrow());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "FORBIDDEN, SERVICE-FAULT, false, 1",
        "BAD_REQUEST, SERVICE-FAULT, false, 1",
        "SERVER_ERROR, SERVICE-FAULT, true, 3",
        "GATEWAY_TIMEOUT, SERVICE-FAULT, true, 3",
        "HTML_ERROR, SERVICE-FAULT, true, 3",
        "HTTP_503, SERVICE-FAULT, true, 3",
        "NOT_FHIR, ANNUAIRE-ANSWER-NOT-FHIR, true, 1",
        "CUT_JSON, ANNUAIRE-ANSWER-NOT-FHIR, true, 1",
        "EMPTY_200, ANNUAIRE-ANSWER-NOT-FHIR, true, 1",
        "RESET, CONNECTION-BROKEN, true, 0",
        "HALF_BODY, CONNECTION-BROKEN, true, 1"
    })
    void whatGoesWrong_isToldByItsCode(Kind kind, String code, boolean retryable, int calls) {
        sandbox.directory().always(AnnuaireSituation.of(kind));
        try (AnnuaireClient client = client()) {
            SegurException failure =
                    catchThrowableOfType(SegurException.class, () -> client.professionalByRpps(DOCTOR));
            assertThat(failure.code()).isEqualTo(code);
            assertThat(failure.retryable()).isEqualTo(retryable);
            assertThat(failure).hasMessageNotContaining(DOCTOR);
        }
        if (calls > 0) {
            assertThat(sandbox.calls()).hasSize(calls);
        } else {
            // The JDK's client asks once more by itself when a connection that it had kept turns out to be closed.
            assertThat(sandbox.calls()).hasSizeBetween(1, 2);
        }
    }
}
