package org.segursdk.cda.internal.letter;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.segursdk.cda.CdaHeader;
import org.segursdk.cda.Problem;
import org.segursdk.cda.internal.ActorRules;
import org.segursdk.cda.internal.ClinicalRules;
import org.segursdk.cda.internal.HeaderRules;
import org.segursdk.cda.internal.MedicalDeviceEntry;
import org.segursdk.cda.internal.TextRules;
import org.segursdk.cda.internal.TreatmentRules;
import org.segursdk.cda.letter.Appointment;
import org.segursdk.cda.letter.FollowUp;
import org.segursdk.cda.letter.PlannedAct;
import org.segursdk.cda.letter.Stay;
import org.segursdk.core.error.Violations;
import org.segursdk.core.terminology.ValueSets;

/** Rules of letters that the types do not enforce by themselves. Source: cda §11. */
final class LetterRules {
    private final Violations violations;
    private final TextRules texts;
    private final ZoneId zone;
    private final Set<Problem> problems = new HashSet<>();
    private final ClinicalRules clinical;
    private final TreatmentRules treatments;

    LetterRules(Optional<CdaHeader> header, Violations violations) {
        this.violations = violations;
        this.texts = new TextRules(violations);
        this.zone = header.map(CdaHeader::zone).orElse(ZoneOffset.UTC);
        this.clinical = new ClinicalRules(violations, zone, problems, "LDL-STATEMENT");
        this.treatments = new TreatmentRules(violations, zone, problems);
        header.ifPresent(present -> {
            HeaderRules.check(present, violations, "header");
            present.event()
                    .code()
                    .ifPresent(code -> violations.check(
                            code.sameConceptAs(LetterAssembly.EVENT),
                            "header.event.code",
                            "LDL-EVENT",
                            "l'acte principal d'une lettre de liaison est IMP, l'hospitalisation : ne le donnez pas",
                            "the principal act of a letter is IMP, the stay: leave it out"));
        });
    }

    void discharge(Optional<String> reason, DischargeContent.Draft letter) {
        reason.filter(words -> !words.isBlank()).ifPresent(words -> texts.text(words, "reason"));
        letter.stay().ifPresent(stay -> stay(stay, "stay."));
        clinical.each("stoppedTreatments", letter.stoppedTreatments(), treatments::check);
        clinical.each("dischargeTreatments", letter.dischargeTreatments(), treatments::check);
        clinical.each("allergies", letter.allergies(), clinical::allergy);
        texts.text(letter.awaitedResults(), "awaitedResults");
        plan(letter);
        MedicalDeviceEntry.check(letter.devices(), "devices", zone, violations);
    }

    void admission(AdmissionContent letter) {
        texts.text(letter.reason(), "reason").text(letter.otherInformation(), "otherInformation");
        problems.addAll(letter.medicalHistory().items());
        clinical.each("treatments", letter.treatments(), treatments::check);
        clinical.each("allergies", letter.allergies(), clinical::allergy);
        clinical.each(
                "medicalHistory", letter.medicalHistory(), (problem, path) -> clinical.problem(problem, path, false));
        clinical.each("surgicalHistory", letter.surgicalHistory(), clinical::procedure);
    }

    /** cda §11.3. */
    private void stay(Stay stay, String path) {
        texts.text(stay.synthesis(), path + "synthesis")
                .text(stay.adverseEvents(), path + "adverseEvents")
                .text(stay.resistantMicroOrganisms(), path + "resistantMicroOrganisms")
                .text(stay.transfusionAccidents(), path + "transfusionAccidents")
                .text(stay.bloodDerivativeEvents(), path + "bloodDerivativeEvents");
        violations.check(
                !stay.admittedOn().isAfter(stay.dischargedOn(), zone),
                path + "dischargedOn",
                "LDL-STAY",
                "la sortie ne précède pas l'entrée",
                "the discharge does not come before the admission");
        goesWith(stay.microOrganismSearch(), stay.resistantMicroOrganisms(), path + "resistantMicroOrganisms");
        goesWith(stay.transfusion(), stay.transfusionAccidents(), path + "transfusionAccidents");
        goesWith(stay.bloodDerivatives(), stay.bloodDerivativeEvents(), path + "bloodDerivativeEvents");
    }

    private void goesWith(boolean done, Optional<String> what, String path) {
        violations.check(
                done || what.isEmpty(),
                path,
                "LDL-CONSISTENCY",
                "ce qui en est dit contredit le « non » donné",
                "what is told of it contradicts the 'no' given");
    }

    private void plan(DischargeContent.Draft letter) {
        List<PlannedAct> acts = letter.plannedActs();
        for (int i = 0; i < acts.size(); i++) {
            texts.text(acts.get(i).label(), "plannedActs[" + i + "].label")
                    .code(acts.get(i).code(), "plannedActs[" + i + "].code");
        }
        List<FollowUp> followUps = letter.followUps();
        for (int i = 0; i < followUps.size(); i++) {
            texts.text(followUps.get(i).label(), "followUps[" + i + "].label");
        }
        for (int i = 0; i < letter.appointments().size(); i++) {
            appointment(letter.appointments().get(i), "appointments[" + i + "]");
        }
    }

    private void appointment(Appointment appointment, String path) {
        texts.text(appointment.label(), path + ".label").code(appointment.type(), path + ".type");
        appointment.performer().ifPresent(who -> new ActorRules(violations, texts).author(who, path + ".performer"));
        violations.check(
                ValueSets.encounterType().contains(appointment.type()),
                path + ".type",
                "JDV-J142",
                "code absent de " + ValueSets.encounterType().name(),
                "code not in " + ValueSets.encounterType().name());
        violations.check(
                !appointment.confirmed() || appointment.date().isPresent(),
                path + ".date",
                "LDL-APPOINTMENT",
                "un rendez-vous pris a une date",
                "an appointment made has a date");
    }
}
