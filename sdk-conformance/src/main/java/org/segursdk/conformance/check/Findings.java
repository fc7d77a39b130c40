package org.segursdk.conformance.check;

import java.util.ArrayList;
import java.util.List;
import org.segursdk.core.error.LocalizedText;

/** Collects the findings of one file. */
final class Findings {
    private final List<Finding> found = new ArrayList<>();

    /** Adds a finding, as serious as its rule, unless the condition holds. */
    void require(boolean condition, String rule, String path, String french, String english) {
        if (!condition) {
            found.add(new Finding(rule, KitRules.severity(rule), path, LocalizedText.of(french, english)));
        }
    }

    void addAll(List<Finding> others) {
        found.addAll(others);
    }

    List<Finding> toList() {
        return List.copyOf(found);
    }
}
