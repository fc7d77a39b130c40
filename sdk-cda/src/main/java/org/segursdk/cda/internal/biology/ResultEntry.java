package org.segursdk.cda.internal.biology;

import java.util.List;
import java.util.Optional;
import org.segursdk.cda.Quantity;
import org.segursdk.cda.biology.BioCode;
import org.segursdk.cda.biology.BioInterpretation;
import org.segursdk.cda.biology.BioMethod;
import org.segursdk.cda.biology.BioPrior;
import org.segursdk.cda.biology.BioRange;
import org.segursdk.cda.biology.BioResult;
import org.segursdk.cda.biology.BioSusceptibility;
import org.segursdk.cda.biology.BioValue;
import org.segursdk.cda.internal.CommentEntry;
import org.segursdk.cda.internal.Timestamps;
import org.segursdk.cda.internal.Writing;
import org.segursdk.cda.internal.XmlOut;
import org.segursdk.core.terminology.CodedValue;

/** FR-Resultat-examens-de-biologie-element-clinique-pertinent. Source: cda §8.3 (c), (d). */
final class ResultEntry {
    private static final String[] TEMPLATES = {"1.3.6.1.4.1.19376.1.3.1.6", "1.2.250.1.213.1.1.3.80"};

    private final Writing w;
    private final XmlOut out;

    ResultEntry(Writing w) {
        this.w = w;
        this.out = w.out;
    }

    void write(BioResult result, String id) {
        out.start("observation", "classCode", "OBS", "moodCode", "EVN").templates(TEMPLATES);
        code("code", result.code(), id);
        out.empty("statusCode", "code", result.isUnavailable() ? "aborted" : "completed");
        if (result.at().isPresent()) {
            out.empty("effectiveTime", "value", Timestamps.hl7(result.at().get(), w.zone));
        }
        value(result.value(), id, Marks.VALUE);
        interpretations(result.interpretations());
        method(result.method(), id);
        List<BioPrior> priors = result.priors();
        for (int i = 0; i < priors.size(); i++) {
            prior(result.code(), priors.get(i), id, Marks.PRIOR + i);
        }
        for (int i = 0; i < result.comments().size(); i++) {
            CommentEntry.write(out, id, Marks.COMMENT + i);
        }
        if (result.range().isPresent()) {
            range(result.range().get(), id);
        }
        out.end();
    }

    /** One antibiotic of an antibiogram. */
    void write(BioSusceptibility line, Optional<String> effectiveTime, String id) {
        out.start("observation", "classCode", "OBS", "moodCode", "EVN").templates(TEMPLATES);
        code("code", line.code(), id);
        out.empty("statusCode", "code", "completed");
        if (effectiveTime.isPresent()) {
            out.empty("effectiveTime", "value", effectiveTime.get());
        }
        if (line.concentration().isPresent()) {
            value(line.concentration().get(), id, Marks.VALUE);
        }
        if (line.category().isPresent()) {
            out.code("interpretationCode", line.category().get().code());
        }
        method(line.method(), id);
        for (int i = 0; i < line.comments().size(); i++) {
            CommentEntry.write(out, id, Marks.COMMENT + i);
        }
        out.end();
    }

    /** LOINC whole or not at all; the others are translations. */
    void code(String element, BioCode code, String narrativeId) {
        startCode(element, code.loinc());
        out.originalText(narrativeId);
        for (CodedValue other : code.others()) {
            out.code("translation", other);
        }
        out.end();
    }

    private void startCode(String element, Optional<CodedValue> code) {
        if (code.isPresent()) {
            out.startCode(element, code.get());
        } else {
            out.start(element);
        }
    }

    private void value(BioValue value, String narrativeId, String suffix) {
        if (value instanceof BioValue.Measured measured) {
            quantity("value", "PQ", measured.quantity());
        } else if (value instanceof BioValue.Bounded bounded) {
            BioValue.Comparator comparator = bounded.comparator();
            out.start("value", "xsi:type", "IVL_PQ");
            bound(comparator.isUpperBound() ? "high" : "low", bounded.limit(), comparator.isInclusive());
            out.end();
        } else if (value instanceof BioValue.Interval interval) {
            out.start("value", "xsi:type", "IVL_PQ");
            bound("low", interval.low(), true);
            bound("high", interval.high(), true);
            out.end();
        } else if (value instanceof BioValue.Coded coded) {
            out.startCode("value", coded.code(), "xsi:type", "CD")
                    .originalText(narrativeId, suffix)
                    .end();
        } else if (value instanceof BioValue.Text) {
            out.start("value", "xsi:type", "CD")
                    .originalText(narrativeId, suffix)
                    .end();
        } else {
            out.start("value", "xsi:type", "CD", "nullFlavor", "UNK")
                    .originalText(narrativeId, suffix)
                    .end();
        }
    }

    private void quantity(String element, String type, Quantity quantity) {
        String number = quantity.value().toPlainString();
        if (quantity.unit().isEmpty()) {
            out.empty(element, "xsi:type", type, "value", number);
        } else {
            out.empty(element, "xsi:type", type, "value", number, "unit", quantity.unit());
        }
    }

    private void bound(String element, Quantity quantity, boolean inclusive) {
        String number = quantity.value().toPlainString();
        String included = inclusive ? "true" : "false";
        if (quantity.unit().isEmpty()) {
            out.empty(element, "value", number, "inclusive", included);
        } else {
            out.empty(element, "value", number, "unit", quantity.unit(), "inclusive", included);
        }
    }

    private void interpretations(List<BioInterpretation> interpretations) {
        for (BioInterpretation interpretation : interpretations) {
            out.code("interpretationCode", interpretation.code());
        }
    }

    private void method(Optional<BioMethod> method, String id) {
        if (method.isPresent()) {
            startCode("methodCode", method.get().code());
            out.originalText(id, Marks.METHOD).end();
        }
    }

    /** A plain observation: with the templateIds of a result its code would have to refer to the narrative. */
    private void prior(BioCode code, BioPrior prior, String narrativeId, String suffix) {
        out.start("entryRelationship", "typeCode", "REFR");
        out.start("observation", "classCode", "OBS", "moodCode", "EVN");
        startCode("code", code.loinc());
        for (CodedValue other : code.others()) {
            out.code("translation", other);
        }
        out.end();
        out.empty("statusCode", "code", "completed");
        out.empty("effectiveTime", "value", Timestamps.hl7(prior.at(), w.zone));
        value(prior.value(), narrativeId, suffix);
        out.end().end();
    }

    private void range(BioRange range, String narrativeId) {
        out.start("referenceRange", "typeCode", "REFV");
        out.start("observationRange", "classCode", "OBS", "moodCode", "EVN.CRT");
        if (range.text().isPresent()) {
            out.textReference(narrativeId, Marks.RANGE);
        }
        if (range.low().isPresent() || range.high().isPresent()) {
            out.start("value", "xsi:type", "IVL_PQ");
            if (range.low().isPresent()) {
                bound("low", range.low().get(), range.lowInclusive());
            }
            if (range.high().isPresent()) {
                bound("high", range.high().get(), range.highInclusive());
            }
            out.end();
        }
        out.code("interpretationCode", BioInterpretation.NORMAL.code());
        out.end().end();
    }
}
