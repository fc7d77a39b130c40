package org.segursdk.cda;

import static org.segursdk.cda.SampleText.pick;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import org.segursdk.core.actor.Address;
import org.segursdk.core.actor.Professional;
import org.segursdk.core.actor.ProfessionalId;
import org.segursdk.core.actor.Structure;
import org.segursdk.core.actor.StructureId;
import org.segursdk.core.actor.Telecom;
import org.segursdk.core.document.DocumentAuthor;
import org.segursdk.core.document.LocalPatientId;
import org.segursdk.core.document.Patient;
import org.segursdk.core.document.Relation;
import org.segursdk.core.identity.IdentityProof;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.Ins;
import org.segursdk.core.identity.InsAuthority;
import org.segursdk.core.identity.InsNames;
import org.segursdk.core.identity.Matricule;
import org.segursdk.core.identity.ProofType;
import org.segursdk.core.identity.Provenance;
import org.segursdk.core.identity.QualifiedIns;
import org.segursdk.core.identity.Sex;
import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.core.terminology.Oid;
import org.segursdk.core.terminology.ValueSets;

/** Random headers with synthetic people: matricules of order number 000, RPPS in 997, test FINESS. */
public final class SampleHeaders {
    /** 2026, one instant in winter and one in summer, and the two changes of hour. */
    private static final List<Instant> INSTANTS = List.of(
            Instant.parse("2026-01-15T08:30:12.345Z"),
            Instant.parse("2026-07-14T22:59:59Z"),
            Instant.parse("2026-03-29T00:59:59Z"),
            Instant.parse("2026-03-29T01:00:00Z"),
            Instant.parse("2026-10-25T00:30:00Z"),
            Instant.parse("2026-10-25T01:30:00Z"));

    private static final List<String> SPECIALTIES = List.of("G15_10/SM26", "G15_10/SM04", "G15_60", "G15_21/A");
    private static final String DOMAIN = "1.2.250.1.213.3.999";

    private final SplittableRandom random;

    SampleHeaders(SplittableRandom random) {
        this.random = random;
    }

    CdaHeader.Builder header(Oid id, String title) {
        Instant now = pick(random, INSTANTS);
        DocumentAuthor author = author(random.nextInt(3) == 0 ? Optional.of(pcp()) : Optional.empty());
        Structure facility = structure();
        CdaHeader.Builder header = CdaHeader.builder()
                .id(id)
                .title(title)
                .createdAt(now)
                .patient(patient())
                .addAuthor(new Attestation(author, now))
                .custodian(structure())
                .legalAuthenticator(new Attestation(author, now))
                .addParticipant(Participant.treatingPhysician(professional(), structure()))
                .event(event(author, now))
                .encounter(encounter(facility, now));
        for (int i = random.nextInt(3); i > 0; i--) {
            header.addAuthor(new Attestation(author(Optional.empty()), now.minusSeconds(3600L * i)));
        }
        options(header, now);
        new SampleHeaderExtras(random, this).add(header, now);
        if (random.nextInt(3) == 0) {
            Relation replaced = new Relation(Relation.Type.RPLC, id.child(1));
            header.version(2)
                    .setId(id.child(0))
                    .addRelation(random.nextBoolean() ? replaced.withTargetVersion(1) : replaced);
        }
        return header;
    }

    private void options(CdaHeader.Builder header, Instant now) {
        if (random.nextBoolean()) {
            header.addRecipient(Recipient.of(professional(), structure()));
            header.addRecipient(Recipient.of(structure()));
            header.addRecipient(Recipient.of(professional()));
        }
        if (random.nextInt(3) == 0) {
            header.addParticipant(new Participant(
                    Participant.Role.CON,
                    Optional.of(CodedValue.of("CORRE", "1.2.250.1.213.1.1.4.2.280", "Correspondant")),
                    professional(),
                    Optional.empty(),
                    Optional.of(now.minusSeconds(86_400)),
                    random.nextBoolean() ? Optional.of(now) : Optional.empty(),
                    random.nextBoolean() ? Optional.of(SampleText.free(random)) : Optional.empty()));
        }
        if (random.nextInt(3) == 0) {
            header.addAttester(new Attestation(author(Optional.empty()), now));
        }
        if (random.nextInt(3) == 0) {
            header.addContact(new ContactPerson(
                    pick(random, List.of(ContactPerson.Kind.values())),
                    random.nextBoolean()
                            ? Optional.of(CodedValue.of("SIS", CodeSystems.HL7_ROLE_CODE, "Sœur"))
                            : Optional.empty(),
                    "Nessi & Fille",
                    Optional.of("Sophie"),
                    random.nextBoolean() ? List.of(Address.home("28 avenue de Breteuil", "75007 PARIS")) : List.of(),
                    List.of(Telecom.phone("+33647150100", Address.Use.HOME))));
        }
        if (random.nextInt(3) == 0) {
            header.addFurtherEvent(CodedValue.of("Z00.0", CodeSystems.CIM_10, "Examen médical général"));
        }
    }

    private ServiceEvent event(DocumentAuthor author, Instant now) {
        ServiceEvent event = ServiceEvent.of(author, now.minusSeconds(1800));
        return random.nextBoolean() ? event.withStop(now) : event;
    }

    private Encounter encounter(Structure facility, Instant now) {
        Encounter encounter = Encounter.of(facility, now.minusSeconds(7200));
        if (random.nextBoolean()) {
            encounter =
                    encounter.withType(pick(random, ValueSets.encounterType().concepts()));
        }
        if (random.nextBoolean()) {
            encounter = encounter.withStop(now);
        }
        encounter = SampleHeaderExtras.details(random, encounter, author(Optional.empty()), now);
        return random.nextInt(3) == 0 ? encounter.withResponsible(author(Optional.empty())) : encounter;
    }

    Patient patient() {
        boolean qualified = random.nextInt(5) > 0;
        IdentityTraits traits = traits();
        Patient.Builder patient = qualified ? Patient.qualified(qualify(traits)) : Patient.local(traits);
        if (!qualified || random.nextBoolean()) {
            patient.addLocalId(new LocalPatientId(Oid.of(DOMAIN), "IPP-" + random.nextInt(1_000_000)));
        }
        if (random.nextBoolean()) {
            patient.usedName(pick(random, SampleText.USED_NAMES)).usedGivenName("Zoé-Élise");
        }
        if (random.nextBoolean()) {
            patient.addAddress(Address.home("Bât. « C », 3ᵉ étage", "12 bis rue de l'Église", "35000 RENNES"));
        }
        if (random.nextBoolean()) {
            patient.addTelecom(Telecom.phone("+33612345678", Address.Use.HOME))
                    .addTelecom(Telecom.email("personne@example.org", Address.Use.HOME));
        }
        return patient.build();
    }

    private IdentityTraits traits() {
        String given = pick(random, SampleText.GIVEN_NAMES);
        List<String> places = List.of("35238", "2A004", "2B033", "97411", "99352", "75107");
        List<String> dates =
                List.of("1979-03-28", "1944-00-00", "1951-07-00", "2024-02-29", "1960-00-12", "2026-01-02");
        return IdentityTraits.builder()
                .birthName(pick(random, SampleText.BIRTH_NAMES))
                .birthGivenNames(given)
                .firstGivenName(InsNames.split(given).get(0))
                .sex(random.nextBoolean() ? Sex.FEMALE : Sex.MALE)
                .birthDate(pick(random, dates))
                .birthPlace(pick(random, places))
                .build();
    }

    private QualifiedIns qualify(IdentityTraits traits) {
        String place = traits.birthPlace().orElseThrow();
        String number = (traits.sex() == Sex.FEMALE ? "2" : "1")
                + traits.birthDate().toIso().substring(2, 4)
                + (traits.birthDate().isLunar()
                        ? "20"
                        : traits.birthDate().toIso().substring(5, 7))
                + place
                + "000";
        return QualifiedIns.restore(
                new Ins(Matricule.ofNumber(number), InsAuthority.NIR_TEST),
                traits,
                new Provenance(
                        Provenance.Route.INSI_TRAITS,
                        Instant.parse("2026-01-02T10:00:00Z"),
                        new IdentityProof(ProofType.PASSPORT, "accueil", LocalDate.of(2026, 1, 2)),
                        true));
    }

    Professional professional() {
        Professional.Builder professional = Professional.builder()
                .id(ProfessionalId.rpps("997" + String.format(Locale.ROOT, "%08d", random.nextInt(100_000_000))))
                .familyName(pick(random, SampleText.PROFESSIONAL_NAMES))
                .givenName(pick(random, SampleText.PROFESSIONAL_GIVEN_NAMES))
                .specialty(pick(random, SPECIALTIES));
        if (random.nextBoolean()) {
            professional.civility(random.nextBoolean() ? "M" : "MME").title("DR");
        }
        if (random.nextBoolean()) {
            professional
                    .addAddress(Address.work("3 rue du Petit-Pont", "75005 PARIS"))
                    .addTelecom(Telecom.phone("0147150000", Address.Use.WORK));
        }
        return professional.build();
    }

    Structure structure() {
        Structure.Builder structure = Structure.builder()
                .id(StructureId.finess("0B" + String.format(Locale.ROOT, "%07d", random.nextInt(10_000_000))))
                .name(pick(random, List.of("Cabinet de l'Église", "Hôpital <Test> & Cie", "Maison de santé « Le Ru »")))
                .sector(pick(random, List.of("SA07", "SA08", "SA05", "SA01")))
                .practiceSetting(pick(random, List.of("AMBULATOIRE", "ETABLISSEMENT")));
        if (random.nextBoolean()) {
            structure
                    .addAddress(SampleHeaderExtras.structured(Address.Use.WORK))
                    .addAddress(Address.work("1 place de l'Étoile", "67000 STRASBOURG"))
                    .addTelecom(Telecom.phone("+33388000000", Address.Use.WORK));
        }
        return structure.build();
    }

    DocumentAuthor author(Optional<CodedValue> function) {
        return new DocumentAuthor(professional(), structure(), function);
    }

    private static CodedValue pcp() {
        return CodedValue.of("PCP", CodeSystems.HL7_PARTICIPATION_FUNCTION, "Médecin traitant");
    }
}
