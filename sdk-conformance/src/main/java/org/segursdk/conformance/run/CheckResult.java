package org.segursdk.conformance.run;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What came out of one check.
 *
 * @param id of the check
 * @param mode by which way it looked
 * @param necessity how it weighs beside others
 * @param verifies the requirements it proves
 * @param verdict of the check alone
 * @param seen what it looked at
 * @param failures what does not hold
 * @param captures evidence kept
 * @param note why the verdict is an error; empty otherwise
 * @param duration how long it took
 */
public record CheckResult(
        String id,
        CheckMode mode,
        Check.Necessity necessity,
        Set<String> verifies,
        Verdict verdict,
        List<String> seen,
        List<FailedCondition> failures,
        List<Capture> captures,
        String note,
        Duration duration) {
    public CheckResult {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(necessity, "necessity");
        verifies = Set.copyOf(verifies);
        Objects.requireNonNull(verdict, "verdict");
        seen = List.copyOf(seen);
        failures = List.copyOf(failures);
        captures = List.copyOf(captures);
        Objects.requireNonNull(note, "note");
        Objects.requireNonNull(duration, "duration");
    }

    static CheckResult of(Check check, CheckContext context) {
        CheckNotes notes = new CheckNotes();
        long began = System.nanoTime();
        String note = "";
        Verdict verdict;
        try {
            check.run(context, notes);
            verdict = verdict(notes.seen().isEmpty(), notes.failures());
            note = notes.dropped() == 0 ? "" : "+" + notes.dropped();
        } catch (Exception e) {
            verdict = Verdict.ERROR;
            // the type alone: messages of foreign exceptions may quote what was read
            note = e.getClass().getSimpleName();
        }
        return new CheckResult(
                check.id(),
                check.mode(),
                check.necessity(),
                check.verifies(),
                verdict,
                notes.seen(),
                notes.failures(),
                notes.captures(),
                note,
                Duration.ofNanos(System.nanoTime() - began));
    }

    /** The verdict of what was seen and what failed. */
    static Verdict verdict(boolean nothingSeen, List<FailedCondition> failures) {
        if (failures.stream().anyMatch(each -> each.effect() == FailedCondition.Effect.FAILURE)) {
            return Verdict.FAIL;
        }
        if (nothingSeen) {
            return Verdict.INCOMPLETE;
        }
        if (failures.stream().anyMatch(each -> each.effect() == FailedCondition.Effect.REVIEW)) {
            return Verdict.REVIEW;
        }
        return failures.isEmpty() ? Verdict.PASS : Verdict.WARN;
    }

    /** The same without the failures that a waiver excuses. */
    CheckResult without(Set<String> conditions) {
        List<FailedCondition> left = failures.stream()
                .filter(each -> !conditions.contains(each.condition()))
                .toList();
        if (left.size() == failures.size()) {
            return this;
        }
        Verdict weaker =
                verdict == Verdict.ERROR ? verdict : left.isEmpty() ? Verdict.WAIVED : verdict(seen.isEmpty(), left);
        return new CheckResult(id, mode, necessity, verifies, weaker, seen, left, captures, note, duration);
    }
}
