package org.segursdk.cda.internal.letter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.segursdk.cda.ClinicalDate;
import org.segursdk.cda.internal.Narrative;
import org.segursdk.cda.internal.Timestamps;
import org.segursdk.cda.internal.Writing;
import org.segursdk.cda.internal.XmlOut;
import org.segursdk.cda.letter.Stay;
import org.segursdk.core.terminology.CodedValue;

/** FR-Resultats-evenements: what happened during the stay, each as a simple observation. Source: cda §11.3. */
final class StayEntries {
    private static final String SIMPLE = "1.2.250.1.213.1.1.3.48";
    private static final String TA_ASIP = "1.2.250.1.213.1.1.4.322";
    private static final String PREFIX = "sejour-";

    /** One observation: its template, its code, its date, and a value that is a code, a yes or no, or words. */
    private record Fact(
            int template,
            CodedValue code,
            ClinicalDate date,
            @Nullable CodedValue coded,
            @Nullable Boolean answer,
            String words) {}

    private final Writing w;
    private final XmlOut out;
    private final List<Fact> facts = new ArrayList<>();

    StayEntries(Writing w, Stay stay) {
        this.w = w;
        this.out = w.out;
        ClinicalDate end = stay.dischargedOn();
        coded(
                6,
                "ORG-070",
                "Modalité d'entrée",
                stay.admittedOn(),
                stay.admissionMode().code());
        coded(7, "ORG-074", "Modalité de sortie", end, stay.dischargeMode().code());
        words(9, "MED-142", "Synthèse médicale", end, Optional.of(stay.synthesis()));
        words(3, "MED-143", "Evènements indésirables survenus pendant l'hospitalisation", end, stay.adverseEvents());
        answer(
                8,
                "MED-309",
                "Recherche de microorganismes multi-résistants ou émergents effectuée",
                end,
                stay.microOrganismSearch());
        words(5, "MED-144", "Identification de micro-organismes multirésistants", end, stay.resistantMicroOrganisms());
        answer(10, "MED-145", "Transfusion de produits sanguins", end, stay.transfusion());
        words(1, "MED-146", "Accidents transfusionnels", end, stay.transfusionAccidents());
        answer(2, "MED-147", "Administration de dérivés du sang", end, stay.bloodDerivatives());
        words(
                4,
                "MED-148",
                "Evènements indésirables suite à l'administration de dérivés du sang",
                end,
                stay.bloodDerivativeEvents());
    }

    void section() {
        LetterSections.STAY.open(out, w.ids);
        Narrative.Table table = new Narrative.Table(LetterSections.STAY.title(), "Sujet", "Observation", "Date");
        for (Fact fact : facts) {
            table.row()
                    .cell(fact.code().displayName())
                    .cell(PREFIX + fact.template(), fact.words())
                    .cell(
                            fact.template() == 6 || fact.template() == 7
                                    ? Timestamps.readable(fact.date(), w.zone)
                                    : null);
        }
        table.writeTo(out);
        facts.forEach(this::write);
        LetterSections.STAY.close(out);
    }

    private void write(Fact fact) {
        String id = PREFIX + fact.template();
        out.start("entry").start("observation", "classCode", "OBS", "moodCode", "EVN");
        out.templates("1.3.6.1.4.1.19376.1.5.3.1.4.13", SIMPLE, SIMPLE + "." + fact.template());
        out.empty("id", "root", w.ids.at(id)).code("code", fact.code());
        out.textReference(id).empty("statusCode", "code", "completed");
        out.empty("effectiveTime", "value", Timestamps.hl7(fact.date(), w.zone));
        CodedValue coded = fact.coded();
        Boolean answer = fact.answer();
        if (coded != null) {
            out.startCode("value", coded, "xsi:type", "CE").end();
        } else if (answer != null) {
            out.empty("value", "xsi:type", "BL", "value", answer.toString());
        } else {
            out.leaf("value", fact.words(), "xsi:type", "ST");
        }
        out.end().end();
    }

    private void coded(int template, String code, String label, ClinicalDate date, CodedValue value) {
        facts.add(new Fact(template, code(code, label), date, value, null, value.displayName()));
    }

    private void answer(int template, String code, String label, ClinicalDate date, boolean value) {
        facts.add(new Fact(template, code(code, label), date, null, value, value ? "oui" : "non"));
    }

    private void words(int template, String code, String label, ClinicalDate date, Optional<String> words) {
        words.ifPresent(text -> facts.add(new Fact(template, code(code, label), date, null, null, text)));
    }

    private static CodedValue code(String code, String label) {
        return CodedValue.of(code, TA_ASIP, label);
    }
}
