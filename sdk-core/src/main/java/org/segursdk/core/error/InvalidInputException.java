package org.segursdk.core.error;

import java.util.List;
import java.util.stream.Collectors;

/** The input breaks at least one rule; all broken rules are listed and nothing was sent. */
public final class InvalidInputException extends SegurException {
    private static final long serialVersionUID = 1L;

    private final transient List<Violation> violations;

    /**
     * @param subject what was being built or called, such as {@code IdentityTraits}
     * @param violations every rule broken; at least one
     */
    public InvalidInputException(String subject, List<Violation> violations) {
        super("INVALID-INPUT", Outcome.NOT_SENT, false, describe(subject, violations), null);
        if (violations.isEmpty()) {
            throw new IllegalArgumentException("an invalid input has at least one violation");
        }
        this.violations = List.copyOf(violations);
    }

    public static InvalidInputException of(String subject, String path, String rule, String french, String english) {
        return new InvalidInputException(
                subject, List.of(new Violation(path, rule, LocalizedText.of(french, english))));
    }

    public List<Violation> violations() {
        return violations;
    }

    private static LocalizedText describe(String subject, List<Violation> violations) {
        String french = violations.stream()
                .map(v -> v.path() + " [" + v.rule() + "] " + v.message().french())
                .collect(Collectors.joining(" ; "));
        String english = violations.stream().map(Violation::toString).collect(Collectors.joining("; "));
        return LocalizedText.of(
                subject + " : " + violations.size() + " règle(s) enfreinte(s) : " + french,
                subject + ": " + violations.size() + " rule(s) broken: " + english);
    }
}
