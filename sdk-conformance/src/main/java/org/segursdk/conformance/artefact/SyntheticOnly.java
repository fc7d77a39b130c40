package org.segursdk.conformance.artefact;

import java.util.Set;
import org.segursdk.conformance.run.Artefact;
import org.segursdk.conformance.run.Check;
import org.segursdk.conformance.run.CheckContext;
import org.segursdk.conformance.run.CheckMode;
import org.segursdk.conformance.run.CheckNotes;
import org.segursdk.conformance.run.IdentityGate;
import org.segursdk.conformance.run.Location;
import org.segursdk.core.error.LocalizedText;

/**
 * No artefact bears an identity outside the synthetic ranges. A run that finds one stops before any check, so this one says that the
 * search was made. Requirement REM-SEC-03.
 */
final class SyntheticOnly implements Check {
    @Override
    public String id() {
        return "synthetic-identities-only";
    }

    @Override
    public Set<String> verifies() {
        return Set.of("REM-SEC-03");
    }

    @Override
    public CheckMode mode() {
        return CheckMode.ARTEFACT;
    }

    @Override
    public void run(CheckContext context, CheckNotes notes) {
        context.artefacts().all().stream().map(Artefact::name).forEach(notes::saw);
        for (String name : IdentityGate.strangers(context.artefacts())) {
            notes.require(
                    false,
                    "synthetic",
                    Location.of(name, ""),
                    LocalizedText.of("identité hors des plages de test", "identity outside the test ranges"),
                    LocalizedText.of(
                            "n'employer que les plages synthétiques (docs/rem-kit.md)",
                            "use synthetic ranges only (docs/rem-kit.md)"));
        }
    }
}
