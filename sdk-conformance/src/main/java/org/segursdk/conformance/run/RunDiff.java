package org.segursdk.conformance.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.segursdk.core.error.LocalizedText;

/**
 * What changed between an accepted run and another, requirement by requirement and condition by condition. A change of edition is
 * listed apart and hides no regression.
 *
 * @param editionChanged whether the two runs are of different editions
 * @param changes in the order of ids
 */
public record RunDiff(boolean editionChanged, List<Change> changes) {
    public RunDiff {
        changes = List.copyOf(changes);
    }

    /** What sort of change. */
    public enum Kind {
        REGRESSION("régression", "regression"),
        FIXED("corrigé", "fixed"),
        NEW_REQUIREMENT("exigence nouvelle", "new requirement"),
        REMOVED("exigence retirée", "removed requirement"),
        EVIDENCE_CHANGED("pièces changées", "evidence changed"),
        WAIVER_CHANGED("dérogation changée", "waiver changed");

        private final String french;
        private final String english;

        Kind(String french, String english) {
            this.french = french;
            this.english = english;
        }

        public LocalizedText title() {
            return LocalizedText.of(french, english);
        }
    }

    /**
     * One change.
     *
     * @param requirement its id
     * @param kind what sort
     * @param detail verdicts or conditions, the same in both languages
     */
    public record Change(String requirement, Kind kind, String detail) {
        public Change {
            Objects.requireNonNull(requirement, "requirement");
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(detail, "detail");
        }
    }

    public static RunDiff between(RecordedRun baseline, RecordedRun now) {
        List<Change> changes = new ArrayList<>();
        Set<String> ids = new TreeSet<>(baseline.requirements().keySet());
        ids.addAll(now.requirements().keySet());
        for (String id : ids) {
            RecordedRun.Recorded before = baseline.requirements().get(id);
            RecordedRun.Recorded after = now.requirements().get(id);
            if (before == null) {
                changes.add(new Change(
                        id,
                        Kind.NEW_REQUIREMENT,
                        Objects.requireNonNull(after).verdict().name()));
            } else if (after == null) {
                changes.add(new Change(id, Kind.REMOVED, before.verdict().name()));
            } else {
                compare(id, before, after, changes);
            }
        }
        return new RunDiff(!baseline.edition().equals(now.edition()), changes);
    }

    private static void compare(
            String id, RecordedRun.Recorded before, RecordedRun.Recorded after, List<Change> changes) {
        int rank = rank(after.verdict()) - rank(before.verdict());
        String verdicts = before.verdict() + " -> " + after.verdict();
        Set<String> more = new TreeSet<>(after.conditions());
        more.removeAll(before.conditions());
        Set<String> fewer = new TreeSet<>(before.conditions());
        fewer.removeAll(after.conditions());
        if (rank < 0) {
            changes.add(new Change(id, Kind.REGRESSION, verdicts));
        } else if (!more.isEmpty() && after.verdict().compareTo(Verdict.WARN) <= 0) {
            changes.add(new Change(id, Kind.REGRESSION, String.join(", ", more)));
        } else if (rank > 0) {
            changes.add(new Change(id, Kind.FIXED, verdicts));
        } else if (!fewer.isEmpty()) {
            changes.add(new Change(id, Kind.FIXED, String.join(", ", fewer)));
        }
        if (!before.evidence().equals(after.evidence())) {
            changes.add(new Change(
                    id,
                    Kind.EVIDENCE_CHANGED,
                    before.evidence().size() + " -> " + after.evidence().size()));
        }
        if (!before.waiver().equals(after.waiver())) {
            changes.add(new Change(id, Kind.WAIVER_CHANGED, before.waiver() + " -> " + after.waiver()));
        }
    }

    /** The greater the better; what does not apply neither gains nor loses against what is proven. */
    private static int rank(Verdict verdict) {
        return switch (verdict) {
            case ERROR -> 0;
            case FAIL -> 1;
            case INCOMPLETE -> 2;
            case REVIEW -> 3;
            case WARN -> 4;
            case WAIVED -> 5;
            case PARTIAL -> 6;
            case PASS, NOT_APPLICABLE -> 7;
        };
    }

    public boolean hasRegressions() {
        return changes.stream().anyMatch(each -> each.kind() == Kind.REGRESSION);
    }
}
