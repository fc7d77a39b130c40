package org.segursdk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Parameters, includes and what entries look like. */
class AnnuaireSearchTest extends AnnuaireTestBase {
    private static final String JULIE = "99700000010";
    private static final String SPECIALTY =
            "https://mos.esante.gouv.fr/NOS/TRE_R38-SpecialiteOrdinale/FHIR/TRE-R38-SpecialiteOrdinale";

    private String julie;

    @BeforeEach
    void put() {
        AnnuairePractitioner entry = AnnuairePractitioner.of(JULIE, "ÉTALON-TEST", "JULIE", "ANNE")
                .withProfession("10")
                .withSpecialty("SM41")
                .withTitles("MME", "DR")
                .withCards("2900000001")
                .withMailboxes(AnnuaireMailbox.of(AnnuaireMailbox.Kind.CAB, "Cabinet.Julie@medecin.test"));
        annuaire.put(entry);
        julie = annuaire.id(entry).orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "identifier=99700000010",
                "identifier=https://rpps.esante.gouv.fr|99700000010",
                "identifier=urn:oid:1.2.250.1.71.4.2.1|899700000010",
                "identifier=99799999999,99700000010",
                "family=etalon",
                "family=ÉTALON-TEST",
                "family:exact=ÉTALON-TEST",
                "family:contains=lon-t",
                "family:text=test",
                "given=ann&family=eta",
                "name=juli&name=dr&family=etalon",
                "mailbox-mss=cabinet.julie",
                "mailbox-mss:exact=Cabinet.Julie@medecin.test",
                "mailbox-mss:contains=@medecin&family=etalon",
                "mailbox-mss-type=CAB&family=etalon",
                "number-smartcard=2900000001",
                "family=etalon&qualification-code=SM41",
                "family=etalon&qualification-code=" + SPECIALTY + "|SM41",
                "family=etalon&qualification-code=" + SPECIALTY + "|",
                "family=etalon&identifier-type=RPPS",
                "family=etalon&data-information-system=RPPS",
                "family=etalon&active=true",
                "family=etalon&_lastUpdated=ge2026-03-01",
                "family=etalon&_lastUpdated=2026-03",
                "family=etalon&_lastUpdated=eq2026",
                "family=etalon&_lastUpdated=ge2026-03-01T11:00:00%2B01:00",
                "family=etalon&_lastUpdated=lt2026-03-01T10:01",
                "family=etalon&_profile=https://interop.esante.gouv.fr/ig/fhir/annuaire/StructureDefinition/as-dp-practitioner"
            })
    void practitioner_isFound(String query) throws Exception {
        assertThat(ids("/Practitioner?"
                        + query.replace("|", "%7C").replace("É", "%C3%89").replace("@", "%40")))
                .containsExactly(julie);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "identifier=https://finess.esante.gouv.fr|99700000010",
                "identifier=9970000001",
                "family=talon",
                "family:exact=etalon-test",
                "mailbox-mss=medecin.test&family=etalon",
                "mailbox-mss:exact=cabinet.julie@medecin.test",
                "family=etalon&given=marie",
                "family=etalon&active=false",
                "family=etalon&active:not=true",
                "family=etalon&qualification-code=SM4",
                "family=etalon&_lastUpdated=gt2026-03-01",
                "family=etalon&_lastUpdated=lt2026-03-01T10:00:00.000Z",
                "family=etalon&_lastUpdated=ne2026-03-01",
                "family=etalon&_lastUpdated=eb2026-03-01",
                "family=etalon&_lastUpdated=sa2026",
                "family=etalon&_lastUpdated=le2026-02"
            })
    void practitioner_isNotFound(String query) throws Exception {
        Bundle bundle = search("/Practitioner?" + query.replace("|", "%7C").replace("@", "%40"));

        assertThat(bundle.getTotal()).isZero();
        assertThat(bundle.hasEntry()).isFalse();
    }

    @Test
    void practitioner_isWrittenAsThePublicProfileSays() throws Exception {
        Practitioner read =
                read(Practitioner.class, ask("/Practitioner/" + julie).body());

        assertThat(read.getMeta().getProfile().get(1).getValue()).endsWith("/as-dp-practitioner");
        assertThat(read.getIdentifier())
                .extracting(one -> one.getType().getCodingFirstRep().getCode() + " " + one.getValue())
                .containsExactly("IDNPS 8" + JULIE, "RPPS " + JULIE);
        assertThat(read.getNameFirstRep().getFamily()).isEqualTo("ÉTALON-TEST");
        assertThat(read.getNameFirstRep().getGivenAsSingleString()).isEqualTo("JULIE ANNE");
        assertThat(read.getNameFirstRep().getSuffixAsSingleString()).isEqualTo("DR");
        assertThat(read.getQualification())
                .extracting(one -> one.getCode().getCoding().get(1).getCode())
                .containsExactly("C", "SM41");
        assertThat(read.hasGender() || read.hasBirthDate() || read.hasAddress()).isFalse();
        var mailbox = read.getTelecomFirstRep();
        assertThat(mailbox.getExtensionByUrl(
                                "https://hl7.fr/ig/fhir/core/StructureDefinition/fr-core-contact-point-email-type")
                        .getValue()
                        .primitiveValue())
                .isNull();
        assertThat(mailbox.getExtension()).hasSize(2);
        assertThat(read.getMeta().getLastUpdatedElement().getValueAsString())
                .isEqualTo("2026-03-01T10:00:00.000+00:00");
    }

    @Test
    void post_search_isTheSame() throws Exception {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(uri("/Practitioner/_search"))
                .header("ESANTE-API-KEY", KEY)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "identifier=" + encode("|" + JULIE) + "&identifier=" + JULIE)));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(read(Bundle.class, answer.body()).getTotal()).isZero();
        HttpResponse<String> found = send(HttpRequest.newBuilder(uri("/Practitioner/_search"))
                .header("ESANTE-API-KEY", KEY)
                .header("Content-Type", "application/x-www-form-urlencoded;charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofString("family=%C3%A9talon")));
        assertThat(read(Bundle.class, found.body()).getTotal()).isEqualTo(1);
    }

    @Test
    void elements_cutDownToWhatIsAsked() throws Exception {
        Practitioner read = (Practitioner)
                all("/Practitioner?family=etalon&_elements=identifier,active").get(0);

        assertThat(read.getIdElement().getIdPart()).isEqualTo(julie);
        assertThat(read.getIdentifier()).hasSize(2);
        assertThat(read.getActive()).isTrue();
        assertThat(read.hasName() || read.hasTelecom() || read.hasQualification())
                .isFalse();
        assertThat(search("/Practitioner?family=etalon&_elements=identifier").getTotal())
                .isEqualTo(1);
    }

    @Test
    void total_none_isNotTold() throws Exception {
        assertThat(search("/Practitioner?family=etalon&_total=none").hasTotal()).isFalse();
        assertThat(search("/Practitioner?family=etalon&_total=accurate").getTotal())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "Practitioner?foo=1, 'Unknown search parameter'",
        "Practitioner?family:missing=true, modifier",
        "Practitioner?active:exact=true, modifier",
        "Practitioner?_lastUpdated=geyesterday, 'date/time'",
        "Practitioner?_count=many, _count",
        "Practitioner?_include=Practitioner:organization, _include",
        "Practitioner?_revinclude=Device:organization, _revinclude",
        "Practitioner?_format=xml, _format",
        "Practitioner?organization.name=x, 'Unknown search parameter'",
        "Patient?family=x, 'Unknown resource type'",
        "Practitioner/003-1000001/_history, 'read and search only'",
        "_page?id=6b2f, 'may have expired'",
        "_page, 'No page'"
    })
    void request_unknownOrMalformed_isRefused(String below, String told) throws Exception {
        HttpResponse<String> answer = ask("/" + below);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/fhir+json;charset=utf-8");
        assertThat(answer.body()).contains("OperationOutcome", "\"severity\":\"error\"", told);
    }

    @Test
    void read_unknown_is404() throws Exception {
        for (String id : List.of("003-9999999", "003-A99", "005-1000000", "x", "003-01000000")) {
            assertThat(ask("/Practitioner/" + id).statusCode()).as(id).isEqualTo(404);
        }
    }

    @Test
    void organization_isFoundByNumbersPlaceAndKind() throws Exception {
        List<Resource> hospitals = all("/Organization?name=clinique+doc&active=true");
        assertThat(hospitals).hasSize(1);
        Organization hospital = (Organization) hospitals.get(0);
        String id = hospital.getIdElement().getIdPart();

        assertThat(ids("/Organization?identifier=https://finess.esante.gouv.fr%7C0B0193488"))
                .containsExactly(id);
        assertThat(ids("/Organization?identifier=10B0193488&identifier-type=FINEG"))
                .containsExactly(id);
        assertThat(ids("/Organization?identifier=10B0193488&identifier-type=FINEJ"))
                .isEmpty();
        assertThat(ids("/Organization?address-postalcode=750&address-city=paris&address-line=3%20r%20des%20tests"))
                .containsExactly(id);
        assertThat(ids("/Organization?name:contains=des+essais&type=GEOGRAPHICAL-ENTITY"))
                .containsExactly(id);
        assertThat(ids("/Organization?name:contains=des+essais&type:not=GEOGRAPHICAL-ENTITY"))
                .hasSize(1);
        assertThat(ids("/Organization?mailbox-mss=secretariat@hopital-fictif.test"))
                .containsExactly(id);
        assertThat(hospital.getTelecom())
                .extracting(one -> one.getExtension().isEmpty() + " " + one.getSystem())
                .containsExactly("true PHONE", "true EMAIL", "false EMAIL", "false EMAIL");
        assertThat(hospital.getAddressFirstRep().getLine().get(0).getExtension())
                .hasSize(3);
        String parent = hospital.getPartOf().getReference();
        assertThat(ids("/Organization?partof=" + parent)).containsExactly(id);
        assertThat(ids("/Organization?partof=" + parent.substring(parent.indexOf('/') + 1)))
                .containsExactly(id);
    }

    @Test
    void population_everyNumberOfAStructure_findsIt() throws Exception {
        for (Resource one : search("/Organization?_count=20").getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .toList()) {
            for (var identifier : ((Organization) one).getIdentifier()) {
                String query = encode(identifier.getSystem() + "|" + identifier.getValue());
                assertThat(ids("/Organization?identifier=" + query))
                        .as("%s", identifier.getValue())
                        .containsExactly(one.getIdElement().getIdPart());
            }
        }
    }

    @Test
    void includes_followLinksBothWays() throws Exception {
        Bundle bundle = search("/Practitioner?identifier=99700366240&_revinclude=PractitionerRole:practitioner");
        assertThat(bundle.getEntry()).hasSize(3);
        assertThat(bundle.getTotal()).isEqualTo(1);
        PractitionerRole role = (PractitionerRole) bundle.getEntry().get(1).getResource();
        assertThat(bundle.getEntry().get(1).hasSearch()).isFalse();

        assertThat(ids("/PractitionerRole?practitioner="
                        + role.getPractitioner().getReference()))
                .hasSize(2);
        Bundle both = search("/PractitionerRole?_id=" + role.getIdElement().getIdPart() + "&_include=*");
        assertThat(both.getEntry())
                .extracting(entry -> entry.getResource().fhirType())
                .containsExactlyInAnyOrder("PractitionerRole", "Practitioner", "Organization");
        Bundle hospital = search("/Organization?identifier=0B0193488&_include=Organization:partof"
                + "&_revinclude=PractitionerRole:organization");
        assertThat(hospital.getEntry())
                .extracting(entry -> entry.getResource().fhirType())
                .containsExactly("Organization", "Organization", "PractitionerRole", "PractitionerRole");
        assertThat(search("/Organization?name:contains=des+essais&_include=Organization:partof")
                        .getEntry())
                .as("what matches is not included once more")
                .hasSize(2);
    }

    @Test
    void includes_ofThePopulation_areWhatReferencesSay() throws Exception {
        Set<String> byInclude = new HashSet<>();
        for (Bundle.BundleEntryComponent entry : search(
                        "/Organization?_count=500&_revinclude=PractitionerRole:organization")
                .getEntry()) {
            if (entry.getResource() instanceof PractitionerRole role) {
                byInclude.add(role.getIdElement().getIdPart());
            }
        }

        assertThat(byInclude)
                .hasSizeGreaterThan(150)
                .containsExactlyInAnyOrderElementsOf(ids("/PractitionerRole?_count=500"));
        for (String type : List.of("HealthcareService", "Device")) {
            assertThat(search("/" + type + "?_include=" + type + ":organization")
                            .getEntry())
                    .extracting(entry -> entry.getResource().fhirType())
                    .contains("Organization", type);
        }
    }

    @Test
    void mailboxType_notKnown_isRefusedAndNotTold() throws Exception {
        assertThat(ask("/metadata").body()).contains("mailbox-mss-type");

        annuaire.mailboxTypeSearch(false);

        assertThat(ask("/Practitioner?mailbox-mss-type=PER").statusCode()).isEqualTo(400);
        assertThat(ask("/metadata").body()).doesNotContain("mailbox-mss-type").contains("mailbox-mss");
    }

    @Test
    void population_isTheSameForTheSameSeed() throws Exception {
        List<AnnuairePractitioner> before =
                IntStream.range(0, 200).mapToObj(annuaire::generated).toList();
        String page = ask("/Practitioner/003-1000017").body();

        annuaire.populate(200, 2);
        assertThat(annuaire.generated(17)).isNotEqualTo(before.get(17));
        annuaire.populate(300, 1);

        assertThat(IntStream.range(0, 200).mapToObj(annuaire::generated).toList())
                .isEqualTo(before);
        assertThat(ask("/Practitioner/003-1000017").body()).isEqualTo(page);
        assertThat(before)
                .extracting(AnnuairePractitioner::rpps)
                .doesNotHaveDuplicates()
                .allMatch(rpps -> rpps.startsWith("997") && luhn(rpps));
    }

    private static boolean luhn(String number) {
        int sum = 0;
        for (int i = 0; i < number.length(); i++) {
            int digit = number.charAt(number.length() - 1 - i) - '0';
            int weighed = i % 2 == 1 ? digit * 2 : digit;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }
        return sum % 10 == 0;
    }

    @Test
    void testCards_areInTheDirectory() throws Exception {
        for (String rpps : List.of("99700366240", "99700427869", "99700427885", "99700218896")) {
            assertThat(ids("/Practitioner?identifier=8" + rpps)).hasSize(1);
            assertThat(annuaire.activities(rpps)).isNotEmpty();
        }
    }
}
