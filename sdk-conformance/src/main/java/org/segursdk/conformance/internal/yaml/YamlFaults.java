package org.segursdk.conformance.internal.yaml;

import java.util.ArrayList;
import java.util.List;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.core.error.Violation;

/** Collects what is wrong in a file, so that all of it is told at once. Paths read {@code line 12: conditions.hosted}. */
public final class YamlFaults {
    private final String subject;
    private final List<Violation> faults = new ArrayList<>();

    /** @param subject name of the file or of what it holds */
    public YamlFaults(String subject) {
        this.subject = subject;
    }

    public void add(int line, String path, String rule, String french, String english) {
        String place = "line " + line + (path.isEmpty() ? "" : ": " + path);
        faults.add(new Violation(place, rule, LocalizedText.of(french, english)));
    }

    public boolean isEmpty() {
        return faults.isEmpty();
    }

    /** @throws InvalidInputException with every fault, when there is one */
    public void throwIfAny() {
        if (!faults.isEmpty()) {
            throw new InvalidInputException(subject, faults);
        }
    }
}
