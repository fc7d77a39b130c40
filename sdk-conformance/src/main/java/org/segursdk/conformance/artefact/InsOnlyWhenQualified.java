package org.segursdk.conformance.artefact;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Set;
import java.util.regex.Pattern;
import org.segursdk.conformance.run.Artefact;
import org.segursdk.conformance.run.Check;
import org.segursdk.conformance.run.CheckContext;
import org.segursdk.conformance.run.CheckMode;
import org.segursdk.conformance.run.CheckNotes;
import org.segursdk.conformance.run.Location;
import org.segursdk.core.error.LocalizedText;

/**
 * Files that the vendor's index gives one of the scenarios {@code identity-provisional}, {@code identity-retrieved} or
 * {@code identity-validated} bear neither a matricule nor an OID of the INS. Requirement REM-INS-20.
 */
final class InsOnlyWhenQualified implements Check {
    private static final Set<String> UNQUALIFIED =
            Set.of("identity-provisional", "identity-retrieved", "identity-validated");
    private static final Pattern INS_OID = Pattern.compile("1\\.2\\.250\\.1\\.213\\.1\\.4\\.(8|9|10|11)(?![0-9])");

    @Override
    public String id() {
        return "ins-only-when-qualified";
    }

    @Override
    public Set<String> verifies() {
        return Set.of("REM-INS-20");
    }

    @Override
    public CheckMode mode() {
        return CheckMode.ARTEFACT;
    }

    @Override
    public void run(CheckContext context, CheckNotes notes) throws IOException {
        for (Artefact artefact : context.artefacts().all()) {
            if (artefact.scenario().filter(UNQUALIFIED::contains).isEmpty()) {
                continue;
            }
            notes.saw(artefact.name());
            String text = new String(Files.readAllBytes(artefact.file()), StandardCharsets.ISO_8859_1);
            notes.require(
                    !INS_OID.matcher(text).find(),
                    "no-ins",
                    Location.of(artefact.name(), ""),
                    LocalizedText.of(
                            "l'identité n'est pas qualifiée et le fichier porte un OID de l'INS",
                            "the identity is not qualified and the file bears an OID of the INS"),
                    LocalizedText.of(
                            "n'écrire que les traits et l'identifiant local tant que l'identité n'est pas qualifiée",
                            "write only the traits and the local identifier until the identity is qualified"));
        }
    }
}
