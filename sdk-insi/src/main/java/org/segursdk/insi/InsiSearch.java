package org.segursdk.insi;

import java.util.List;
import java.util.Objects;

/**
 * The calls of a search with successive given names, in order. Source: insi §3.11.
 *
 * @param attempts at least one
 */
public record InsiSearch(List<Attempt> attempts) {
    /**
     * One call.
     *
     * @param givenNames given names sent
     * @param withBirthPlace whether the place of birth was sent
     * @param result what INSi answered
     */
    public record Attempt(String givenNames, boolean withBirthPlace, InsiResult result) {
        public Attempt {
            Objects.requireNonNull(givenNames, "givenNames");
            Objects.requireNonNull(result, "result");
        }

        /** Without the given names. */
        @Override
        public String toString() {
            return "Attempt[" + result.getClass().getSimpleName() + ", withBirthPlace=" + withBirthPlace + "]";
        }
    }

    public InsiSearch {
        attempts = List.copyOf(attempts);
        if (attempts.isEmpty()) {
            throw new IllegalArgumentException("at least one attempt");
        }
    }

    /** The identity found; else several if any call found several; else none. */
    public InsiResult result() {
        InsiResult last = attempts.get(attempts.size() - 1).result();
        if (last instanceof InsiResult.Found) {
            return last;
        }
        return attempts.stream()
                .map(Attempt::result)
                .filter(InsiResult.Several.class::isInstance)
                .findFirst()
                .orElse(last);
    }
}
