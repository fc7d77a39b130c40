package org.segursdk.conformance.check;

import java.util.Objects;
import java.util.Optional;
import org.segursdk.conformance.official.OfficialRules;
import org.segursdk.conformance.profile.Modes;

/**
 * What is checked beyond the rules of the kit.
 *
 * @param pdf open the PDFs that documents hold
 * @param official the publisher's own rules to run over CDA documents
 * @param citizenDomain of the patients' mailboxes in the mails
 */
public record CheckOptions(boolean pdf, Optional<OfficialRules> official, String citizenDomain) {
    /** The rules of the kit alone. */
    public static final CheckOptions NONE = new CheckOptions(false, Optional.empty());

    public CheckOptions {
        Objects.requireNonNull(official, "official");
        Objects.requireNonNull(citizenDomain, "citizenDomain");
    }

    /** With the patients' mailboxes of Mon espace santé. */
    public CheckOptions(boolean pdf, Optional<OfficialRules> official) {
        this(pdf, official, Modes.CITIZENS);
    }
}
