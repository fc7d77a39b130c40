package org.segursdk.cda.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Words in mixed content, parts of which entries refer to. The methods that add return this. Source: cda §5.3. */
public final class Phrase {
    private final List<Consumer<XmlOut>> parts = new ArrayList<>();

    /** Words nothing refers to. */
    public Phrase say(String text) {
        parts.add(out -> Narrative.lines(out, text));
        return this;
    }

    /** Words an entry refers to. */
    public Phrase say(String id, String text) {
        parts.add(out -> {
            out.start("content", "ID", id);
            Narrative.lines(out, text);
            out.end();
        });
        return this;
    }

    /** A phrase an entry refers to as a whole. */
    public Phrase say(String id, Phrase phrase) {
        parts.add(out -> {
            out.start("content", "ID", id);
            phrase.writeTo(out);
            out.end();
        });
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
        parts.forEach(part -> part.accept(out));
    }

    /** As the whole content of an element. */
    public void writeIn(XmlOut out, String element, String... attributes) {
        out.start(element, attributes).startMixed();
        writeTo(out);
        out.end().endMixed();
    }
}
