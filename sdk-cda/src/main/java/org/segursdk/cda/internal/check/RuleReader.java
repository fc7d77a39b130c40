package org.segursdk.cda.internal.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.segursdk.cda.check.Finding.Severity;
import org.segursdk.cda.internal.check.RuleSheet.Block;
import org.segursdk.cda.internal.check.RuleSheet.Line;
import org.segursdk.core.error.LocalizedText;

/**
 * Reads a file of rules, line by line.
 *
 * <pre>
 * # a comment
 * [ID] §source | subject in French | subject in English      opens a group
 * for PLACE                                                  the elements it is for; several such lines: any of them
 * bears OID…            every templateId named               only OID…     these and no other
 * chain OID…            as bears, a warning: templateIds that the validator does not miss
 * class CLASS MOOD      classCode and moodCode (- for any)   code C [SYS]  code, in LOINC when no system is named
 * status C…             statusCode among these               textref       text/reference with a value
 * one PATH…             exactly one of each                  some PATH…    at least one of each
 * most PATH…            at most one of each                  no PATH…      none
 * E SUFFIX CONDITION    an error when the condition fails    W SUFFIX CONDITION   a warning
 *   message in French | message in English                   after E or W, indented
 * </pre>
 *
 * The id of a rule is that of its group, a dash, and its suffix; {@link ConditionParser} tells how conditions are written.
 */
final class RuleReader {
    private static final String LOINC = "2.16.840.1.113883.6.1";

    private final List<Block> blocks = new ArrayList<>();
    private final String[] lines;
    private int at;

    private RuleReader(String text) {
        this.lines = text.split("\n");
    }

    static List<Block> read(String text) {
        RuleReader reader = new RuleReader(text);
        while (reader.at < reader.lines.length) {
            String line = reader.lines[reader.at++].strip();
            if (!line.isEmpty() && line.charAt(0) != '#') {
                reader.line(line);
            }
        }
        return reader.blocks;
    }

    private void line(String line) {
        if (line.charAt(0) == '[') {
            int close = line.indexOf(']');
            String[] parts = line.substring(close + 1).split("\\|");
            blocks.add(new Block(
                    blocks.size(),
                    line.substring(1, close),
                    "cda " + parts[0].strip(),
                    LocalizedText.of(parts[1].strip(), parts[2].strip())));
            return;
        }
        Block block = blocks.get(blocks.size() - 1);
        int space = line.indexOf(' ');
        String word = space < 0 ? line : line.substring(0, space);
        String rest = space < 0 ? "" : line.substring(space + 1).strip();
        String[] words = rest.split(" +");
        switch (word) {
            case "for" -> block.places.add(rest.startsWith("^") ? "^/ClinicalDocument" + rest.substring(1) : rest);
            case "E", "W" -> free(block, word.equals("E") ? Severity.ERROR : Severity.WARNING, rest);
            case "bears" -> templates(block, words, "");
            case "chain" -> chain(block, words);
            case "only" -> templates(block, words, "#templateId=" + words.length + "&");
            case "class" -> classes(block, words);
            case "code" -> code(block, words[0], words.length > 1 ? words[1] : LOINC);
            case "status" -> status(block, words);
            case "textref" ->
                add(
                        block,
                        "TEXT-REFERENCE",
                        "text/reference/@value",
                        "text/reference renvoie au bloc narratif",
                        "text/reference leads to the narrative");
            case "one", "some", "most", "no" -> numbers(block, word, words);
            default -> throw new IllegalStateException("rule file: " + line);
        }
    }

    private void free(Block block, Severity severity, String rest) {
        int space = rest.indexOf(' ');
        String[] messages = lines[at++].strip().split(" \\| ");
        block.lines.add(new Line(
                block,
                severity,
                block.id + '-' + rest.substring(0, space),
                rest.substring(space + 1),
                LocalizedText.of(
                        block.subject.french() + " : " + messages[0], block.subject.english() + ": " + messages[1])));
    }

    private static void add(Block block, String suffix, String condition, String french, String english) {
        block.lines.add(new Line(
                block,
                Severity.ERROR,
                block.id + '-' + suffix,
                condition,
                LocalizedText.of(block.subject.french() + " : " + french, block.subject.english() + ": " + english)));
    }

    private static void templates(Block block, String[] roots, String count) {
        String all = String.join(", ", roots);
        boolean alone = !count.isEmpty();
        add(
                block,
                "TEMPLATES",
                count + '%' + String.join("&%", roots),
                "les templateId attendus sont " + all + (alone ? ", et aucun autre" : ""),
                "the templateIds expected are " + all + (alone ? ", and no other" : ""));
    }

    private static void chain(Block block, String[] roots) {
        String all = String.join(", ", roots);
        block.lines.add(new Line(
                block,
                Severity.WARNING,
                block.id + "-CHAIN",
                '%' + String.join("&%", roots),
                LocalizedText.of(
                        block.subject.french() + " : la chaîne de templateId comprend aussi " + all,
                        block.subject.english() + ": the chain of templateIds also has " + all)));
    }

    private static void classes(Block block, String[] words) {
        String condition = words[0].equals("-") ? "" : "@classCode='" + words[0] + '\'';
        if (!words[1].equals("-")) {
            condition += (condition.isEmpty() ? "" : "&") + "@moodCode='" + words[1] + '\'';
        }
        String said = condition.replace("@", "").replace("&", ", ").replace('\'', '"');
        add(block, "CLASS", condition, said + " attendu", said + " expected");
    }

    private static void code(Block block, String code, String system) {
        String where = system.equals(LOINC) ? "LOINC" : system;
        add(
                block,
                "CODE",
                "code[@code='" + code + "'&@codeSystem='" + system + "']",
                "le code attendu est " + code + " (" + where + ")",
                "the code expected is " + code + " (" + where + ")");
    }

    private static void status(Block block, String[] codes) {
        add(
                block,
                "STATUS",
                "statusCode[@code='" + String.join("'|@code='", codes) + "']",
                "statusCode attendu : " + String.join(" ou ", codes),
                "statusCode expected: " + String.join(" or ", codes));
    }

    private static void numbers(Block block, String word, String[] paths) {
        for (String path : paths) {
            String suffix = suffix(path);
            String said = path.replace("%", "templateId ").replace("&", ", ");
            switch (word) {
                case "one" ->
                    add(block, suffix, '#' + path + "=1", "exactement un " + said + " attendu", "exactly one " + said);
                case "some" -> add(block, suffix, path, said + " manque", said + " is missing");
                case "most" ->
                    add(block, suffix, '#' + path + "<=1", "au plus un " + said + " admis", "at most one " + said);
                default -> add(block, "NO-" + suffix, '!' + path, said + " n'est pas admis", said + " is not allowed");
            }
        }
    }

    /** {@code assignedEntity/id} is {@code ASSIGNED-ENTITY-ID}; conditions in brackets are left out. */
    private static String suffix(String path) {
        return path.replaceAll("\\[[^\\]]*\\]", "")
                .replace("@", "")
                .replaceAll("[/:]", "-")
                .replaceAll("([a-z])([A-Z])", "$1-$2")
                .toUpperCase(Locale.ROOT);
    }
}
