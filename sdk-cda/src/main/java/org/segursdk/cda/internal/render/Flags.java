package org.segursdk.cda.internal.render;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.segursdk.cda.internal.tree.Node;

/**
 * Interpretations that the entries code, by the narrative words they refer to. Shown by a symbol and words, never by colour
 * alone. Source: cda §8.3 c (interpretationCode of {@code 2.16.840.1.113883.5.83}).
 */
final class Flags {
    private static final String INTERPRETATION = "2.16.840.1.113883.5.83";
    private static final Pattern NUMBER = Pattern.compile("[0-9]+(?:[.,][0-9]+)?");

    enum Level {
        NOTE("note"),
        ABNORMAL("abnormal"),
        CRITICAL("critical");

        final String style;

        Level(String style) {
            this.style = style;
        }
    }

    /**
     * One interpretation.
     *
     * @param numbers the coded result, to find its cell
     * @param id the narrative ID its name stands under
     */
    record Flag(Level level, String symbol, String word, List<BigDecimal> numbers, String id) {
        String shown() {
            return symbol.isEmpty() ? word : symbol + "\u00a0" + word;
        }
    }

    private final Map<String, List<Flag>> byId = new HashMap<>();
    private final List<Flag> critical = new ArrayList<>();
    private final Words words;

    Flags(@Nullable Node body, Words words) {
        this.words = words;
        if (body != null) {
            collect(body);
        }
    }

    List<Flag> on(String id) {
        return byId.getOrDefault(id, List.of());
    }

    boolean isEmpty() {
        return byId.isEmpty();
    }

    /** Critical results, in the order of the document. */
    List<Flag> critical() {
        return critical;
    }

    private void collect(Node node) {
        if (node.is("observation") && node.child("interpretationCode") != null) {
            add(node);
        }
        for (Node child = node.first(); child != null; child = child.next()) {
            if (!child.isText() && !(child.is("text") && node.is("section"))) {
                collect(child);
            }
        }
    }

    private void add(Node observation) {
        Set<String> ids = new LinkedHashSet<>();
        reference(observation.at("code", "originalText", "reference"), ids);
        reference(observation.at("text", "reference"), ids);
        reference(observation.at("value", "originalText", "reference"), ids);
        if (ids.isEmpty()) {
            return;
        }
        String id = ids.iterator().next();
        for (Node code : observation.children("interpretationCode")) {
            String system = code.value("codeSystem");
            if (system.isEmpty() || system.equals(INTERPRETATION)) {
                Flag flag = flag(code, numbers(observation.child("value")), id);
                if (flag != null) {
                    byId.computeIfAbsent(id, key -> new ArrayList<>()).add(flag);
                    if (flag.level() == Level.CRITICAL) {
                        critical.add(flag);
                    }
                }
            }
        }
    }

    private static void reference(@Nullable Node reference, Set<String> ids) {
        String value = reference == null ? "" : reference.value("value");
        if (value.startsWith("#") && value.length() > 1) {
            ids.add(value.substring(1));
        }
    }

    private static List<BigDecimal> numbers(@Nullable Node value) {
        List<BigDecimal> numbers = new ArrayList<>(2);
        if (value != null) {
            number(value, numbers);
            value.children("low").forEach(low -> number(low, numbers));
            value.children("high").forEach(high -> number(high, numbers));
        }
        return numbers;
    }

    private static void number(Node node, List<BigDecimal> numbers) {
        String text = node.value("value");
        if (text.length() < 40 && NUMBER.matcher(text).matches()) {
            numbers.add(new BigDecimal(text.replace(',', '.')));
        }
    }

    /** Whether a cell says that number, or all of them. */
    static boolean says(String cell, List<BigDecimal> numbers) {
        if (numbers.isEmpty() || cell.length() > 400) {
            return false;
        }
        List<BigDecimal> found = new ArrayList<>();
        Matcher matcher = NUMBER.matcher(cell);
        while (matcher.find()) {
            found.add(new BigDecimal(matcher.group().replace(',', '.')));
        }
        return numbers.stream().allMatch(number -> found.stream().anyMatch(other -> other.compareTo(number) == 0));
    }

    private @Nullable Flag flag(Node code, List<BigDecimal> numbers, String id) {
        String value = code.value("code");
        return switch (value) {
            case "", "N", "S" -> null;
            case "H", "HU", "H>" -> new Flag(Level.ABNORMAL, "▲", words.say("Haut", "High"), numbers, id);
            case "L", "LU", "L<" -> new Flag(Level.ABNORMAL, "▼", words.say("Bas", "Low"), numbers, id);
            case "HH" -> new Flag(Level.CRITICAL, "▲▲", words.say("CRITIQUE haut", "CRITICAL high"), numbers, id);
            case "LL" -> new Flag(Level.CRITICAL, "▼▼", words.say("CRITIQUE bas", "CRITICAL low"), numbers, id);
            case "A" -> new Flag(Level.ABNORMAL, "◆", words.say("Anormal", "Abnormal"), numbers, id);
            case "AA" -> new Flag(Level.CRITICAL, "◆◆", words.say("CRITIQUE", "CRITICAL"), numbers, id);
            case "R" -> new Flag(Level.ABNORMAL, "◆", words.say("Résistant", "Resistant"), numbers, id);
            case "I" -> new Flag(Level.NOTE, "", words.say("I (intermédiaire)", "I (intermediate)"), numbers, id);
            default -> new Flag(Level.NOTE, "", other(code), numbers, id);
        };
    }

    private static String other(Node code) {
        String label = People.label(code);
        return label.isEmpty() ? code.value("code") : label;
    }
}
