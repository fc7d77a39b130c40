package org.segursdk.conformance.check;

import java.util.Objects;
import java.util.Optional;
import org.segursdk.conformance.official.OfficialRules;

/**
 * What is checked beyond the rules of the kit.
 *
 * @param pdf open the PDFs that documents hold
 * @param official the publisher's own rules to run over CDA documents
 */
public record CheckOptions(boolean pdf, Optional<OfficialRules> official) {
    /** The rules of the kit alone. */
    public static final CheckOptions NONE = new CheckOptions(false, Optional.empty());

    public CheckOptions {
        Objects.requireNonNull(official, "official");
    }
}
