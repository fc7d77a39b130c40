package org.segursdk.conformance.internal.yaml;

import java.util.List;
import java.util.Map;

/** A node of a YAML file, with the line it begins on, from 1. */
public sealed interface YamlNode {
    int line();

    /**
     * A text, a number, a date or a flag, as written.
     *
     * @param quoted whether it stood between quotes
     */
    record Scalar(int line, String text, boolean quoted) implements YamlNode {
        /** Nothing written, {@code ~} or {@code null}. */
        boolean isEmpty() {
            return !quoted && (text.isEmpty() || text.equals("~") || text.equals("null"));
        }
    }

    record Sequence(int line, List<YamlNode> items) implements YamlNode {
        public Sequence {
            items = List.copyOf(items);
        }
    }

    /** @param entries in their order */
    record Mapping(int line, Map<String, Entry> entries) implements YamlNode {}

    /** @param line of the key */
    record Entry(int line, YamlNode value) {}
}
