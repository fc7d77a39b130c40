package org.segursdk.cda.internal.biology;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.segursdk.cda.Quantity;
import org.segursdk.cda.biology.BioInterpretation;
import org.segursdk.cda.biology.BioRange;
import org.segursdk.cda.biology.BioValue;
import org.segursdk.cda.internal.Narrative;
import org.segursdk.cda.internal.XmlOut;

/** Table cells of the narrative, written straight through. What a column has nothing to say about is a dash. */
final class Cells {
    private static final String NOTHING = "–";

    private final XmlOut out;

    Cells(XmlOut out) {
        this.out = out;
    }

    /** Opens a table with its caption and column headers; null headers are left out. */
    void open(String caption, @Nullable String captionId, @Nullable String... headers) {
        out.start("table", "border", "1");
        if (captionId == null) {
            out.leaf("caption", caption);
        } else {
            out.leaf("caption", caption, "ID", captionId);
        }
        out.start("thead").start("tr");
        for (String header : headers) {
            if (header != null) {
                out.leaf("th", header, "scope", "col");
            }
        }
        out.end().end();
    }

    /** The header of a row, to which an entry refers. */
    void rowHeader(String id, String text) {
        out.start("th", "scope", "row").startMixed();
        content(id, text, false);
        out.end().endMixed();
    }

    /** The header of a group of rows. */
    void groupHeader(String id, String text, int columns) {
        out.start("tr").start("th", "scope", "rowgroup", "colspan", Integer.toString(columns));
        out.startMixed();
        content(id, text, true);
        out.end().endMixed().end();
    }

    void cell(@Nullable String text) {
        start();
        if (text == null || text.isEmpty()) {
            out.text(NOTHING);
        } else {
            Narrative.lines(out, text);
        }
        end();
    }

    void cell(String id, Optional<String> text) {
        start();
        if (text.isPresent()) {
            content(id, text.get(), false);
        } else {
            out.text(NOTHING);
        }
        end();
    }

    void start() {
        out.start("td").startMixed();
    }

    void end() {
        out.end().endMixed();
    }

    /** Words to which an entry refers. */
    void content(String id, String text, boolean bold) {
        if (bold) {
            out.start("content", "ID", id, "styleCode", "Bold");
        } else {
            out.start("content", "ID", id);
        }
        Narrative.lines(out, text);
        out.end();
    }

    /** The value, in bold with an arrow when the laboratory finds it abnormal. */
    void value(BioValue value, List<BioInterpretation> interpretations, String id) {
        boolean abnormal = false;
        String arrow = "";
        for (BioInterpretation interpretation : interpretations) {
            abnormal |= interpretation.isAbnormal();
            arrow = arrow.isEmpty() ? interpretation.arrow() : arrow;
        }
        start();
        value(value, id, abnormal, false);
        if (!arrow.isEmpty()) {
            out.text(" ").text(arrow);
        }
        end();
    }

    /** The value inside a cell; with its unit where no column has it. */
    void value(BioValue value, String id, boolean bold, boolean unit) {
        if (value instanceof BioValue.Unavailable unavailable) {
            out.text("Non disponible : ");
            content(id, unavailable.reason(), bold);
        } else if (value instanceof BioValue.Text text) {
            content(id, text.text(), bold);
        } else if (value instanceof BioValue.Coded coded) {
            content(id, coded.text(), bold);
        } else {
            if (bold) {
                out.start("content", "styleCode", "Bold");
            }
            number(value, unit);
            if (bold) {
                out.end();
            }
        }
    }

    private void number(BioValue value, boolean unit) {
        if (value instanceof BioValue.Measured measured) {
            number(measured.quantity(), unit);
        } else if (value instanceof BioValue.Bounded bounded) {
            out.text(bounded.comparator().sign()).text(" ");
            number(bounded.limit(), unit);
        } else if (value instanceof BioValue.Interval interval) {
            number(interval.low(), false);
            out.text(" à ");
            number(interval.high(), unit);
        }
    }

    private void number(Quantity quantity, boolean unit) {
        out.text(quantity.value().toPlainString().replace('.', ','));
        if (unit && !quantity.unitLabel().isEmpty()) {
            out.text(" ").text(quantity.unitLabel());
        }
    }

    /** The unit people read; null for what has none. */
    static @Nullable String unit(BioValue value) {
        Quantity quantity = null;
        if (value instanceof BioValue.Measured measured) {
            quantity = measured.quantity();
        } else if (value instanceof BioValue.Bounded bounded) {
            quantity = bounded.limit();
        } else if (value instanceof BioValue.Interval interval) {
            quantity = interval.high();
        }
        return quantity == null ? null : quantity.unitLabel();
    }

    void range(Optional<BioRange> range, boolean unit, String id) {
        start();
        if (range.isEmpty()) {
            out.text(NOTHING);
        } else {
            range(range.get(), unit, id);
        }
        end();
    }

    private void range(BioRange range, boolean unit, String id) {
        if (range.low().isPresent()) {
            if (range.high().isEmpty()) {
                out.text(range.lowInclusive() ? "≥ " : "> ");
            } else if (!range.lowInclusive()) {
                out.text("> ");
            }
            number(range.low().get(), unit && range.high().isEmpty());
        }
        if (range.high().isPresent()) {
            if (range.low().isEmpty()) {
                out.text(range.highInclusive() ? "≤ " : "< ");
            } else {
                out.text(
                        range.lowInclusive() && range.highInclusive()
                                ? " à "
                                : range.highInclusive() ? " et ≤ " : " et < ");
            }
            number(range.high().get(), unit);
        }
        if (range.text().isPresent()) {
            if (range.low().isPresent() || range.high().isPresent()) {
                out.text(" – ");
            }
            content(id, range.text().get(), false);
        }
    }

    /** The laboratory's judgement in words, with its code. */
    void interpretations(List<BioInterpretation> interpretations) {
        start();
        if (interpretations.isEmpty()) {
            out.text(NOTHING);
        }
        for (int i = 0; i < interpretations.size(); i++) {
            BioInterpretation interpretation = interpretations.get(i);
            if (i > 0) {
                out.text(" ; ");
            }
            if (interpretation.isAbnormal()) {
                out.start("content", "styleCode", "Bold");
            }
            out.text(interpretation.label())
                    .text(" (")
                    .text(interpretation.code().code())
                    .text(")");
            if (interpretation.isAbnormal()) {
                out.end();
            }
        }
        end();
    }

    /** Comments, each referred to by its entry, and what the document adds by itself. */
    void comments(List<String> comments, String id, @Nullable String mention) {
        start();
        for (int i = 0; i < comments.size(); i++) {
            if (i > 0) {
                out.empty("br");
            }
            content(id + Marks.COMMENT + i, comments.get(i), false);
        }
        if (mention != null) {
            if (!comments.isEmpty()) {
                out.empty("br");
            }
            out.text(mention);
        } else if (comments.isEmpty()) {
            out.text(NOTHING);
        }
        end();
    }
}
