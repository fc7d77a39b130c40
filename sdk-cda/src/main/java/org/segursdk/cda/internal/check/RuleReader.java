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

    private RuleReader() {}

    /** The groups with their places; what is asked there stays as written until {@link #lines} is called. */
    static List<Block> read(String text) {
        List<Block> blocks = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int end = text.indexOf('\n', at);
            end = end < 0 ? text.length() : end;
            String line = text.substring(at, end).strip();
            at = end + 1;
            if (line.isEmpty() || line.charAt(0) == '#') {
                continue;
            }
            if (line.charAt(0) == '[') {
                blocks.add(block(line, blocks.size()));
                continue;
            }
            Block block = blocks.get(blocks.size() - 1);
            if (line.startsWith("for ")) {
                String place = line.substring(4).strip();
                block.places.add(place.startsWith("^") ? "^/ClinicalDocument" + place.substring(1) : place);
            } else {
                block.written.add(line);
            }
        }
        return blocks;
    }

    private static Block block(String line, int number) {
        int close = line.indexOf(']');
        int french = line.indexOf('|', close);
        int english = line.indexOf('|', french + 1);
        return new Block(
                number,
                line.substring(1, close),
                "cda " + line.substring(close + 1, french).strip(),
                LocalizedText.of(
                        line.substring(french + 1, english).strip(),
                        line.substring(english + 1).strip()));
    }

    /** The rules of a group. */
    static List<Line> lines(Block block) {
        List<Line> lines = new ArrayList<>(block.written.size());
        for (int i = 0; i < block.written.size(); i++) {
            String line = block.written.get(i);
            int space = line.indexOf(' ');
            String word = space < 0 ? line : line.substring(0, space);
            String rest = space < 0 ? "" : line.substring(space + 1).strip();
            if (word.equals("E") || word.equals("W")) {
                i++;
                Severity severity = word.equals("E") ? Severity.ERROR : Severity.WARNING;
                lines.add(free(block, severity, rest, block.written.get(i)));
            } else {
                common(block, word, rest, lines);
            }
        }
        return lines;
    }

    private static Line free(Block block, Severity severity, String rest, String messages) {
        int space = rest.indexOf(' ');
        int bar = messages.indexOf(" | ");
        return line(
                block,
                severity,
                rest.substring(0, space),
                rest.substring(space + 1),
                messages.substring(0, bar),
                messages.substring(bar + 3));
    }

    private static void common(Block block, String word, String rest, List<Line> lines) {
        String[] words = words(rest);
        switch (word) {
            case "bears" -> templates(block, words, "", lines);
            case "chain" -> chain(block, words, lines);
            case "only" -> templates(block, words, "#templateId=" + words.length + "&", lines);
            case "class" -> classes(block, words, lines);
            case "code" -> code(block, words[0], words.length > 1 ? words[1] : LOINC, lines);
            case "status" -> status(block, words, lines);
            case "textref" ->
                lines.add(error(
                        block,
                        "TEXT-REFERENCE",
                        "text/reference/@value",
                        "text/reference renvoie au bloc narratif",
                        "text/reference leads to the narrative"));
            case "one", "some", "most", "no" -> {
                for (String path : words) {
                    lines.add(number(block, word, path));
                }
            }
            default -> throw new IllegalStateException("rule file: " + word + ' ' + rest);
        }
    }

    private static String[] words(String rest) {
        List<String> words = new ArrayList<>(4);
        int at = 0;
        while (at < rest.length()) {
            int end = rest.indexOf(' ', at);
            end = end < 0 ? rest.length() : end;
            if (end > at) {
                words.add(rest.substring(at, end));
            }
            at = end + 1;
        }
        return words.toArray(new String[0]);
    }

    private static Line line(
            Block block, Severity severity, String suffix, String condition, String french, String english) {
        return new Line(
                block,
                severity,
                block.id + '-' + suffix,
                condition,
                LocalizedText.of(block.subject.french() + " : " + french, block.subject.english() + ": " + english));
    }

    private static Line error(Block block, String suffix, String condition, String french, String english) {
        return line(block, Severity.ERROR, suffix, condition, french, english);
    }

    private static void templates(Block block, String[] roots, String count, List<Line> lines) {
        String all = String.join(", ", roots);
        boolean alone = !count.isEmpty();
        lines.add(error(
                block,
                "TEMPLATES",
                count + '%' + String.join("&%", roots),
                "les templateId attendus sont " + all + (alone ? ", et aucun autre" : ""),
                "the templateIds expected are " + all + (alone ? ", and no other" : "")));
    }

    private static void chain(Block block, String[] roots, List<Line> lines) {
        String all = String.join(", ", roots);
        lines.add(line(
                block,
                Severity.WARNING,
                "CHAIN",
                '%' + String.join("&%", roots),
                "la chaîne de templateId comprend aussi " + all,
                "the chain of templateIds also has " + all));
    }

    private static void classes(Block block, String[] words, List<Line> lines) {
        String condition = words[0].equals("-") ? "" : "@classCode='" + words[0] + '\'';
        if (!words[1].equals("-")) {
            condition += (condition.isEmpty() ? "" : "&") + "@moodCode='" + words[1] + '\'';
        }
        String said = condition.replace("@", "").replace("&", ", ").replace('\'', '"');
        lines.add(error(block, "CLASS", condition, said + " attendu", said + " expected"));
    }

    private static void code(Block block, String code, String system, List<Line> lines) {
        String where = system.equals(LOINC) ? "LOINC" : system;
        lines.add(error(
                block,
                "CODE",
                "code[@code='" + code + "'&@codeSystem='" + system + "']",
                "le code attendu est " + code + " (" + where + ")",
                "the code expected is " + code + " (" + where + ")"));
    }

    private static void status(Block block, String[] codes, List<Line> lines) {
        lines.add(error(
                block,
                "STATUS",
                "statusCode[@code='" + String.join("'|@code='", codes) + "']",
                "statusCode attendu : " + String.join(" ou ", codes),
                "statusCode expected: " + String.join(" or ", codes)));
    }

    private static Line number(Block block, String word, String path) {
        String suffix = suffix(path);
        String said = path.replace("%", "templateId ").replace("&", ", ");
        return switch (word) {
            case "one" ->
                error(block, suffix, '#' + path + "=1", "exactement un " + said + " attendu", "exactly one " + said);
            case "some" -> error(block, suffix, path, said + " manque", said + " is missing");
            case "most" ->
                error(block, suffix, '#' + path + "<=1", "au plus un " + said + " admis", "at most one " + said);
            default -> error(block, "NO-" + suffix, '!' + path, said + " n'est pas admis", said + " is not allowed");
        };
    }

    /** {@code assignedEntity/id} is {@code ASSIGNED-ENTITY-ID}; conditions in brackets are left out. */
    private static String suffix(String path) {
        StringBuilder suffix = new StringBuilder(path.length() + 8);
        char before = ' ';
        boolean inside = false;
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c == '[' && !inside && path.indexOf(']', i) > 0) {
                inside = true;
            } else if (inside) {
                inside = c != ']';
            } else if (c != '@') {
                if (before >= 'a' && before <= 'z' && c >= 'A' && c <= 'Z') {
                    suffix.append('-');
                }
                suffix.append(c == '/' || c == ':' ? '-' : c);
                before = c;
            }
        }
        return suffix.toString().toUpperCase(Locale.ROOT);
    }
}
