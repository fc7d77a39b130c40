package org.segursdk.maven;

import java.io.File;
import java.io.IOException;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;
import org.segursdk.conformance.catalogue.RequirementCatalogue;
import org.segursdk.conformance.evidence.EvidenceFolder;
import org.segursdk.conformance.evidence.SuppliedEvidence;
import org.segursdk.core.error.InvalidInputException;

/** Adds a file or a link to the evidence of a requirement; without one, lists what is there. */
@Mojo(name = "evidence", requiresProject = false, threadSafe = true)
public final class EvidenceMojo extends KitMojo {
    /** The requirement it proves, such as REM-DMPA-10. */
    @Parameter(property = "segur.requirement")
    private @Nullable String requirement;

    /** Number of the official proof. */
    @Parameter(property = "segur.proof")
    private @Nullable String proof;

    /** The file. */
    @Parameter(property = "segur.file")
    private @Nullable File file;

    /** A link, https. */
    @Parameter(property = "segur.link")
    private @Nullable String link;

    @Override
    void run() throws IOException {
        EvidenceFolder folder = project().evidenceFolder();
        if (file != null || link != null) {
            add(folder);
        }
        for (SuppliedEvidence each : folder.read()) {
            getLog().info(each.requirement() + "  " + each.proof().orElse("") + "  " + each.name() + "  "
                    + each.sha256());
        }
    }

    private void add(EvidenceFolder folder) throws IOException {
        String id = Optional.ofNullable(requirement)
                .filter(each -> RequirementCatalogue.bundled().find(each).isPresent())
                .orElseThrow(() -> InvalidInputException.of(
                        "evidence",
                        "segur.requirement",
                        "REQUIREMENT",
                        "un id du catalogue",
                        "an id of the catalogue"));
        if (file != null) {
            folder.add(id, Optional.ofNullable(proof), file.toPath());
        }
        if (link != null) {
            folder.link(id, Optional.ofNullable(proof), link);
        }
    }
}
