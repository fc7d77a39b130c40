package org.segursdk.cda.internal.child;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.segursdk.cda.Allergy;
import org.segursdk.cda.CdaHeader;
import org.segursdk.cda.Statement;
import org.segursdk.cda.VitalSign;
import org.segursdk.cda.VitalSignKind;
import org.segursdk.cda.child.Milestone;
import org.segursdk.cda.child.Parent;
import org.segursdk.cda.internal.ActorRules;
import org.segursdk.cda.internal.TextRules;
import org.segursdk.cda.internal.TreatmentRules;
import org.segursdk.cda.internal.VitalSignsEntry;
import org.segursdk.core.error.Violations;

/** Rules of the certificates of the 9th and the 24th month. Source: CSE-CS9 2024.01, CSE-CS24 2024.01. */
final class CertificateRules {
    private final Violations violations;
    private final TextRules texts;
    private final CertificateContent content;
    private final boolean ninth;
    private final ZoneId zone;
    private final CareRules care;

    private CertificateRules(CertificateContent content, ZoneId zone, Violations violations) {
        this.violations = violations;
        this.texts = new TextRules(violations);
        this.content = content;
        this.ninth = content.milestone() == Milestone.NINTH_MONTH;
        this.zone = zone;
        this.care = new CareRules(violations, zone);
    }

    static void check(Optional<CdaHeader> header, CertificateContent content, Violations violations) {
        header.ifPresent(present -> {
            ChildModels.structured(present.patient().addresses(), "header.patient.addresses", violations);
            ChildModels.structured(
                    present.event().performer().structure().addresses(),
                    "header.event.performer.structure.addresses",
                    violations);
        });
        CertificateRules rules =
                new CertificateRules(content, header.map(CdaHeader::zone).orElse(ZoneOffset.UTC), violations);
        rules.parents();
        rules.numbers();
        rules.milestone();
        rules.measurements();
        rules.care();
    }

    private void parents() {
        violations.check(
                content.parents().stream().anyMatch(parent -> parent.birthDate().isPresent()),
                "parents",
                "CSE-PARENT",
                "la date de naissance d'un parent est obligatoire",
                "the date of birth of a parent is required");
        ActorRules actors = new ActorRules(violations, texts);
        Set<Parent.Kin> seen = EnumSet.noneOf(Parent.Kin.class);
        boolean answered = false;
        for (int i = 0; i < content.parents().size(); i++) {
            Parent parent = content.parents().get(i);
            String at = "parents[" + i + "]";
            parent.familyName().ifPresent(name -> texts.line(name, at + ".familyName"));
            parent.givenName().ifPresent(name -> texts.line(name, at + ".givenName"));
            actors.addresses(parent.addresses(), at + ".addresses");
            violations.check(
                    seen.add(parent.kin()) || parent.birthDate().isPresent(),
                    at,
                    "CSE-PARENT-TWICE",
                    "deux parents de même lien se distinguent par leur date de naissance",
                    "two parents of the same kin are told apart by their date of birth");
            violations.check(
                    parent.birthDate().isEmpty() || parent.familyName().isPresent(),
                    at + ".familyName",
                    "REQUIRED",
                    "un parent dont la date de naissance est donnée a un nom",
                    "a parent whose date of birth is given has a name");
            // The first with a date of birth answers the questions; of any other the profession is all that is said.
            boolean answers = !answered && parent.birthDate().isPresent();
            answered |= answers;
            violations.check(
                    answers
                            || parent.occupation().isPresent()
                            || parent.activity().isPresent()
                            || parent.education().isPresent(),
                    at,
                    "CSE-PARENT",
                    "profession, activité ou niveau d'études nécessaire : le certificat n'a pas d'autre place pour ce parent",
                    "occupation, activity or education is needed: the certificate has no other place for this parent");
        }
    }

    private void numbers() {
        atLeastZero(content.childrenAtHome(), "childrenAtHome");
        atLeastZero(content.exclusiveBreastfeedingMonths(), "exclusiveBreastfeedingMonths");
        atLeastZero(content.mixedFeedingMonths(), "mixedFeedingMonths");
        atLeastZero(content.walkingAgeMonths(), "walkingAgeMonths");
        violations.check(
                content.dayCareKind().isEmpty() || content.dayCare().orElse(true),
                "dayCareKind",
                "CSE-DAY-CARE",
                "un enfant que personne ne garde n'a pas de type de garde",
                "a child whom nobody looks after has no kind of day care");
        violations.check(
                content.walkingAgeMonths().isEmpty() || content.walks().orElse(true),
                "walkingAgeMonths",
                "CSE-WALKING",
                "un enfant qui ne marche pas n'a pas d'âge de la marche",
                "a child who does not walk has no age of walking");
    }

    private void atLeastZero(Optional<Integer> number, String path) {
        violations.check(
                number.orElse(0) >= 0, path, "CSE-NUMBER", "un nombre positif ou nul", "a number, zero or more");
    }

    /** What belongs to one of the two certificates only. */
    private void milestone() {
        only(!ninth, content.leadRisk(), "leadRisk");
        only(!ninth, content.screenExposure(), "screenExposure");
        only(!ninth, content.walks(), "walks");
        only(!ninth, content.walkingAgeMonths(), "walkingAgeMonths");
        only(!ninth, content.allergies(), "allergies");
        only(ninth, content.rsvAntibodyGiven(), "rsvAntibody");
        if (ninth) {
            violations.require(content.rsvAntibodyGiven().orElse(null), "rsvAntibody");
        } else {
            violations.require(content.walks().orElse(null), "walks");
            violations.require(content.allergies().orElse(null), "allergies");
        }
    }

    private void only(boolean allowed, Optional<?> value, String path) {
        violations.check(
                allowed || value.isEmpty(),
                path,
                "CSE-MILESTONE",
                "cette donnée n'est pas de ce certificat",
                "this is not part of this certificate");
    }

    private void measurements() {
        Set<VitalSignKind> wanted =
                EnumSet.of(VitalSignKind.WEIGHT, VitalSignKind.HEIGHT, VitalSignKind.HEAD_CIRCUMFERENCE);
        if (!ninth) {
            wanted.add(VitalSignKind.BODY_MASS_INDEX);
        }
        wanted.removeAll(content.measurements().stream().map(VitalSign::kind).collect(Collectors.toSet()));
        violations.check(
                wanted.isEmpty(),
                "measurements",
                "CSE-MEASUREMENTS",
                "mesures obligatoires : poids, taille, périmètre crânien, et l'IMC au 24ème mois",
                "required measurements: weight, height, head circumference, and the BMI at the 24th month");
        VitalSignsEntry.check(content.measurements(), "measurements", violations);
    }

    private void care() {
        content.allergies().ifPresent(this::allergies);
        content.vaccinations()
                .ifPresent(vaccinations ->
                        care.vaccinations(vaccinations, ninth ? CareRules.VACCINES_9 : CareRules.VACCINES_24));
        content.rsvAntibody().ifPresent(treatment -> new TreatmentRules(violations, zone, new HashSet<>())
                .check(treatment, "rsvAntibody"));
    }

    private void allergies(Statement<Allergy> allergies) {
        care.statement(allergies, "allergies");
        for (int i = 0; i < allergies.items().size(); i++) {
            Allergy allergy = allergies.items().get(i);
            String at = "allergies[" + i + "]";
            texts.text(allergy.agent(), at + ".agent")
                    .code(allergy.agentCode(), at + ".agentCode")
                    .text(allergy.reaction(), at + ".reaction")
                    .text(allergy.comment(), at + ".comment");
        }
    }
}
