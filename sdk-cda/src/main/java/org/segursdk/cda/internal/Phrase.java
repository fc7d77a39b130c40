package org.segursdk.cda.internal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Words in mixed content, parts of which entries refer to. The methods that add return this. Source: cda §5.3. */
public final class Phrase {
    /** Words, or a phrase; with the id by which an entry refers to them, if any. */
    private record Part(
            @Nullable String id,
            @Nullable String text,
            @Nullable Phrase phrase) {
        void writeTo(XmlOut out) {
            if (id != null) {
                out.start("content", "ID", id);
            }
            if (text != null) {
                Narrative.lines(out, text);
            }
            if (phrase != null) {
                phrase.writeTo(out);
            }
            if (id != null) {
                out.end();
            }
        }

        /** Redacted. */
        @Override
        public String toString() {
            return "Part[redacted]";
        }
    }

    private final List<Part> parts = new ArrayList<>();

    /** Words nothing refers to. */
    public Phrase say(String text) {
        parts.add(new Part(null, text, null));
        return this;
    }

    /** Words an entry refers to. */
    public Phrase say(String id, String text) {
        parts.add(new Part(id, text, null));
        return this;
    }

    /** A phrase an entry refers to as a whole. */
    public Phrase say(String id, Phrase phrase) {
        parts.add(new Part(id, null, phrase));
        return this;
    }

    public Phrase say(Phrase phrase) {
        parts.addAll(phrase.parts);
        return this;
    }

    /** A line end, unless this is the beginning. */
    public Phrase newLine() {
        return parts.isEmpty() ? this : say("\n");
    }

    /** Words between what was said and what comes, unless this is the beginning. */
    public Phrase separator(String text) {
        return parts.isEmpty() ? this : say(text);
    }

    public boolean isEmpty() {
        return parts.isEmpty();
    }

    /** Inside mixed content. */
    public void writeTo(XmlOut out) {
        parts.forEach(part -> part.writeTo(out));
    }

    /** As the whole content of an element. */
    public void writeIn(XmlOut out, String element, String... attributes) {
        out.start(element, attributes).startMixed();
        writeTo(out);
        out.end().endMixed();
    }

    /** The words alone, lines apart by a line feed. */
    public String text() {
        StringBuilder words = new StringBuilder();
        appendTo(words);
        return words.toString();
    }

    private void appendTo(StringBuilder words) {
        for (Part part : parts) {
            if (part.text != null) {
                words.append(part.text);
            }
            if (part.phrase != null) {
                part.phrase.appendTo(words);
            }
        }
    }
}
