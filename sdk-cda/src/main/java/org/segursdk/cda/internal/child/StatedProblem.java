package org.segursdk.cda.internal.child;

import java.util.Optional;
import org.segursdk.cda.internal.Writing;
import org.segursdk.cda.internal.XmlOut;
import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;

/** FR-Liste-des-problemes and FR-Probleme for problems the certificates ask about: there or not there. */
final class StatedProblem {
    private static final String[] ACT = {
        "2.16.840.1.113883.10.20.1.27",
        "1.3.6.1.4.1.19376.1.5.3.1.4.5.1",
        "1.3.6.1.4.1.19376.1.5.3.1.4.5.2",
        "1.2.250.1.213.1.1.3.39"
    };
    private static final String[] PROBLEM = {
        "2.16.840.1.113883.10.20.1.28", "1.3.6.1.4.1.19376.1.5.3.1.4.5", "1.2.250.1.213.1.1.3.37"
    };
    static final CodedValue INTERPRETATION =
            CodedValue.of("282291009", CodeSystems.SNOMED_CT, "interprétation diagnostique");

    private StatedProblem() {}

    /** Leaves {@code entry/act} open. */
    static void openAct(Writing w, String place) {
        XmlOut out = w.out;
        out.start("entry").start("act", "classCode", "ACT", "moodCode", "EVN").templates(ACT);
        out.empty("id", "root", w.ids.at(place)).empty("code", "nullFlavor", "NA");
        out.empty("statusCode", "code", "completed").start("effectiveTime");
        w.low(Optional.empty());
        w.high(Optional.empty());
        out.end();
    }

    /** Leaves {@code entryRelationship/observation} open. */
    static void openRelated(Writing w, CodedValue problem, boolean present, String id) {
        w.out.start("entryRelationship", "typeCode", "SUBJ", "inversionInd", "false");
        open(w, INTERPRETATION, problem, present, id);
    }

    /** Leaves {@code observation} open. */
    static void open(Writing w, CodedValue kind, CodedValue problem, boolean present, String id) {
        XmlOut out = w.out;
        out.start("observation", "classCode", "OBS", "moodCode", "EVN", "negationInd", Boolean.toString(!present))
                .templates(PROBLEM);
        out.empty("id", "root", w.ids.at(id)).code("code", kind);
        out.textReference(id).empty("statusCode", "code", "completed").start("effectiveTime");
        w.low(Optional.empty());
        out.end();
        w.value(Optional.of(problem), id);
    }
}
