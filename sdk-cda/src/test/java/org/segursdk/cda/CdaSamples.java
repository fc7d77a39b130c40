package org.segursdk.cda;

import static org.segursdk.cda.SampleText.free;
import static org.segursdk.cda.SampleText.line;
import static org.segursdk.cda.SampleText.pick;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.segursdk.cda.vsm.FamilyHistory;
import org.segursdk.cda.vsm.LifestyleObservation;
import org.segursdk.cda.vsm.LifestyleTopic;
import org.segursdk.cda.vsm.VsmDocument;
import org.segursdk.core.document.DocumentContent;
import org.segursdk.core.document.Relation;
import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.core.terminology.Oid;
import org.segursdk.core.terminology.ValueSets;

/** Random documents from a seed: the same seed and index give the same bytes. People are synthetic, content is adversarial. */
public final class CdaSamples {
    private static final List<CodedValue> DIAGNOSES = List.of(
            cim10("I10", "Hypertension essentielle (primitive)"),
            cim10("E11.9", "Diabète sucré de type 2, sans complication"),
            cim10("J45.9", "Asthme, sans précision"),
            cim10("I20.0", "Angine de poitrine instable"),
            cim10("G45.9", "Accident ischémique cérébral transitoire, sans précision"),
            cim10("N10", "Néphrite tubulo-interstitielle aiguë"),
            cim10("C50.9", "Tumeur maligne du sein, sans précision"));
    private static final List<CodedValue> ACTS = List.of(
            CodedValue.of("DDAF004", CodeSystems.CCAM, "Dilatation intraluminale de 2 vaisseaux coronaires"),
            CodedValue.of("NEKA020", CodeSystems.CCAM, "Remplacement de l'articulation coxofémorale"),
            CodedValue.of("HMFC004", CodeSystems.CCAM, "Cholécystectomie, par cœlioscopie"));
    private static final List<CodedValue> MEDICINES = List.of(
            CodedValue.of("B01AC04", CodeSystems.ATC, "Clopidogrel"),
            CodedValue.of("A10BA02", CodeSystems.ATC, "Metformine"),
            CodedValue.of("N02BE01", CodeSystems.ATC, "Paracétamol"));
    private static final List<CodedValue> ROUTES = List.of(
            CodedValue.of("20053000", "0.4.0.127.0.16.1.1.2.1", "Voie orale"),
            CodedValue.of("20066000", "0.4.0.127.0.16.1.1.2.1", "Voie sous-cutanée"));
    private static final List<String> KIN = List.of("MTH", "FTH", "SIB", "MGRMTH", "TWINSIS");
    private static final List<ClinicalDate> DATES = List.of(
            ClinicalDate.year(1998),
            ClinicalDate.month(2011, 2),
            ClinicalDate.day(LocalDate.of(2016, 2, 29)),
            ClinicalDate.at(Instant.parse("2019-07-14T22:30:00Z")));

    private final SplittableRandom random;
    private final SampleHeaders headers;
    private final Oid id;

    private CdaSamples(long seed, int index, String kind) {
        this.random = new SplittableRandom(seed * 1_000_003L + index * 31L + kind.hashCode());
        this.headers = new SampleHeaders(random);
        this.id = Oid.fromUuid(new UUID(random.nextLong(), random.nextLong()));
    }

    /** A VSM, from nearly empty to 300 entries. */
    public static VsmDocument vsm(long seed, int index) {
        return new CdaSamples(seed, index, "vsm").vsm(index);
    }

    /** A level-1 document: a PDF, or a text one time in four. */
    public static N1Document n1(long seed, int index) {
        return new CdaSamples(seed, index, "n1").n1();
    }

    private static CodedValue cim10(String code, String label) {
        return CodedValue.of(code, CodeSystems.CIM_10, label);
    }

    private N1Document n1() {
        CdaHeader.Builder header = headers.header(id, line(random));
        if (random.nextInt(3) == 0) {
            header.addRelation(new Relation(Relation.Type.XFRM, id.child(7)));
        }
        N1Document.Builder n1 = N1Document.builder()
                .header(header)
                .type(ValueSets.documentType()
                        .find(random.nextBoolean() ? "11488-4" : "96349-6")
                        .orElseThrow());
        return random.nextInt(4) == 0
                ? n1.text(free(random)).build()
                : n1.pdf(DocumentContent.of(TinyPdf.of("Courrier " + random.nextInt())))
                        .build();
    }

    private VsmDocument vsm(int index) {
        List<Problem> problems = many(index, i -> problem(true));
        List<Problem> history = many(index, i -> problem(false));
        List<Problem> reasons = new ArrayList<>(problems);
        reasons.addAll(history);
        return VsmDocument.builder()
                .header(headers.header(id, random.nextBoolean() ? VsmDocument.DEFAULT_TITLE : line(random)))
                .problems(statement(problems))
                .medicalHistory(statement(history))
                .surgicalHistory(statement(many(index, i -> procedure(reasons))))
                .allergies(statement(many(index, i -> allergy())))
                .lifestyle(statement(many(index, i -> lifestyle())))
                .occupationalRisks(statement(many(index, i -> free(random))))
                .familyHistory(statement(many(index, i -> family())))
                .vigilance(statement(many(index, i -> free(random))))
                .treatments(statement(many(index, i -> treatment(reasons))))
                .build();
    }

    /** None one time in three; 300 in every fiftieth document. */
    private <T> List<T> many(int index, IntFunction<T> entry) {
        int count = index % 50 == 7 ? 300 : Math.max(0, random.nextInt(7) - 2);
        List<T> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            entries.add(entry.apply(i));
        }
        return entries;
    }

    private <T> Statement<T> statement(List<T> entries) {
        if (!entries.isEmpty()) {
            return Statement.entries(entries);
        }
        return random.nextBoolean()
                ? Statement.noneKnown(headers.professional(), LocalDate.of(2026, 5, 1))
                : Statement.notRecorded();
    }

    private void maybe(Runnable option) {
        if (random.nextBoolean()) {
            option.run();
        }
    }

    private ClinicalDate later(ClinicalDate date) {
        return random.nextBoolean() ? ClinicalDate.year(2020 + random.nextInt(5)) : date;
    }

    private Problem problem(boolean active) {
        Problem.Builder problem = Problem.of(free(random)).kind(pick(random, List.of(ProblemKind.values())));
        ClinicalDate onset = pick(random, DATES);
        maybe(() -> problem.code(pick(random, DIAGNOSES)));
        maybe(() -> problem.comment(free(random)));
        maybe(() -> problem.onset(onset));
        maybe(() -> problem.status(active ? ClinicalStatus.RELAPSE : ClinicalStatus.RESOLVED));
        if (!active) {
            maybe(() -> problem.end(later(onset)));
        }
        return problem.build();
    }

    private Procedure procedure(List<Problem> reasons) {
        Procedure.Builder procedure = Procedure.of(free(random));
        maybe(() -> procedure.code(pick(random, ACTS)));
        maybe(() -> procedure.date(pick(random, DATES)));
        maybe(() -> procedure.performedBy("Pr Petitjean, Hôpital <Lariboisière>"));
        maybe(() -> procedure.comment(free(random)));
        if (!reasons.isEmpty()) {
            maybe(() -> procedure.reason(pick(random, reasons)));
        }
        return procedure.build();
    }

    private Allergy allergy() {
        Allergy.Builder allergy = Allergy.of(pick(random, List.of(AllergyType.values())), free(random));
        maybe(() -> allergy.agentCode(CodedValue.of("60234100", CodeSystems.CIS, "PARACETAMOL")));
        maybe(() -> allergy.reaction(free(random)));
        maybe(() -> allergy.severity(pick(random, List.of(Severity.values()))));
        maybe(() -> allergy.comment(free(random)));
        maybe(() -> allergy.onset(pick(random, DATES)));
        switch (random.nextInt(4)) {
            case 0 -> allergy.status(ClinicalStatus.ACTIVE);
            case 1 -> allergy.status(ClinicalStatus.INACTIVE);
            case 2 -> allergy.status(ClinicalStatus.RESOLVED).end(ClinicalDate.year(2025));
            default -> {}
        }
        return allergy.build();
    }

    private LifestyleObservation lifestyle() {
        LifestyleTopic topic = pick(random, List.of(LifestyleTopic.values()));
        List<Supplier<LifestyleObservation>> kinds = List.of(
                () -> LifestyleObservation.of(topic, free(random)),
                () -> LifestyleObservation.of(topic, free(random), Quantity.of("25.5", "{pack}/a", "paquets/an")),
                () -> LifestyleObservation.of(topic, free(random), Quantity.of("20", "g/d", "g/jour")),
                () -> LifestyleObservation.of(topic, free(random), Quantity.of("3", "")),
                () -> LifestyleObservation.of(
                        topic, free(random), CodedValue.of("398705004", CodeSystems.SNOMED_CT, "Cannabis")));
        LifestyleObservation observation = pick(random, kinds).get();
        return random.nextBoolean() ? observation.observedOn(pick(random, DATES)) : observation;
    }

    private FamilyHistory family() {
        List<FamilyHistory.Condition> conditions = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            FamilyHistory.Condition condition = random.nextBoolean()
                    ? FamilyHistory.Condition.of(free(random))
                    : FamilyHistory.Condition.of(free(random), pick(random, DIAGNOSES));
            conditions.add(random.nextBoolean() ? condition.since(pick(random, DATES)) : condition);
        }
        return new FamilyHistory(pick(random, KIN), conditions);
    }

    private Treatment treatment(List<Problem> reasons) {
        Treatment.Builder treatment = Treatment.of(line(random));
        maybe(() -> treatment.cis("63564053"));
        maybe(() -> treatment.addTranslation(pick(random, MEDICINES)));
        maybe(() -> treatment.dosage(free(random)));
        maybe(() ->
                treatment.dose(Quantity.of("0.5", "{tablet}", "comprimé"), Quantity.of("2", "{tablet}", "comprimés")));
        maybe(() -> treatment.every(Quantity.of("12", "h", "heures")));
        maybe(() -> treatment.route(pick(random, ROUTES)));
        maybe(() -> treatment.start(ClinicalDate.month(2010, 11)));
        maybe(() -> treatment.end(ClinicalDate.day(LocalDate.of(2026, 12, 31))));
        maybe(() -> treatment.comment(free(random)));
        if (!reasons.isEmpty()) {
            maybe(() -> treatment.reason(pick(random, reasons)));
        }
        maybe(() -> treatment.reasonText(free(random)));
        return treatment.build();
    }
}
