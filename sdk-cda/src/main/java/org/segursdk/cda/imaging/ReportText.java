package org.segursdk.cda.imaging;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Words of a report as the radiologist dictates them: paragraphs, headings and lists, in order. Line ends inside a text are
 * kept. Immutable; the methods that add return a new text.
 */
public final class ReportText {
    /** One piece of a text. */
    public sealed interface Block {}

    /** A heading, such as the name of a region. */
    public record Heading(String text) implements Block {
        public Heading {
            Objects.requireNonNull(text, "text");
        }

        /** Redacted. */
        @Override
        public String toString() {
            return "Heading[redacted]";
        }
    }

    /** A paragraph. */
    public record Paragraph(String text) implements Block {
        public Paragraph {
            Objects.requireNonNull(text, "text");
        }

        /** Redacted. */
        @Override
        public String toString() {
            return "Paragraph[redacted]";
        }
    }

    /** A list, one text an item. */
    public record Items(List<String> texts) implements Block {
        public Items {
            texts = List.copyOf(texts);
        }

        /** Redacted. */
        @Override
        public String toString() {
            return "Items[redacted]";
        }
    }

    private final List<Block> blocks;

    private ReportText(List<Block> blocks) {
        this.blocks = List.copyOf(blocks);
    }

    /** A text of one paragraph. */
    public static ReportText of(String paragraph) {
        return new ReportText(List.of(new Paragraph(paragraph)));
    }

    /** A text that starts with a heading. */
    public static ReportText headed(String heading) {
        return new ReportText(List.of(new Heading(heading)));
    }

    public ReportText heading(String text) {
        return with(new Heading(text));
    }

    public ReportText paragraph(String text) {
        return with(new Paragraph(text));
    }

    public ReportText list(String... items) {
        return list(List.of(items));
    }

    public ReportText list(List<String> items) {
        return with(new Items(items));
    }

    /** At least one. */
    public List<Block> blocks() {
        return blocks;
    }

    private ReportText with(Block block) {
        List<Block> all = new ArrayList<>(blocks);
        all.add(block);
        return new ReportText(all);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ReportText that && blocks.equals(that.blocks);
    }

    @Override
    public int hashCode() {
        return blocks.hashCode();
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "ReportText[redacted]";
    }
}
