package org.segursdk.conformance.corpus;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.segursdk.cda.Allergy;
import org.segursdk.cda.AllergyType;
import org.segursdk.cda.CdaHeader;
import org.segursdk.cda.ClinicalDate;
import org.segursdk.cda.Quantity;
import org.segursdk.cda.Statement;
import org.segursdk.cda.Treatment;
import org.segursdk.cda.Vaccination;
import org.segursdk.cda.VaccinationKind;
import org.segursdk.cda.VitalSign;
import org.segursdk.cda.VitalSignKind;
import org.segursdk.cda.child.AccidentCause;
import org.segursdk.cda.child.ChildCare;
import org.segursdk.cda.child.ChildCertificate;
import org.segursdk.cda.child.ChildMeasurements;
import org.segursdk.cda.child.EducationLevel;
import org.segursdk.cda.child.NeurodevelopmentScreening;
import org.segursdk.cda.child.Occupation;
import org.segursdk.cda.child.Orientation;
import org.segursdk.cda.child.Parent;
import org.segursdk.cda.child.ParentActivity;
import org.segursdk.cda.child.ScreenExposure;
import org.segursdk.core.actor.Address;
import org.segursdk.core.actor.Structure;
import org.segursdk.core.actor.Telecom;
import org.segursdk.core.document.DocumentAuthor;
import org.segursdk.core.document.Patient;
import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;

/** Certificates and measurements of children. */
final class ChildSamples {
    private static final List<CodedValue> VACCINES = List.of(
            CodedValue.of("J07AN", CodeSystems.ATC, "vaccins de la tuberculose"),
            CodedValue.of("J07CA01", CodeSystems.ATC, "diphtérie-poliomyélite-tétanos"),
            CodedValue.of("J07BC01", CodeSystems.ATC, "hépatite B, antigène purifié"));

    private final Dice dice;
    private final SyntheticPeople people;
    private final FreeText text;
    private final Headers headers;

    ChildSamples(Dice dice, Instant now) {
        this.dice = dice;
        this.people = new SyntheticPeople(dice, now);
        this.text = new FreeText(dice);
        this.headers = new Headers(dice, people, now);
    }

    ChildMeasurements measurements() {
        ChildMeasurements.Builder document = ChildMeasurements.builder()
                .header(header(dice.oneIn(2) ? ChildMeasurements.DEFAULT_TITLE : text.title()));
        signs(dice.oneIn(2)).forEach(document::addMeasurement);
        return document.build();
    }

    ChildCertificate ninthMonth() {
        ChildCertificate.Builder certificate = common(ChildCertificate.ninthMonth(), false);
        if (dice.oneIn(2)) {
            certificate.noRsvAntibody();
        } else {
            Treatment.Builder antibody = Treatment.of("BEYFORTUS 100 mg, solution injectable");
            if (dice.oneIn(2)) {
                antibody.cis("65150617").addTranslation(CodedValue.of("J06BD08", CodeSystems.ATC, "nirsévimab"));
            }
            if (dice.oneIn(2)) {
                antibody.start(ClinicalDate.day(LocalDate.of(2025, 11, 3)));
            }
            certificate.rsvAntibody(antibody.build());
        }
        return certificate.build();
    }

    ChildCertificate twentyFourthMonth() {
        ChildCertificate.Builder certificate = common(ChildCertificate.twentyFourthMonth(), true);
        boolean walks = !dice.oneIn(4);
        certificate.walks(walks);
        if (walks && dice.oneIn(2)) {
            certificate.walkingAgeMonths(dice.between(9, 24));
        }
        if (dice.oneIn(2)) {
            certificate.leadRisk(dice.oneIn(2));
        }
        if (dice.oneIn(2)) {
            certificate.screenExposure(dice.pick(List.of(ScreenExposure.values())));
        }
        return certificate.allergies(allergies()).build();
    }

    private Statement<Allergy> allergies() {
        return switch (dice.below(3)) {
            case 0 -> Statement.notRecorded();
            case 1 -> Statement.noneKnown(people.doctor(), LocalDate.of(2026, 3, dice.between(1, 28)));
            default ->
                Statement.entries(Allergy.of(AllergyType.FOOD_ALLERGY, text.draw())
                        .onset(ClinicalDate.year(2025))
                        .build());
        };
    }

    private ChildCertificate.Builder common(ChildCertificate.Builder certificate, boolean index) {
        certificate
                .header(header(text.title()))
                .addParent(parent(Parent.Kin.MOTHER, true))
                .veryPremature(dice.oneIn(4))
                .neurodevelopment(dice.pick(List.of(NeurodevelopmentScreening.values())))
                .vaccinations(vaccinations());
        signs(index).forEach(certificate::addMeasurement);
        if (dice.oneIn(2)) {
            certificate.addParent(parent(Parent.Kin.FATHER, dice.oneIn(2)));
        }
        boolean looked = dice.oneIn(2);
        certificate.dayCare(looked);
        if (looked && dice.oneIn(2)) {
            certificate.dayCareKind(dice.pick(List.of(ChildCare.values())));
        }
        if (dice.oneIn(2)) {
            certificate.childrenAtHome(dice.between(0, 12)).exclusiveBreastfeedingMonths(dice.between(0, 9));
        }
        if (dice.oneIn(2)) {
            certificate.mixedFeedingMonths(dice.between(0, 9));
        }
        if (dice.oneIn(2)) {
            certificate.noHomeAccident().noOrientation();
        } else {
            certificate
                    .addHomeAccident(dice.pick(List.of(AccidentCause.values())))
                    .addHomeAccident(dice.pick(List.of(AccidentCause.values())))
                    .addOrientation(dice.pick(List.of(Orientation.values())))
                    .addOrientation(dice.pick(List.of(Orientation.values())));
        }
        return certificate;
    }

    Parent parent(Parent.Kin kin, boolean known) {
        Parent.Builder parent = Parent.of(kin);
        if (known) {
            parent.name("D'Œuvre–Ñuñez & Cie", "Zoé")
                    .birthDate(LocalDate.of(dice.between(1970, 2007), dice.between(1, 12), dice.between(1, 28)));
        }
        boolean occupation = dice.oneIn(2);
        if (occupation) {
            parent.occupation(dice.pick(List.of(Occupation.values())));
        }
        boolean other = kin != Parent.Kin.MOTHER;
        if (dice.oneIn(2) || other && !occupation) {
            parent.activity(dice.pick(List.of(ParentActivity.values())));
        }
        if (dice.oneIn(2)) {
            parent.addAddress(Address.home("1 rue de l'Ours", "33000 BORDEAUX"))
                    .addTelecom(Telecom.mobile("+33699000001"));
        }
        if (dice.oneIn(2)) {
            parent.education(dice.pick(List.of(EducationLevel.values())));
        }
        return parent.build();
    }

    private Statement<Vaccination> vaccinations() {
        int count = dice.oneIn(12) ? Crowd.MANY : dice.below(6);
        List<Vaccination> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Vaccination.Builder vaccination = Vaccination.of(text.line())
                    .kind(dice.pick(List.of(VaccinationKind.values())))
                    .addTranslation(dice.pick(VACCINES))
                    .rank(dice.between(1, 3));
            if (dice.oneIn(2)) {
                vaccination.lot("L" + dice.below(10_000)).date(ClinicalDate.month(2025, dice.between(1, 12)));
            }
            all.add(vaccination.build());
        }
        if (count > 0) {
            return Statement.entries(all);
        }
        return dice.oneIn(2)
                ? Statement.notRecorded()
                : Statement.noneKnown(people.doctor(), LocalDate.of(2026, 3, dice.between(1, 28)));
    }

    private List<VitalSign> signs(boolean index) {
        ClinicalDate day = ClinicalDate.day(LocalDate.of(2026, 3, dice.between(1, 28)));
        List<VitalSign> signs = new ArrayList<>(List.of(
                VitalSign.of(VitalSignKind.WEIGHT, Quantity.of(dice.between(2_000, 15_000) + "", "g"), day),
                VitalSign.of(VitalSignKind.HEIGHT, Quantity.of(dice.between(45, 95) + ".5", "cm"), day),
                VitalSign.of(VitalSignKind.HEAD_CIRCUMFERENCE, Quantity.of(dice.between(30, 50) + "", "cm"), day)));
        if (index) {
            signs.add(VitalSign.of(VitalSignKind.BODY_MASS_INDEX, Quantity.of("14.4", "kg/m2"), day));
        }
        return signs;
    }

    /** The certificates take structured addresses only. */
    private CdaHeader.Builder header(String title) {
        Patient patient = people.patient();
        while (!structured(patient.addresses())) {
            patient = people.patient();
        }
        return headers.draw(patient, DocumentAuthor.of(people.doctor(), structure(people)), title, false);
    }

    static Structure structure(SyntheticPeople people) {
        Structure structure = people.structure();
        while (!structured(structure.addresses())) {
            structure = people.structure();
        }
        return structure;
    }

    static boolean structured(List<Address> addresses) {
        return addresses.stream().allMatch(address -> address.parts().isPresent());
    }
}
