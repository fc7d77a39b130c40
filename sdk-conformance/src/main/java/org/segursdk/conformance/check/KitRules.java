package org.segursdk.conformance.check;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.segursdk.core.error.LocalizedText;

/** Every rule {@code segur-kit check} knows: those of CDA documents, and those of requests, assertions, archives, mails and files. */
public final class KitRules {
    private static final String TABLE = "kit-rules.txt";

    private KitRules() {}

    /** Read once, when first wanted. */
    private static final class Own {
        static final Map<String, ExplainedRule> BY_ID =
                own().stream().collect(Collectors.toUnmodifiableMap(ExplainedRule::id, Function.identity()));
    }

    /** How serious a breach of that rule of the kit is; an error when the kit does not explain it. */
    static Severity severity(String id) {
        ExplainedRule rule = Own.BY_ID.get(id);
        return rule == null ? Severity.ERROR : rule.severity();
    }

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
        return Optional.ofNullable(Own.BY_ID.get(wanted))
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
        return new ExplainedRule(parts[0], Severity.valueOf(parts[1]), parts[2], LocalizedText.of(parts[3], parts[4]));
    }
}
