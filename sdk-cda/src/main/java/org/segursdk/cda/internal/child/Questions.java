package org.segursdk.cda.internal.child;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.segursdk.cda.internal.CommentEntry;
import org.segursdk.cda.internal.Narrative;
import org.segursdk.cda.internal.Writing;
import org.segursdk.cda.internal.XmlOut;
import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;

/** Questions of a certificate with their answers: a table people read, and an observation for each. */
final class Questions {
    static final String TA_ASIP = "1.2.250.1.213.1.1.4.322";
    static final String[] SIMPLE_OBSERVATION = {"1.3.6.1.4.1.19376.1.5.3.1.4.13", "1.2.250.1.213.1.1.3.48"};

    /**
     * @param absent whether the observation says that there was no such thing; null when it says nothing of the kind
     * @param comment words beside the answer, if any
     */
    private record Item(
            CodedValue question,
            Answer answer,
            @Nullable Boolean absent,
            @Nullable String comment) {}

    private final Writing w;
    private final String prefix;
    private final List<Item> items = new ArrayList<>();

    /** @param prefix of the ids of the answers */
    Questions(Writing w, String prefix) {
        this.w = w;
        this.prefix = prefix;
    }

    Questions ask(CodedValue question, Answer answer) {
        items.add(new Item(question, answer, null, null));
        return this;
    }

    /** A question that takes a code only: whether there was no such thing is said beside it. */
    Questions ask(CodedValue question, Answer answer, boolean absent) {
        items.add(new Item(question, answer, absent, null));
        return this;
    }

    Questions ask(CodedValue question, Answer answer, @Nullable String comment) {
        items.add(new Item(question, answer, null, comment));
        return this;
    }

    /** As the whole {@code text}. */
    void narrative(String caption) {
        Narrative.Table table = new Narrative.Table(caption, items.size(), "Observation", "Réponse", "Précision");
        boolean commented = items.stream().anyMatch(item -> item.comment() != null);
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            boolean absent = item.absent() != null && item.absent();
            table.row()
                    .cell(item.question().displayName())
                    .cell(id(i), absent ? "Non" : item.answer().readable());
            if (item.comment() == null) {
                table.cell(commented ? "" : null);
            } else {
                table.cell(id(i), "-comm", item.comment());
            }
        }
        table.writeTo(w.out);
    }

    /**
     * @param wrapper element around each observation
     * @param attribute of {@code effectiveTime}
     * @param time its value
     */
    void observations(String wrapper, String attribute, String time, String... templates) {
        XmlOut out = w.out;
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            out.start(wrapper);
            if (item.absent() == null) {
                out.start("observation", "classCode", "OBS", "moodCode", "EVN");
            } else {
                out.start(
                        "observation",
                        "classCode",
                        "OBS",
                        "moodCode",
                        "EVN",
                        "negationInd",
                        Boolean.toString(item.absent()));
            }
            out.templates(templates).empty("id", "root", w.ids.at(id(i)));
            out.code("code", item.question()).textReference(id(i));
            out.empty("statusCode", "code", "completed").empty("effectiveTime", attribute, time);
            item.answer().write(out);
            if (item.comment() != null) {
                CommentEntry.write(out, id(i), "-comm");
            }
            out.end().end();
        }
    }

    private String id(int index) {
        return prefix + (index + 1);
    }

    /** A question of ANS's own terminology. */
    static CodedValue own(String code, String label) {
        return CodedValue.of(code, TA_ASIP, label);
    }

    static CodedValue loinc(String code, String label) {
        return CodedValue.of(code, CodeSystems.LOINC, label);
    }

    static CodedValue snomed(String code, String label) {
        return CodedValue.of(code, CodeSystems.SNOMED_CT, label);
    }

    static CodedValue cim10(String code, String label) {
        return CodedValue.of(code, CodeSystems.CIM_10, label);
    }
}
