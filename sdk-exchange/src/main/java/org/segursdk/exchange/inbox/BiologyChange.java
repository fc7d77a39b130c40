package org.segursdk.exchange.inbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.segursdk.cda.read.ReadCode;
import org.segursdk.cda.read.biology.ReadBioReport;
import org.segursdk.cda.read.biology.ReadBioResult;

/**
 * What a later version of a biology report changes, to be shown beside it. Results are held together by their code, or by their label
 * where none is told. Source: rem BIO-13.
 *
 * @param kind what happened
 * @param before the results of the earlier version; one, but for {@link Kind#UNDECIDED}
 * @param after those of the later version; one, but for {@link Kind#UNDECIDED}
 */
public record BiologyChange(Kind kind, List<ReadBioResult> before, List<ReadBioResult> after) {
    /** What can happen to a result. */
    public enum Kind {
        ADDED,
        /** Another value, status, interpretation, reference range or comment. */
        CHANGED,
        REMOVED,
        /** One version has more results of that code than the other: a person looks which is which. */
        UNDECIDED
    }

    public BiologyChange {
        Objects.requireNonNull(kind, "kind");
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    /** The changes, in the order of the earlier version, then what is new; empty when no result changed. */
    public static List<BiologyChange> between(ReadBioReport earlier, ReadBioReport later) {
        Map<String, List<ReadBioResult>> before = byCode(earlier);
        Map<String, List<ReadBioResult>> after = byCode(later);
        Set<String> codes = new LinkedHashSet<>(before.keySet());
        codes.addAll(after.keySet());
        List<BiologyChange> changes = new ArrayList<>();
        for (String code : codes) {
            compare(before.getOrDefault(code, List.of()), after.getOrDefault(code, List.of()), changes);
        }
        return changes;
    }

    private static void compare(List<ReadBioResult> before, List<ReadBioResult> after, List<BiologyChange> changes) {
        if (before.isEmpty()) {
            after.forEach(each -> changes.add(new BiologyChange(Kind.ADDED, List.of(), List.of(each))));
        } else if (after.isEmpty()) {
            before.forEach(each -> changes.add(new BiologyChange(Kind.REMOVED, List.of(each), List.of())));
        } else if (before.size() != after.size()) {
            changes.add(new BiologyChange(Kind.UNDECIDED, before, after));
        } else {
            for (int i = 0; i < before.size(); i++) {
                if (!told(before.get(i)).equals(told(after.get(i)))) {
                    changes.add(new BiologyChange(Kind.CHANGED, List.of(before.get(i)), List.of(after.get(i))));
                }
            }
        }
    }

    private static Map<String, List<ReadBioResult>> byCode(ReadBioReport report) {
        Map<String, List<ReadBioResult>> results = new LinkedHashMap<>();
        for (ReadBioResult result : report.results()) {
            String key = result.code()
                    .filter(code -> code.code().isPresent())
                    .map(code ->
                            code.codeSystem().orElse("") + '|' + code.code().orElse(""))
                    .orElseGet(() -> "label|" + result.label());
            results.computeIfAbsent(key, each -> new ArrayList<>()).add(result);
        }
        return results;
    }

    /** What a result tells that a reader acts on. */
    private static List<Object> told(ReadBioResult result) {
        List<Optional<String>> judgements =
                result.interpretations().stream().map(ReadCode::code).toList();
        return List.of(result.status(), result.values(), judgements, result.ranges(), result.comments());
    }

    /** What happened, without results. */
    @Override
    public String toString() {
        return "BiologyChange[" + kind + "]";
    }
}
