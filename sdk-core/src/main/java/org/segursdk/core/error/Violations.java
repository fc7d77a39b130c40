package org.segursdk.core.error;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Collects every violation of one input, then raises them together. Not thread-safe: one collector per validation.
 */
public final class Violations {
    private final List<Violation> found = new ArrayList<>();

    public Violations add(String path, String rule, String french, String english) {
        found.add(new Violation(path, rule, LocalizedText.of(french, english)));
        return this;
    }

    /** Adds the violation unless the condition holds. */
    public Violations check(boolean condition, String path, String rule, String french, String english) {
        if (!condition) {
            add(path, rule, french, english);
        }
        return this;
    }

    /** Adds a violation {@code REQUIRED} when the value is absent. */
    public Violations require(@Nullable Object value, String path) {
        boolean absent = value == null
                || value instanceof CharSequence text && text.toString().isBlank();
        return check(!absent, path, "REQUIRED", "valeur obligatoire absente", "required value is missing");
    }

    /** Runs a construction that may refuse its input and takes over its violations under the given path. */
    public <T> Optional<T> nested(String path, Supplier<T> construction) {
        try {
            return Optional.of(construction.get());
        } catch (InvalidInputException e) {
            e.violations().forEach(v -> found.add(v.under(path)));
            return Optional.empty();
        }
    }

    public Violations addAll(List<Violation> others) {
        found.addAll(others);
        return this;
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    public List<Violation> toList() {
        return List.copyOf(found);
    }

    /**
     * @throws InvalidInputException listing all violations, when there is at least one
     */
    public void throwIfAny(String subject) {
        if (!found.isEmpty()) {
            throw new InvalidInputException(subject, found);
        }
    }
}
