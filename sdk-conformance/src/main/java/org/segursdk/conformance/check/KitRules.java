package org.segursdk.conformance.check;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.segursdk.core.error.LocalizedText;

/** Every rule {@code segur-kit check} knows: those of CDA documents, and those of requests, assertions and files. */
public final class KitRules {
    private static final String TABLE = "kit-rules.txt";

    private KitRules() {}

    /** All rules, by id. */
    public static List<ExplainedRule> all() {
        List<ExplainedRule> all = new ArrayList<>(own());
        org.segursdk.cda.check.CdaRules.all().stream()
                .map(KitRules::explained)
                .filter(rule -> all.stream().noneMatch(known -> known.id().equals(rule.id())))
                .toList()
                .forEach(all::add);
        all.sort(Comparator.comparing(ExplainedRule::id));
        return all;
    }

    /** The rule of that id, whatever the case of its letters. */
    public static Optional<ExplainedRule> find(String id) {
        String wanted = id.toUpperCase(Locale.ROOT);
        return own().stream()
                .filter(rule -> rule.id().equals(wanted))
                .findFirst()
                .or(() -> org.segursdk.cda.check.CdaRules.find(wanted).map(KitRules::explained));
    }

    private static ExplainedRule explained(org.segursdk.cda.check.Rule rule) {
        return new ExplainedRule(
                rule.id(), Severity.valueOf(rule.severity().name()), rule.source(), rule.explanation());
    }

    private static List<ExplainedRule> own() {
        try (InputStream in = KitRules.class.getResourceAsStream(TABLE)) {
            if (in == null) {
                throw new IllegalStateException(TABLE);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(KitRules::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ExplainedRule read(String line) {
        String[] parts = line.split("\\|");
        return new ExplainedRule(parts[0], Severity.ERROR, parts[1], LocalizedText.of(parts[2], parts[3]));
    }
}
