package org.segursdk.conformance.check;

import java.util.ArrayList;
import java.util.List;

/** Collects the findings of one file. */
final class Findings {
    private final List<Finding> found = new ArrayList<>();

    /** Adds an error unless the condition holds. */
    void require(boolean condition, String rule, String path, String french, String english) {
        if (!condition) {
            found.add(Finding.error(rule, path, french, english));
        }
    }

    List<Finding> toList() {
        return List.copyOf(found);
    }
}
