package org.segursdk.cda;

import static org.segursdk.cda.SampleText.free;
import static org.segursdk.cda.SampleText.line;
import static org.segursdk.cda.SampleText.pick;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Supplier;
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
import org.segursdk.core.document.InstanceId;
import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.core.terminology.Oid;
import org.segursdk.core.terminology.ValueSets;

/** Random letters from a seed: the same seed and index give the same bytes. */
public final class LetterSamples {
    private final SplittableRandom random;
    private final SampleHeaders headers;
    private final Oid id;

    private LetterSamples(long seed, int index, String kind) {
        this.random = new SplittableRandom(seed * 1_000_003L + index * 31L + kind.hashCode());
        this.headers = new SampleHeaders(random);
        this.id = Oid.fromUuid(new UUID(random.nextLong(), random.nextLong()));
    }

    public static DischargeLetterDocument discharge(long seed, int index) {
        return new LetterSamples(seed, index, "ldl-ses").discharge(index);
    }

    public static AdmissionLetterDocument admission(long seed, int index) {
        return new LetterSamples(seed, index, "ldl-ees").admission(index);
    }

    private DischargeLetterDocument discharge(int index) {
        DischargeLetterDocument.Builder letter = DischargeLetterDocument.builder()
                .header(headers.header(id, random.nextBoolean() ? DischargeLetterDocument.DEFAULT_TITLE : line(random)))
                .status(pick(random, List.of(LetterStatus.values())))
                .reason(free(random))
                .stay(stay())
                .stoppedTreatments(statement(index, () -> treatment(List.of())))
                .dischargeTreatments(statement(index, () -> treatment(List.of())))
                .allergies(statement(index, this::allergy));
        maybe(() -> letter.awaitedResults(free(random)));
        maybe(() -> letter.addPlannedAct(act()));
        maybe(() -> letter.addPlannedAct(act()));
        maybe(() -> letter.addFollowUp(FollowUp.of(free(random))));
        maybe(() -> letter.addFollowUp(FollowUp.of(free(random)).on(date())));
        maybe(() -> letter.addAppointment(appointment()));
        maybe(() -> letter.addDevice(device()));
        return letter.build();
    }

    private AdmissionLetterDocument admission(int index) {
        List<Problem> problems = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            problems.add(Problem.of(free(random)).build());
        }
        Statement<Problem> history =
                problems.isEmpty() ? statement(-1, () -> Problem.of("Asthme").build()) : Statement.entries(problems);
        return AdmissionLetterDocument.builder()
                .header(headers.header(id, random.nextBoolean() ? AdmissionLetterDocument.DEFAULT_TITLE : line(random)))
                .reason(free(random))
                .treatments(statement(index, () -> treatment(problems)))
                .allergies(statement(index, this::allergy))
                .medicalHistory(history)
                .surgicalHistory(
                        statement(index, () -> Procedure.of(free(random)).build()))
                .otherInformation(free(random))
                .build();
    }

    private void maybe(Runnable option) {
        if (random.nextBoolean()) {
            option.run();
        }
    }

    private <T> Statement<T> statement(int index, Supplier<T> entry) {
        int count = index % 50 == 7 ? 100 : Math.max(0, random.nextInt(5) - 1);
        List<T> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            entries.add(entry.get());
        }
        if (!entries.isEmpty()) {
            return Statement.entries(entries);
        }
        return random.nextBoolean()
                ? Statement.noneKnown(headers.professional(), LocalDate.of(2026, 5, 1))
                : Statement.notRecorded();
    }

    private ClinicalDate date() {
        return pick(random, List.of(ClinicalDate.parse("2026-09-01"), ClinicalDate.month(2026, 10)));
    }

    private Stay stay() {
        Stay.Builder stay = Stay.builder()
                .admitted(pick(random, List.of(AdmissionMode.values())), ClinicalDate.parse("2026-06-02"))
                .discharged(pick(random, List.of(DischargeMode.values())), ClinicalDate.parse("2026-06-12"))
                .synthesis(free(random))
                .microOrganismSearch(false)
                .transfusion(false)
                .bloodDerivatives(false);
        maybe(() -> stay.adverseEvents(free(random)));
        maybe(() -> {
            stay.microOrganismSearch(true).transfusion(true).bloodDerivatives(true);
            maybe(() -> stay.resistantMicroOrganisms(free(random)));
            maybe(() -> stay.transfusionAccidents(free(random)));
            maybe(() -> stay.bloodDerivativeEvents(free(random)));
        });
        return stay.build();
    }

    private Treatment treatment(List<Problem> reasons) {
        Treatment.Builder treatment = Treatment.of(line(random));
        maybe(() -> treatment.cis("63564053"));
        maybe(() -> treatment.dosage(free(random)));
        maybe(() -> treatment.dose(Quantity.of("1", "{tablet}", "comprimé")));
        maybe(() -> treatment.every(Quantity.of("12", "h", "heures")));
        maybe(() -> treatment.start(ClinicalDate.year(2020)));
        maybe(() -> treatment.reasonText(free(random)));
        if (!reasons.isEmpty()) {
            maybe(() -> treatment.reason(pick(random, reasons)));
        }
        return treatment.build();
    }

    private Allergy allergy() {
        Allergy.Builder allergy = Allergy.of(pick(random, List.of(AllergyType.values())), free(random));
        maybe(() -> allergy.reaction(free(random)));
        maybe(() -> allergy.severity(pick(random, List.of(Severity.values()))));
        maybe(() -> allergy.comment(free(random)));
        return allergy.build();
    }

    private PlannedAct act() {
        PlannedAct act = PlannedAct.of(free(random));
        if (random.nextBoolean()) {
            act = act.withCode(CodedValue.of("ECQH010", CodeSystems.CCAM, "Scanographie des vaisseaux du thorax"));
        }
        if (random.nextBoolean()) {
            act = act.on(date());
        }
        return random.nextBoolean() ? act.withPriority(pick(random, List.of(Priority.values()))) : act;
    }

    private Appointment appointment() {
        CodedValue type = pick(random, ValueSets.encounterType().concepts());
        Appointment appointment = random.nextBoolean()
                ? Appointment.made(free(random), type, date())
                : Appointment.toArrange(free(random), type);
        return random.nextBoolean() ? appointment.withPriority(Priority.CALL_BACK) : appointment;
    }

    private MedicalDevice device() {
        MedicalDevice.Builder device = MedicalDevice.of(free(random));
        maybe(() -> device.emdn(CodedValue.of("J010104", "1.2.250.1.213.2.68", "STIMULATEURS CARDIAQUES")));
        maybe(() -> device.addTranslation(
                CodedValue.of("3408693", "1.2.250.1.215.200.2.1", "STIMULATEUR CARDIAQUE, BIOTRONIK")));
        maybe(() -> device.udi(InstanceId.of(Oid.of("1.2.250.1.213.3.999.1"), "{01}00844588003288{21}109")));
        maybe(() -> {
            device.since(ClinicalDate.year(2018));
            maybe(() -> device.until(ClinicalDate.parse("2026-06-10")));
        });
        return device.build();
    }
}
