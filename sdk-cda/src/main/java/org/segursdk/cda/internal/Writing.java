package org.segursdk.cda.internal;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.segursdk.cda.ClinicalDate;
import org.segursdk.cda.Problem;
import org.segursdk.core.terminology.CodedValue;

/** What the entry templates of one document share: the output, the zone, the ids, the problems already written. */
public final class Writing {
    public final XmlOut out;
    public final ZoneId zone;
    public final Ids ids;
    private final Map<Problem, String> problems = new HashMap<>();

    public Writing(XmlOut out, ZoneId zone, Ids ids) {
        this.out = out;
        this.zone = zone;
        this.ids = ids;
    }

    /** Remembers where a problem stands, so that acts and treatments can refer to it. */
    public void remember(Problem problem, String place) {
        problems.putIfAbsent(problem, place);
    }

    /** Where the act that holds the problem stands. */
    public String placeOf(Problem problem) {
        String place = problems.get(problem);
        if (place == null) {
            throw new IllegalStateException("the rules let a reference to an absent problem pass");
        }
        return place;
    }

    @Nullable
    public String readable(Optional<ClinicalDate> date) {
        return date.map(known -> Timestamps.readable(known, zone)).orElse(null);
    }

    /** How a code reads beside the words: {@code I20.0 (CIM-10) Angine instable}. */
    public static @Nullable String coded(Optional<CodedValue> code) {
        if (code.isEmpty()) {
            return null;
        }
        CodedValue known = code.get();
        String name = CodeSystemNames.find(known.codeSystem());
        return name == null
                ? known.code() + ' ' + known.displayName()
                : known.code() + " (" + name + ") " + known.displayName();
    }

    /** Writes {@code low} with its value, or unknown. */
    public void low(Optional<ClinicalDate> date) {
        date.ifPresentOrElse(
                known -> out.empty("low", "value", Timestamps.hl7(known, zone)),
                () -> out.empty("low", "nullFlavor", "UNK"));
    }

    /** Writes {@code high} with its value, or unknown. */
    public void high(Optional<ClinicalDate> date) {
        date.ifPresentOrElse(
                known -> out.empty("high", "value", Timestamps.hl7(known, zone)),
                () -> out.empty("high", "nullFlavor", "UNK"));
    }

    /** Writes a value of type CD: coded when it is, always tied to the words in the narrative. */
    public void value(Optional<CodedValue> code, String narrativeId) {
        value(code, narrativeId, "");
    }

    /** The same, with the place in the narrative in two parts. */
    public void value(Optional<CodedValue> code, String narrativeId, String suffix) {
        code.ifPresentOrElse(
                known -> out.startCode("value", known, "xsi:type", "CD"), () -> out.start("value", "xsi:type", "CD"));
        out.originalText(narrativeId, suffix).end();
    }
}
