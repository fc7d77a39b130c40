package org.segursdk.cda.prescription;

import org.jspecify.annotations.Nullable;
import org.segursdk.core.error.Violations;

/** The flags of a line have no default. */
final class Flags {
    private Flags() {}

    static void require(Violations violations, @Nullable Boolean flag, String path) {
        violations.check(
                flag != null,
                path,
                "EP-FLAG",
                "oui ou non : le prescripteur le dit pour chaque ligne, il n'y a pas de valeur par défaut",
                "yes or no: the prescriber says it for each line, there is no default");
    }
}
