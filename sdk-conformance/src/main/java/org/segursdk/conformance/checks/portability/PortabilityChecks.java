package org.segursdk.conformance.checks.portability;

import java.util.List;
import org.segursdk.conformance.checks.documents.FileCheck;
import org.segursdk.conformance.run.Check;

/**
 * The checks of PORT that are not a row of {@code rule-checks.yaml}. An export is handed over as one ZIP file; the vendor's index of
 * artefacts names what it shows:
 *
 * <ul>
 *   <li>{@code portability-export}: all records of a test base, whole (REM-PORT-01);
 *   <li>{@code portability-export-limited}: the same records with a lesser depth, so that some documents, not all, are left out
 *       (REM-PORT-01);
 *   <li>{@code portability-archive}: an archive after the draft guide of national portability, with an {@code IHE_XDM*.zip} for each
 *       patient (REM-PORT-03);
 *   <li>{@code portability-archive-mass}: the same of all patients, with agenda and traces (REM-PORT-03). One ZIP file cannot bear two
 *       scenarios: give a copy of it.
 * </ul>
 *
 * <p>Forms that no text fixes and that are our choice, so that a program can look: the index is {@code index.csv} in UTF-8, one document a
 * line, with the headings {@code birth_name, first_given_name, birth_date, sex, ins, date, type, file} or {@code nom_naissance, prenom,
 * date_naissance, sexe, ins, date, type, fichier} among others, and {@code pdf} or {@code copie_pdf} for
 * the copy to read; the file is the path from the folder of the index, which also holds
 * a documentation ({@code README…}, {@code LISEZMOI…} or {@code documentation…}) and, for the archive, the integrity report, a file
 * {@code *.sha256} as {@code sha256sum} writes it.
 */
public final class PortabilityChecks {
    private PortabilityChecks() {}

    public static List<Check> all() {
        return List.of(
                new FileCheck("port-01-export-of-history", HistoryExport::look, "REM-PORT-01"),
                new FileCheck("port-03-standard-portability-archive-lgc", StandardArchive::look, "REM-PORT-03"));
    }
}
