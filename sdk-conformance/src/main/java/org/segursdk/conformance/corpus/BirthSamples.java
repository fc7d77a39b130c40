package org.segursdk.conformance.corpus;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.segursdk.cda.CdaHeader;
import org.segursdk.cda.ClinicalDate;
import org.segursdk.cda.ContactPerson;
import org.segursdk.cda.Participant;
import org.segursdk.cda.Quantity;
import org.segursdk.cda.Statement;
import org.segursdk.cda.Treatment;
import org.segursdk.cda.Vaccination;
import org.segursdk.cda.VaccinationKind;
import org.segursdk.cda.VitalSign;
import org.segursdk.cda.VitalSignKind;
import org.segursdk.cda.child.Delivery;
import org.segursdk.cda.child.EighthDayCertificate;
import org.segursdk.cda.child.MotherHabits;
import org.segursdk.cda.child.Newborn;
import org.segursdk.cda.child.Parent;
import org.segursdk.cda.child.Pregnancy;
import org.segursdk.cda.child.SocialCoverage;
import org.segursdk.cda.child.Transfer;
import org.segursdk.core.actor.Structure;
import org.segursdk.core.document.DocumentAuthor;
import org.segursdk.core.document.Patient;
import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;

/** Certificates of the eighth day: from a birth without anything to tell to one with everything. */
final class BirthSamples {
    private final Dice dice;
    private final SyntheticPeople people;
    private final FreeText text;
    private final Headers headers;
    private final ChildSamples family;

    BirthSamples(Dice dice, Instant now) {
        this.dice = dice;
        this.people = new SyntheticPeople(dice, now);
        this.text = new FreeText(dice);
        this.headers = new Headers(dice, people, now);
        this.family = new ChildSamples(dice, now);
    }

    EighthDayCertificate draw() {
        EighthDayCertificate.Builder certificate = EighthDayCertificate.builder()
                .header(header())
                .mother(family.parent(Parent.Kin.MOTHER, true))
                .motherHabits(
                        dice.oneIn(2)
                                ? MotherHabits.none()
                                : new MotherHabits(dice.below(40), dice.below(200), dice.oneIn(2)))
                .childrenAtHome(dice.below(12))
                .coverage(dice.pick(List.of(SocialCoverage.values())))
                .pregnancy(pregnancy())
                .delivery(delivery())
                .newborn(newborn())
                .vaccinations(vaccinations())
                .pmiContact(dice.oneIn(2));
        maybe(() -> certificate.otherParent(family.parent(Parent.Kin.FATHER, dice.oneIn(2))));
        maybe(() -> certificate.specialNeeds(text.draw()));
        maybe(() -> certificate.transfer(transfer()));
        if (dice.oneIn(2)) {
            certificate.noImmunoglobulin();
        } else {
            certificate.immunoglobulin(Treatment.of("IMMUNOGLOBULINE HUMAINE DE L'HÉPATITE B 100 UI/ml")
                    .addTranslation(CodedValue.of("J06BB04", CodeSystems.ATC, "immunoglobuline anti-hépatite B"))
                    .start(ClinicalDate.day(LocalDate.of(2026, 3, dice.between(1, 28))))
                    .build());
        }
        return certificate.build();
    }

    private void maybe(Runnable option) {
        if (dice.oneIn(2)) {
            option.run();
        }
    }

    private CdaHeader.Builder header() {
        Patient patient = people.patient();
        while (patient.addresses().isEmpty() || !ChildSamples.structured(patient.addresses())) {
            patient = people.patient();
        }
        Structure structure = ChildSamples.structure(people);
        while (structure.addresses().isEmpty()) {
            structure = ChildSamples.structure(people);
        }
        return headers.draw(patient, DocumentAuthor.of(people.doctor(), structure), text.title(), false)
                .addContact(new ContactPerson(
                        ContactPerson.Kind.INFORMANT,
                        Optional.of(CodedValue.of("MTH", CodeSystems.HL7_ROLE_CODE, "Mère")),
                        "D'Œuvre–Ñuñez",
                        Optional.of("Zoé"),
                        List.of(),
                        List.of()))
                .addParticipant(new Participant(
                        Participant.Role.CON,
                        Optional.of(CodedValue.of("CORRE", "1.2.250.1.213.1.1.4.2.280", "Correspondant")),
                        people.doctor(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    private Pregnancy pregnancy() {
        Pregnancy.Builder pregnancy = Pregnancy.builder()
                .counts(dice.between(1, 15), dice.between(1, 12))
                .earlierCaesarean(dice.oneIn(2))
                .firstVisit(dice.pick(List.of(Pregnancy.FirstVisit.values())))
                .preeclampsia(dice.oneIn(2))
                .hypertension(dice.pick(List.of(Pregnancy.Hypertension.values())))
                .diabetes(dice.oneIn(2))
                .trisomy21Screening(dice.oneIn(2))
                .ultrasounds(dice.below(20), dice.oneIn(2))
                .earlyInterview(dice.oneIn(2))
                .hepatitisB(dice.pick(List.of(Pregnancy.HepatitisB.values())));
        maybe(() -> pregnancy.bornPreterm(dice.below(4)).bornUnder2500Grams(dice.below(4)));
        maybe(() -> pregnancy.stillborn(dice.below(3)).deceasedBefore28Days(dice.below(3)));
        maybe(() -> pregnancy.weightBefore(Quantity.of(dice.between(35, 160) + ".5", "kg")));
        maybe(() -> pregnancy.height(Quantity.of("1." + dice.between(35, 99), "m")));
        maybe(() -> pregnancy.otherDisease(text.draw()));
        maybe(() -> pregnancy.hospital(dice.between(1, 200), dice.pick(List.of(Pregnancy.HospitalReason.values()))));
        return pregnancy.build();
    }

    private Delivery delivery() {
        Delivery.Method method = dice.pick(List.of(Delivery.Method.values()));
        Delivery.Builder delivery = Delivery.builder()
                .gestationalWeeks(dice.between(22, 43))
                .presentation(dice.pick(List.of(Delivery.Presentation.values())))
                .earlyRupture(dice.oneIn(2))
                .labour(dice.pick(List.of(Delivery.Labour.values())))
                .analgesia(dice.pick(List.of(Delivery.Analgesia.values())))
                .method(method);
        if (method.name().contains("CAESAREAN")) {
            maybe(() -> delivery.caesareanCause(dice.pick(List.of(Delivery.CaesareanCause.values()))));
        }
        if (dice.oneIn(3)) {
            int children = dice.between(2, 6);
            delivery.multiple(children, dice.between(1, children));
        }
        return delivery.build();
    }

    private Newborn newborn() {
        ClinicalDate day = ClinicalDate.day(LocalDate.of(2026, 3, dice.between(1, 28)));
        Newborn.Builder newborn = Newborn.builder()
                .noDisease()
                .hearingToRecheck(dice.oneIn(2))
                .specialisedCare(dice.oneIn(2))
                .screened(dice.oneIn(2))
                .feeding(dice.pick(List.of(Newborn.Feeding.values())))
                .addMeasurement(
                        VitalSign.of(VitalSignKind.WEIGHT, Quantity.of(dice.between(400, 6_000) + "", "g"), day));
        for (VitalSignKind kind : List.of(VitalSignKind.APGAR_1, VitalSignKind.APGAR_5, VitalSignKind.APGAR_10)) {
            newborn.addMeasurement(VitalSign.of(kind, Quantity.of(dice.below(11) + "", "{score}", ""), day));
        }
        maybe(() -> newborn.addMeasurement(
                VitalSign.of(VitalSignKind.HEIGHT, Quantity.of(dice.between(25, 60) + ".5", "cm"), day)));
        maybe(() -> newborn.addMeasurement(
                VitalSign.of(VitalSignKind.HEAD_CIRCUMFERENCE, Quantity.of(dice.between(20, 40) + "", "cm"), day)));
        for (Newborn.FirstWeekDisease disease : Newborn.FirstWeekDisease.values()) {
            maybe(() -> newborn.addDisease(disease));
        }
        maybe(() -> newborn.otherDisease(text.draw()));
        return newborn.build();
    }

    private Statement<Vaccination> vaccinations() {
        return switch (dice.below(3)) {
            case 0 -> Statement.notRecorded();
            case 1 -> Statement.noneKnown(people.doctor(), LocalDate.of(2026, 3, dice.between(1, 28)));
            default ->
                Statement.entries(Vaccination.of(text.line())
                        .kind(VaccinationKind.PRIMARY_SERIES)
                        .addTranslation(
                                dice.oneIn(2)
                                        ? CodedValue.of("J07AN", CodeSystems.ATC, "vaccins de la tuberculose")
                                        : CodedValue.of("J07BC01", CodeSystems.ATC, "hépatite B, antigène purifié"))
                        .rank(1)
                        .build());
        };
    }

    private Transfer transfer() {
        Instant start = Instant.parse("2026-03-28T23:30:00Z").plusSeconds(dice.below(9_000));
        return new Transfer(
                dice.pick(List.of(Transfer.Kind.values())),
                dice.pick(List.of(Transfer.Service.values())),
                people.structure(),
                start,
                start.plusSeconds(dice.between(1, 9_000)));
    }
}
