package org.segursdk.conformance.corpus;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.segursdk.cda.Allergy;
import org.segursdk.cda.AllergyType;
import org.segursdk.cda.CdaHeader;
import org.segursdk.cda.ClinicalDate;
import org.segursdk.cda.ClinicalStatus;
import org.segursdk.cda.MedicalDevice;
import org.segursdk.cda.Problem;
import org.segursdk.cda.Procedure;
import org.segursdk.cda.Quantity;
import org.segursdk.cda.Severity;
import org.segursdk.cda.Statement;
import org.segursdk.cda.Treatment;
import org.segursdk.cda.letter.AdmissionLetterDocument;
import org.segursdk.cda.letter.AdmissionMode;
import org.segursdk.cda.letter.Appointment;
import org.segursdk.cda.letter.DischargeLetterDocument;
import org.segursdk.cda.letter.DischargeMode;
import org.segursdk.cda.letter.FollowUp;
import org.segursdk.cda.letter.LetterStatus;
import org.segursdk.cda.letter.PlannedAct;
import org.segursdk.cda.letter.Priority;
import org.segursdk.cda.letter.Stay;
import org.segursdk.core.document.DocumentAuthor;
import org.segursdk.core.document.InstanceId;
import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.core.terminology.Oid;
import org.segursdk.core.terminology.ValueSets;

/** Letters of all shapes: nothing known, a few entries, 300. */
final class LdlSamples {
    private final Dice dice;
    private final SyntheticPeople people;
    private final FreeText text;
    private final Headers headers;
    private final Crowd crowd;

    LdlSamples(Dice dice, Instant now) {
        this.dice = dice;
        this.people = new SyntheticPeople(dice, now);
        this.text = new FreeText(dice);
        this.headers = new Headers(dice, people, now);
        this.crowd = new Crowd(dice, 8);
    }

    DischargeLetterDocument discharge() {
        DischargeLetterDocument.Builder letter = DischargeLetterDocument.builder()
                .header(header(DischargeLetterDocument.DEFAULT_TITLE))
                .status(dice.pick(List.of(LetterStatus.values())))
                .reason(text.draw())
                .stay(stay())
                .stoppedTreatments(statement(() -> treatment(List.of())))
                .dischargeTreatments(statement(() -> treatment(List.of())))
                .allergies(statement(this::allergy));
        if (dice.oneIn(2)) {
            letter.awaitedResults(text.draw());
        }
        for (int i = dice.below(4); i > 0; i--) {
            letter.addPlannedAct(act());
        }
        for (int i = dice.below(4); i > 0; i--) {
            FollowUp followUp = FollowUp.of(text.draw()).withIntent(dice.pick(List.of(FollowUp.Intent.values())));
            letter.addFollowUp(dice.oneIn(2) ? followUp.on(later()) : followUp);
        }
        for (int i = dice.below(4); i > 0; i--) {
            letter.addAppointment(appointment());
        }
        for (int i = dice.below(3); i > 0; i--) {
            letter.addDevice(device());
        }
        return letter.build();
    }

    AdmissionLetterDocument admission() {
        Statement<Problem> history = statement(this::problem);
        return AdmissionLetterDocument.builder()
                .header(header(AdmissionLetterDocument.DEFAULT_TITLE))
                .reason(text.draw())
                .treatments(statement(() -> treatment(history.items())))
                .allergies(statement(this::allergy))
                .medicalHistory(history)
                .surgicalHistory(statement(() -> procedure(history.items())))
                .otherInformation(text.draw())
                .build();
    }

    private CdaHeader.Builder header(String title) {
        DocumentAuthor author = DocumentAuthor.of(people.doctor(), people.structure());
        return headers.draw(people.patient(), author, dice.oneIn(2) ? title : text.title(), false);
    }

    private <T> Statement<T> statement(Supplier<T> entry) {
        if (crowd.take(3)) {
            return Statement.entries(crowd.draw(entry));
        }
        int count = Math.max(0, dice.between(-2, 4));
        List<T> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            entries.add(entry.get());
        }
        if (!entries.isEmpty()) {
            return Statement.entries(entries);
        }
        return dice.oneIn(2)
                ? Statement.noneKnown(people.doctor(), LocalDate.of(2026, dice.between(1, 12), dice.between(1, 28)))
                : Statement.notRecorded();
    }

    private ClinicalDate later() {
        return ClinicalDate.parse(dice.pick(List.of("2026-09-01", "2026-10", "2027")));
    }

    private Stay stay() {
        boolean searched = dice.oneIn(2);
        boolean transfused = dice.oneIn(2);
        boolean derivatives = dice.oneIn(2);
        Stay.Builder stay = Stay.builder()
                .admitted(dice.pick(List.of(AdmissionMode.values())), ClinicalDate.parse("2026-01-02"))
                .discharged(dice.pick(List.of(DischargeMode.values())), ClinicalDate.parse("2026-01-12"))
                .synthesis(text.draw())
                .microOrganismSearch(searched)
                .transfusion(transfused)
                .bloodDerivatives(derivatives);
        if (dice.oneIn(2)) {
            stay.adverseEvents(text.draw());
        }
        if (searched && dice.oneIn(2)) {
            stay.resistantMicroOrganisms(text.draw());
        }
        if (transfused && dice.oneIn(2)) {
            stay.transfusionAccidents(text.draw());
        }
        if (derivatives && dice.oneIn(2)) {
            stay.bloodDerivativeEvents(text.draw());
        }
        return stay.build();
    }

    private Problem problem() {
        Problem.Builder problem = Problem.of(text.draw());
        if (crowd.option()) {
            problem.code(CodedValue.of("I10", CodeSystems.CIM_10, "Hypertension essentielle (primitive)"));
        }
        if (crowd.option()) {
            problem.onset(ClinicalDate.year(1998)).end(ClinicalDate.month(2011, 2));
        }
        return problem.build();
    }

    private Procedure procedure(List<Problem> reasons) {
        Procedure.Builder procedure = Procedure.of(text.draw());
        if (crowd.option()) {
            procedure.code(CodedValue.of("HMFC004", CodeSystems.CCAM, "Cholécystectomie, par cœlioscopie"));
        }
        if (!reasons.isEmpty() && crowd.option()) {
            procedure.reason(dice.pick(reasons));
        }
        return procedure.build();
    }

    private Treatment treatment(List<Problem> reasons) {
        Treatment.Builder treatment = Treatment.of(text.line());
        if (crowd.option()) {
            treatment.cis("63564053");
        }
        if (crowd.option()) {
            treatment.dosage(text.draw());
        }
        if (crowd.option()) {
            treatment.dose(Quantity.of("0.5", "{tablet}", "comprimé"), Quantity.of("2", "{tablet}", "comprimés"));
        }
        if (crowd.option()) {
            treatment.every(Quantity.of("12", "h", "heures"));
        }
        if (crowd.option()) {
            treatment.start(ClinicalDate.month(2010, 11)).end(ClinicalDate.parse("2026-12-31"));
        }
        if (crowd.option()) {
            treatment.reasonText(text.draw());
        }
        if (!reasons.isEmpty() && crowd.option()) {
            treatment.reason(dice.pick(reasons));
        }
        return treatment.build();
    }

    private Allergy allergy() {
        Allergy.Builder allergy = Allergy.of(dice.pick(List.of(AllergyType.values())), text.draw());
        if (crowd.option()) {
            allergy.reaction(text.draw()).severity(dice.pick(List.of(Severity.values())));
        }
        if (crowd.option()) {
            allergy.status(ClinicalStatus.ACTIVE).comment(text.draw());
        }
        return allergy.build();
    }

    private PlannedAct act() {
        PlannedAct act = PlannedAct.of(text.draw());
        if (dice.oneIn(2)) {
            act = act.withCode(
                    CodedValue.of("NEKA020", CodeSystems.CCAM, "Remplacement de l'articulation coxofémorale"));
        }
        if (dice.oneIn(2)) {
            act = act.on(later());
        }
        return dice.oneIn(2) ? act.withPriority(dice.pick(List.of(Priority.values()))) : act;
    }

    private Appointment appointment() {
        CodedValue type = dice.pick(ValueSets.encounterType().concepts());
        Appointment appointment =
                dice.oneIn(2) ? Appointment.made(text.draw(), type, later()) : Appointment.toArrange(text.draw(), type);
        if (dice.oneIn(3)) {
            appointment = appointment.with(DocumentAuthor.of(people.doctor(), people.structure()));
        }
        return dice.oneIn(2) ? appointment.withPriority(dice.pick(List.of(Priority.values()))) : appointment;
    }

    private MedicalDevice device() {
        MedicalDevice.Builder device = MedicalDevice.of(text.draw());
        if (dice.oneIn(2)) {
            device.emdn(CodedValue.of("J010104", "1.2.250.1.213.2.68", "STIMULATEURS CARDIAQUES IMPLANTABLES"));
        }
        if (dice.oneIn(2)) {
            device.addTranslation(CodedValue.of("3408693", "1.2.250.1.215.200.2.1", "STIMULATEUR, EDORA 8"))
                    .udi(InstanceId.of(Oid.of("1.2.250.1.213.3.999.1"), "{01}00844588003288{21}" + dice.below(999)));
        }
        if (dice.oneIn(2)) {
            device.since(ClinicalDate.year(2018));
        }
        return device.build();
    }
}
