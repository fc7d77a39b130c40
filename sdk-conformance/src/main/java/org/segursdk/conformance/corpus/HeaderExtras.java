package org.segursdk.conformance.corpus;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.segursdk.cda.CdaHeader;
import org.segursdk.cda.ClinicalDate;
import org.segursdk.cda.Consent;
import org.segursdk.cda.DataEntry;
import org.segursdk.cda.Deceased;
import org.segursdk.cda.Encounter;
import org.segursdk.cda.EncounterParticipant;
import org.segursdk.cda.Guardian;
import org.segursdk.cda.MultipleBirth;
import org.segursdk.cda.OtherAuthorship;
import org.segursdk.cda.OtherParticipant;
import org.segursdk.cda.Participant;
import org.segursdk.core.actor.Address;
import org.segursdk.core.actor.PostalAddress;
import org.segursdk.core.actor.StructureId;
import org.segursdk.core.actor.Telecom;
import org.segursdk.core.document.DocumentAuthor;
import org.segursdk.core.document.InstanceId;
import org.segursdk.core.document.OtherAuthor;
import org.segursdk.core.document.Patient;
import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.core.terminology.Oid;

/** The rarer parts of a header: representatives, devices, consents, the details of a stay. */
final class HeaderExtras {
    private static final Oid DOMAIN = Oid.of("2.25.180000000000000000000000000000000002");

    private final Dice dice;
    private final SyntheticPeople people;

    HeaderExtras(Dice dice, SyntheticPeople people) {
        this.dice = dice;
        this.people = people;
    }

    void add(CdaHeader.Builder header, Patient patient, DocumentAuthor author, Instant at) {
        patient(header, patient, at);
        if (dice.oneIn(6)) {
            header.addOtherAuthor(new OtherAuthorship(
                    OtherAuthor.Device.medical(
                            InstanceId.of(Oid.of(CodeSystems.ID_NAT_PS), "30B0193488/" + dice.below(99)),
                            "Tensiomètre « T-1 » & Cie",
                            "Logiciel <embarqué> n° 2",
                            author.structure()),
                    at));
        }
        if (dice.oneIn(6)) {
            header.dataEnterer(dice.oneIn(2) ? DataEntry.of(someone()) : DataEntry.of(someone(), at));
        }
        if (dice.oneIn(6)) {
            header.addProfessionalInformant(someone());
        }
        if (dice.oneIn(6)) {
            header.addOtherParticipant(employer());
        }
        if (dice.oneIn(6)) {
            header.addConsent(Consent.of(CodedValue.of(
                    "64292-6", CodeSystems.LOINC, "Non-opposition du patient pour réutilisation des données")));
        }
    }

    private DocumentAuthor someone() {
        return DocumentAuthor.of(people.doctor(), people.structure());
    }

    private void patient(CdaHeader.Builder header, Patient patient, Instant at) {
        for (int i = dice.oneIn(4) ? dice.between(1, 3) : 0; i > 0; i--) {
            header.addGuardian(guardian(i));
        }
        if (dice.oneIn(10)) {
            header.deceased(
                    dice.oneIn(2) && bornBefore(patient, at)
                            ? Deceased.on(ClinicalDate.at(at.minusSeconds(60)))
                            : Deceased.atUnknownDate());
        }
        if (dice.oneIn(8)) {
            header.multipleBirth(dice.pick(List.of(
                    MultipleBirth.single(), MultipleBirth.ofUnknownOrder(), MultipleBirth.of(1), MultipleBirth.of(3))));
        }
    }

    private static boolean bornBefore(Patient patient, Instant at) {
        return patient.traits()
                .birthDate()
                .completed()
                .toLocalDate()
                .filter(birth -> birth.plusDays(2).isBefore(LocalDate.ofInstant(at, ZoneOffset.UTC)))
                .isPresent();
    }

    private Guardian guardian(int rank) {
        Guardian.Builder guardian = dice.oneIn(4)
                ? Guardian.structure("Service de tutelle n° " + rank).structureId(StructureId.finess("0B0193488"))
                : Guardian.person(dice.pick(List.of("D'Été-Nessi", "ÑUÑEZ", "O")))
                        .givenName("Aïcha")
                        .civility(dice.pick(List.of("M", "MME")));
        if (dice.oneIn(2)) {
            guardian.addAddress(address(Address.Use.HOME));
        }
        if (dice.oneIn(2)) {
            guardian.addTelecom(Telecom.mobile("+33699000001"));
        }
        return guardian.build();
    }

    private OtherParticipant employer() {
        OtherParticipant.Builder employer =
                OtherParticipant.builder(Participant.Role.INF).comment("Employeur");
        if (dice.oneIn(2)) {
            employer.person("D'Œuvre", "Éloïse");
        }
        return employer.organization("Ets <Thierry> & Fils")
                .addAddress(address(Address.Use.WORK))
                .build();
    }

    Encounter details(Encounter encounter, Instant at) {
        Encounter detailed = encounter;
        if (dice.oneIn(4)) {
            detailed = detailed.withId(InstanceId.of(DOMAIN, "SEJ-" + dice.below(100_000)));
        }
        if (dice.oneIn(6)) {
            detailed = detailed.withDischarge(CodedValue.of("8", "1.2.250.1.213.2.14", "Domicile"));
        }
        if (dice.oneIn(6)) {
            detailed = detailed.withParticipant(
                    EncounterParticipant.of(dice.pick(List.of(EncounterParticipant.Role.values())), someone())
                            .withStart(at.minusSeconds(dice.between(1, 9_999))));
        }
        return detailed;
    }

    private Address address(Address.Use use) {
        return Address.structured(
                PostalAddress.builder()
                        .street(dice.between(1, 99) + " ter", "Rue de l'Ours & Cie")
                        .part(PostalAddress.Part.PRECINCT, "Lieu-dit « Là-bas »")
                        .city("33000", "BORDEAUX")
                        .build(),
                use);
    }
}
