package org.segursdk.cda.internal.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.segursdk.cda.internal.tree.Node;
import org.segursdk.cda.read.BioFlag;
import org.segursdk.cda.read.RangePosition;
import org.segursdk.cda.read.ReadValue;

/** Counts what a worklist wants of a biology report, straight from the tree. Source: cda §8, mssante §6. */
public final class BioScan {
    static final String PDF_COPY = "1.2.250.1.213.1.1.2.243";
    static final String COMMENT_SECTION = "1.2.250.1.213.1.1.2.73";
    static final String COMMENT = "1.3.6.1.4.1.19376.1.5.3.1.4.2";
    static final String ISOLATE = "1.3.6.1.4.1.19376.1.3.1.5";

    /** Sections of a biology report that hold no result. */
    private static final Set<String> OTHER_SECTIONS = Set.of(
            PDF_COPY,
            "1.2.250.1.213.1.1.2.37",
            "1.2.250.1.213.1.1.2.60",
            "1.2.250.1.213.1.1.2.128",
            "1.2.250.1.213.1.1.2.147");

    private final int[] flags = new int[BioFlag.values().length];
    private int results;
    private int outOfRange;
    private int aborted;
    private int isolates;
    private int comments;

    /** Scans the whole body. */
    public void scan(Node document) {
        Node body = document.at("component", "structuredBody");
        if (body != null) {
            sections(body);
        }
    }

    private void sections(Node parent) {
        for (Node component = parent.child("component"); component != null; component = component.next("component")) {
            Node section = component.child("section");
            if (section != null) {
                section(section);
            }
        }
    }

    private void section(Node section) {
        for (Node child = section.first(); child != null; child = child.next()) {
            if (child.is("templateId")) {
                String root = child.value("root");
                if (OTHER_SECTIONS.contains(root)) {
                    return;
                }
                if (root.equals(COMMENT_SECTION)) {
                    comments++;
                    return;
                }
            }
        }
        for (Node entry = section.child("entry"); entry != null; entry = entry.next("entry")) {
            statements(entry);
        }
        sections(section);
    }

    private void statements(Node holder) {
        for (Node child = holder.first(); child != null; child = child.next()) {
            switch (child.name()) {
                case "observation" -> observation(child);
                case "organizer", "act", "procedure" -> group(child);
                default -> {
                    // images and the rest say nothing of flags
                }
            }
        }
    }

    private void group(Node group) {
        if (isComment(group)) {
            comments++;
            return;
        }
        if (group.name().equals("organizer") && group.hasTemplate(ISOLATE)) {
            isolates++;
        }
        inside(group);
    }

    private void inside(Node group) {
        for (Node child = group.first(); child != null; child = child.next()) {
            if (child.is("component")
                    || child.is("entryRelationship") && !child.value("typeCode").equals("REFR")) {
                statements(child);
            }
        }
    }

    static boolean isComment(Node statement) {
        if (!statement.name().equals("act")) {
            return false;
        }
        Node code = statement.child("code");
        return statement.hasTemplate(COMMENT)
                || code != null && code.value("code").equals("48767-8");
    }

    private void observation(Node observation) {
        results++;
        Node status = observation.child("statusCode");
        if (status != null && status.value("code").equals("aborted")) {
            aborted++;
        }
        BioFlag flag = flag(observation);
        flags[flag.ordinal()]++;
        if (flag != BioFlag.SUSCEPTIBILITY) {
            RangePosition position = position(observation);
            if (position == RangePosition.BELOW || position == RangePosition.ABOVE) {
                outOfRange++;
            }
        }
        inside(observation);
    }

    private static BioFlag flag(Node observation) {
        Node code = observation.child("interpretationCode");
        if (code == null) {
            return BioFlag.UNKNOWN;
        }
        Node more = code.next("interpretationCode");
        if (more == null) {
            return BioFlag.of(code.value("code").strip());
        }
        List<String> codes = new ArrayList<>();
        for (Node each = code; each != null; each = each.next("interpretationCode")) {
            codes.add(each.value("code").strip());
        }
        return BioFlag.worst(codes);
    }

    /** Against the normal range; unknown when there is none, or several. */
    private static RangePosition position(Node observation) {
        Node range = null;
        for (Node each = observation.child("referenceRange"); each != null; each = each.next("referenceRange")) {
            if (isNormalRange(each)) {
                if (range != null) {
                    return RangePosition.UNKNOWN;
                }
                range = each.at("observationRange", "value");
            }
        }
        Node value = observation.child("value");
        return value == null || range == null ? RangePosition.UNKNOWN : position(value, range);
    }

    private static boolean isNormalRange(Node referenceRange) {
        Node range = referenceRange.child("observationRange");
        Node interpretation = range == null ? null : range.child("interpretationCode");
        String code = interpretation == null ? "" : interpretation.value("code");
        return range != null && (code.isEmpty() || code.equals("N"));
    }

    private static RangePosition position(Node value, Node range) {
        ReadValue written = simple(value);
        return written == null ? RangePosition.UNKNOWN : RangePosition.of(written, Datatypes.range(range));
    }

    private static @Nullable ReadValue simple(Node value) {
        return switch (value.xsiType()) {
            case "PQ", "INT", "REAL" -> new ReadValue.Quantity(Datatypes.quantity(value));
            case "IVL_PQ", "IVL_INT", "IVL_REAL" -> Datatypes.range(value);
            default -> null;
        };
    }

    public int results() {
        return results;
    }

    public int count(BioFlag flag) {
        return flags[flag.ordinal()];
    }

    public int outOfRange() {
        return outOfRange;
    }

    public int aborted() {
        return aborted;
    }

    public int isolates() {
        return isolates;
    }

    public int comments() {
        return comments;
    }
}
