package org.segursdk.conformance.corpus;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.segursdk.cda.Allergy;
import org.segursdk.cda.AllergyType;
import org.segursdk.cda.ClinicalDate;
import org.segursdk.cda.ClinicalStatus;
import org.segursdk.cda.N1Document;
import org.segursdk.cda.N1Type;
import org.segursdk.cda.Problem;
import org.segursdk.cda.ProblemKind;
import org.segursdk.cda.Procedure;
import org.segursdk.cda.Quantity;
import org.segursdk.cda.Severity;
import org.segursdk.cda.Statement;
import org.segursdk.cda.Treatment;
import org.segursdk.cda.vsm.FamilyHistory;
import org.segursdk.cda.vsm.LifestyleObservation;
import org.segursdk.cda.vsm.LifestyleTopic;
import org.segursdk.cda.vsm.VsmDocument;
import org.segursdk.core.document.DocumentAuthor;
import org.segursdk.core.document.DocumentContent;
import org.segursdk.core.document.Patient;
import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;

/** CDA documents of all shapes: from nothing at all to 300 entries. */
final class CdaSamples {
    private static final List<CodedValue> DIAGNOSES = List.of(
            CodedValue.of("I10", CodeSystems.CIM_10, "Hypertension essentielle (primitive)"),
            CodedValue.of("E11.9", CodeSystems.CIM_10, "Diabète sucré de type 2, sans complication"),
            CodedValue.of("J45.9", CodeSystems.CIM_10, "Asthme, sans précision"),
            CodedValue.of("C50.9", CodeSystems.CIM_10, "Tumeur maligne du sein, sans précision"));
    private static final List<CodedValue> ACTS = List.of(
            CodedValue.of("HMFC004", CodeSystems.CCAM, "Cholécystectomie, par cœlioscopie"),
            CodedValue.of("NEKA020", CodeSystems.CCAM, "Remplacement de l'articulation coxofémorale"));
    private static final List<CodedValue> MEDICINES = List.of(
            CodedValue.of("B01AC04", CodeSystems.ATC, "Clopidogrel"),
            CodedValue.of("N02BE01", CodeSystems.ATC, "Paracétamol"));

    private final Dice dice;
    private final SyntheticPeople people;
    private final FreeText text;
    private final Headers headers;
    private final boolean firstVersions;
    private final Crowd crowd;

    /**
     * @param firstVersions whether the documents replace nothing
     */
    CdaSamples(Dice dice, Instant now, boolean firstVersions) {
        this.dice = dice;
        this.people = new SyntheticPeople(dice, now);
        this.text = new FreeText(dice);
        this.headers = new Headers(dice, people, now);
        this.firstVersions = firstVersions;
        this.crowd = new Crowd(dice, 10);
    }

    SyntheticPeople people() {
        return people;
    }

    Patient patient() {
        return people.patient();
    }

    DocumentAuthor author() {
        return DocumentAuthor.of(people.doctor(), people.structure());
    }

    N1Document n1(Patient patient, DocumentAuthor author) {
        N1Document.Builder n1 = N1Document.builder()
                .header(headers.draw(patient, author, text.title(), firstVersions))
                .type(dice.pick(List.of(N1Type.values())));
        if (dice.oneIn(8)) {
            return n1.text(text.draw()).build();
        }
        byte[] pdf = SyntheticPdf.letter(
                dice.uuid().getMostSignificantBits(),
                List.of("Courrier de synthese", "Numero " + dice.below(1_000_000)),
                dice.between(1, 3));
        return n1.pdf(DocumentContent.of(pdf)).build();
    }

    VsmDocument vsm(Patient patient, DocumentAuthor author) {
        boolean empty = dice.oneIn(8);
        int most = empty ? 0 : 6;
        List<Problem> problems = some(most, () -> problem(true));
        List<Problem> history = some(most, () -> problem(false));
        List<Problem> reasons = new ArrayList<>(problems);
        reasons.addAll(history);
        return VsmDocument.builder()
                .header(headers.draw(
                        patient, author, dice.oneIn(2) ? VsmDocument.DEFAULT_TITLE : text.title(), firstVersions))
                .problems(statement(problems))
                .medicalHistory(statement(history))
                .surgicalHistory(statement(some(most, () -> procedure(reasons))))
                .allergies(statement(some(most, this::allergy)))
                .lifestyle(statement(some(most, this::lifestyle)))
                .occupationalRisks(statement(some(most, text::draw)))
                .familyHistory(statement(some(most, this::family)))
                .vigilance(statement(some(most, text::draw)))
                .treatments(statement(some(most, () -> treatment(reasons))))
                .build();
    }

    private <T> List<T> some(int most, Supplier<T> entry) {
        if (most > 0 && crowd.take(3)) {
            return crowd.draw(entry);
        }
        int count = most == 0 || dice.oneIn(3) ? 0 : dice.between(1, most);
        List<T> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            entries.add(entry.get());
        }
        return entries;
    }

    private <T> Statement<T> statement(List<T> entries) {
        if (!entries.isEmpty()) {
            return Statement.entries(entries);
        }
        return dice.oneIn(2)
                ? Statement.noneKnown(people.doctor(), LocalDate.of(2026, dice.between(1, 12), dice.between(1, 28)))
                : Statement.notRecorded();
    }

    private void maybe(Runnable option) {
        if (crowd.option()) {
            option.run();
        }
    }

    private ClinicalDate early() {
        return switch (dice.below(3)) {
            case 0 -> ClinicalDate.year(dice.between(1950, 2010));
            case 1 -> ClinicalDate.month(dice.between(1990, 2015), dice.between(1, 12));
            default -> ClinicalDate.day(LocalDate.of(2016, 2, 29));
        };
    }

    private Problem problem(boolean active) {
        Problem.Builder problem = Problem.of(text.draw()).kind(dice.pick(List.of(ProblemKind.values())));
        maybe(() -> problem.code(dice.pick(DIAGNOSES)));
        maybe(() -> problem.onset(early()));
        maybe(() -> problem.comment(text.draw()));
        maybe(() -> problem.status(active ? ClinicalStatus.ACTIVE : ClinicalStatus.RESOLVED));
        if (!active) {
            maybe(() -> problem.end(ClinicalDate.year(dice.between(2017, 2025))));
        }
        return problem.build();
    }

    private Procedure procedure(List<Problem> reasons) {
        Procedure.Builder procedure = Procedure.of(text.draw());
        maybe(() -> procedure.code(dice.pick(ACTS)));
        maybe(() -> procedure.date(early()));
        maybe(() -> procedure.comment(text.draw()));
        if (!reasons.isEmpty()) {
            maybe(() -> procedure.reason(dice.pick(reasons)));
        }
        return procedure.build();
    }

    private Allergy allergy() {
        Allergy.Builder allergy = Allergy.of(dice.pick(List.of(AllergyType.values())), text.draw());
        maybe(() -> allergy.reaction(text.draw()));
        maybe(() -> allergy.severity(dice.pick(List.of(Severity.values()))));
        maybe(() -> allergy.onset(early()));
        maybe(() -> allergy.status(ClinicalStatus.ACTIVE));
        maybe(() -> allergy.comment(text.draw()));
        return allergy.build();
    }

    private LifestyleObservation lifestyle() {
        LifestyleTopic topic = dice.pick(List.of(LifestyleTopic.values()));
        LifestyleObservation observation = dice.oneIn(2)
                ? LifestyleObservation.of(topic, text.draw())
                : LifestyleObservation.of(topic, text.draw(), Quantity.of("25.5", "{pack}/a", "paquets/an"));
        return dice.oneIn(2) ? observation.observedOn(early()) : observation;
    }

    private FamilyHistory family() {
        FamilyHistory.Condition condition = dice.oneIn(2)
                ? FamilyHistory.Condition.of(text.draw())
                : FamilyHistory.Condition.of(text.draw(), dice.pick(DIAGNOSES));
        return FamilyHistory.of(dice.pick(List.of("MTH", "FTH", "SIB")), condition);
    }

    private Treatment treatment(List<Problem> reasons) {
        Treatment.Builder treatment = Treatment.of(text.line());
        maybe(() -> treatment.cis("63564053"));
        maybe(() -> treatment.addTranslation(dice.pick(MEDICINES)));
        maybe(() -> treatment.dosage(text.draw()));
        maybe(() ->
                treatment.dose(Quantity.of("0.5", "{tablet}", "comprimé"), Quantity.of("2", "{tablet}", "comprimés")));
        maybe(() -> treatment.every(Quantity.of("12", "h", "heures")));
        maybe(() -> treatment.start(ClinicalDate.month(2010, 11)));
        maybe(() -> treatment.end(ClinicalDate.day(LocalDate.of(2026, 12, 31))));
        maybe(() -> treatment.comment(text.draw()));
        if (!reasons.isEmpty()) {
            maybe(() -> treatment.reason(dice.pick(reasons)));
        }
        return treatment.build();
    }
}
