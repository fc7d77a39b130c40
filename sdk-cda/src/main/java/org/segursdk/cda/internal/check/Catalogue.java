package org.segursdk.cda.internal.check;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.segursdk.cda.check.Finding.Severity;
import org.segursdk.cda.check.Rule;
import org.segursdk.cda.internal.check.RuleSheet.Block;
import org.segursdk.cda.internal.check.RuleSheet.Line;
import org.segursdk.core.error.LocalizedText;

/** All rules with their explanations. */
public final class Catalogue {
    /** The files of rules that every document gets, the header aside. */
    static final List<String> COMMON = List.of(
            "narrative", "entries", "more-entries", "special-entries", "sections", "exam-sections", "ans-sections");
    /** The others: that of the header, and those of models. */
    static final List<String> OTHERS = List.of(
            "header",
            "n1",
            "vsm",
            "biology",
            "imaging",
            "imaging-entries",
            "imaging-request",
            "prescription",
            "letters",
            "vaccination",
            "vaccination-note",
            "child",
            "child-8",
            "child-9",
            "child-24",
            "child-examination",
            "child-measurements",
            "other-models",
            "lab-entries");

    private static final class Holder {
        static final Map<String, Rule> RULES = read();
    }

    private Catalogue() {}

    public static List<Rule> all() {
        return List.copyOf(Holder.RULES.values());
    }

    public static Optional<Rule> find(String id) {
        return Optional.ofNullable(Holder.RULES.get(id.toUpperCase(Locale.ROOT)));
    }

    /** Every file of rules. */
    static List<String> files() {
        return Stream.concat(COMMON.stream(), OTHERS.stream()).toList();
    }

    private static Map<String, Rule> read() {
        Map<String, Rule> rules = new TreeMap<>();
        for (OwnRule rule : OwnRule.values()) {
            rules.put(rule.id(), own(rule));
        }
        for (String sheet : files()) {
            for (Block block : RuleSheet.of(sheet).blocks()) {
                for (Line line : block.lines()) {
                    rules.putIfAbsent(line.id, table(line));
                }
            }
        }
        return rules;
    }

    private static Rule own(OwnRule rule) {
        return new Rule(
                rule.id(),
                rule.severity,
                rule.source,
                "*",
                rule.message,
                LocalizedText.of(
                        rule.message.french() + ". " + why(rule.severity, true) + " " + mend(rule, true),
                        rule.message.english() + ". " + why(rule.severity, false) + " " + mend(rule, false)));
    }

    private static String why(Severity severity, boolean french) {
        return switch (severity) {
            case ERROR ->
                french ? "Le validateur de l'ANS refuse le document." : "The ANS validator refuses the document.";
            case WARNING ->
                french
                        ? "Le validateur de l'ANS ne le relève pas, mais un destinataire peut s'y arrêter."
                        : "The ANS validator does not catch it, yet a receiver may stop on it.";
            case INFO -> french ? "Pour information." : "For information.";
        };
    }

    private static String mend(OwnRule rule, boolean french) {
        String name = rule.name();
        if (name.startsWith("XSD")) {
            return french
                    ? "Pour corriger : remettre l'élément ou l'attribut à la place et sous la forme que fixe le schéma"
                            + " CDA."
                    : "To mend: put the element or attribute where, and in the form, the CDA schema fixes.";
        }
        return french
                ? "Pour corriger : voir l'élément indiqué par le chemin, et la section citée."
                : "To mend: see the element the path tells, and the section quoted.";
    }

    private static Rule table(Line line) {
        String place = String.join(", ", line.block.places);
        return new Rule(
                line.id,
                line.severity,
                line.block.source,
                place,
                line.message,
                LocalizedText.of(
                        line.message.french() + ". " + why(line.severity, true)
                                + " Pour corriger : compléter ou retirer" + " ce que la règle nomme, dans " + place
                                + ". Condition exacte : " + line.text,
                        line.message.english() + ". " + why(line.severity, false) + " To mend: add or take out what the"
                                + " rule names, in " + place + ". Exact condition: " + line.text));
    }
}
