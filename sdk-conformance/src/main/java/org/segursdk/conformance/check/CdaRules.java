package org.segursdk.conformance.check;

import java.util.List;

/** Rules of CDA documents, as {@code sdk-cda} checks them. */
final class CdaRules {
    private CdaRules() {}

    static List<Finding> check(byte[] content) {
        return List.of();
    }
}
