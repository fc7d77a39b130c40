package org.segursdk.cda;

import static org.segursdk.cda.SampleText.pick;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.segursdk.core.actor.Address;
import org.segursdk.core.actor.PostalAddress;
import org.segursdk.core.actor.StructureId;
import org.segursdk.core.actor.Telecom;
import org.segursdk.core.document.DocumentAuthor;
import org.segursdk.core.document.InstanceId;
import org.segursdk.core.document.OtherAuthor;
import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.core.terminology.Oid;

/** The rarer parts of a header, each one time in three. */
final class SampleHeaderExtras {
    private static final Oid DOMAIN = Oid.of("1.2.250.1.213.3.999");

    private final SplittableRandom random;
    private final SampleHeaders people;

    SampleHeaderExtras(SplittableRandom random, SampleHeaders people) {
        this.random = random;
        this.people = people;
    }

    void add(CdaHeader.Builder header, Instant now) {
        patient(header);
        if (oneInThree()) {
            header.addOtherAuthor(new OtherAuthorship(
                    OtherAuthor.Device.medical(
                            InstanceId.of(Oid.of(CodeSystems.ID_NAT_PS), "30B0193488/7"),
                            "Modèle « X » & Cie",
                            "Logiciel <2>",
                            people.structure()),
                    now));
        }
        if (oneInThree()) {
            header.dataEnterer(DataEntry.of(people.author(Optional.empty())));
        } else if (oneInThree()) {
            header.dataEnterer(DataEntry.of(people.author(Optional.empty()), now));
        }
        if (oneInThree()) {
            header.addProfessionalInformant(people.author(Optional.empty()))
                    .addProfessionalInformant(people.author(Optional.empty()));
        }
        if (oneInThree()) {
            header.addOtherParticipant(OtherParticipant.builder(Participant.Role.INF)
                    .comment("Employeur")
                    .person("D'Œuvre", "Éloïse")
                    .organization("Entreprise Thierry & Fils")
                    .addAddress(structured(Address.Use.WORK))
                    .addTelecom(Telecom.phone("+33199000009", Address.Use.PUBLIC))
                    .build());
        }
        if (oneInThree()) {
            header.addConsent(Consent.of(CodedValue.of("64292-6", CodeSystems.LOINC, "Non-opposition du patient")))
                    .addConsent(Consent.of(CodedValue.of("64292-6", CodeSystems.LOINC, "Non-opposition"))
                            .withId(InstanceId.of(DOMAIN, "C" + random.nextInt(999))));
        }
    }

    private void patient(CdaHeader.Builder header) {
        if (oneInThree()) {
            header.addGuardian(Guardian.person("De Courcy-Œuvrard")
                            .givenName("Marie")
                            .civility("MME")
                            .id(InstanceId.of(DOMAIN, "G" + random.nextInt(999)))
                            .addAddress(structured(Address.Use.HOME))
                            .addAddress(Address.work("4 rue des Anges", "75011 PARIS"))
                            .addTelecom(Telecom.mobile("+33699000001"))
                            .addTelecom(Telecom.email("parent@example.org", Address.Use.HOME))
                            .build())
                    .addGuardian(Guardian.structure("Service de tutelle & Cie")
                            .structureId(StructureId.finess("0B0193488"))
                            .build())
                    .addGuardian(Guardian.person("X").build());
        }
        switch (random.nextInt(6)) {
            case 0 -> header.deceased(Deceased.atUnknownDate());
            case 1 -> header.deceased(Deceased.on(ClinicalDate.year(2026)));
            case 2 -> header.multipleBirth(MultipleBirth.of(1 + random.nextInt(3)));
            case 3 ->
                header.multipleBirth(pick(random, List.of(MultipleBirth.single(), MultipleBirth.ofUnknownOrder())));
            default -> {}
        }
    }

    static Encounter details(SplittableRandom random, Encounter encounter, DocumentAuthor by, Instant now) {
        Encounter detailed = encounter;
        if (random.nextInt(3) == 0) {
            detailed = detailed.withId(InstanceId.of(DOMAIN, "SEJ-" + random.nextInt(9_999)))
                    .withId(InstanceId.of(DOMAIN.child(5)));
        }
        if (random.nextInt(3) == 0) {
            detailed = detailed.withDischarge(CodedValue.of("8", "1.2.250.1.213.2.14", "Retour au domicile"));
        }
        if (random.nextInt(3) == 0) {
            detailed = detailed.withParticipant(EncounterParticipant.of(EncounterParticipant.Role.ADM, by))
                    .withParticipant(EncounterParticipant.of(EncounterParticipant.Role.DIS, by)
                            .withStart(now.minusSeconds(60))
                            .withStop(now));
        }
        return detailed;
    }

    static Address structured(Address.Use use) {
        return Address.structured(
                PostalAddress.builder()
                        .part(PostalAddress.Part.UNIT, "Escalier « A »")
                        .street("12 bis", "Avenue de l'Œuvre & Cie")
                        .city("35000", "RENNES")
                        .country("FRANCE")
                        .build(),
                use);
    }

    private boolean oneInThree() {
        return random.nextInt(3) == 0;
    }
}
