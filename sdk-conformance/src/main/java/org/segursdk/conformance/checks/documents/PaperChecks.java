package org.segursdk.conformance.checks.documents;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.segursdk.conformance.check.FileKind;
import org.segursdk.conformance.run.Artefact;
import org.segursdk.conformance.run.Check;
import org.segursdk.core.error.LocalizedText;

/**
 * Files of documents that the vendor's index names:
 *
 * <ul>
 *   <li>{@code data-protection-mention}: documents (PDF, or CDA with its PDF) made after the mention {@link #MENTION} was configured
 *       (REM-CDA-13);
 *   <li>{@code child-examination-1} to {@code -10}: the ten reports of mandatory examinations, CDA of level 1, every field filled in;
 *       {@code child-examination-empty}: one of them with no field filled in; {@code child-examination-fields}: a text file with the
 *       fields of the public forms as the vendor transcribed them, one {@code number;label} a line. The kit does not publish the forms
 *       (REM-CDA-18);
 *   <li>{@code signed-report}: see {@link SignedReports} (REM-CDA-21).
 * </ul>
 */
final class PaperChecks {
    /** The text to configure in the product. */
    static final String MENTION = "Mention du banc : vos droits sur vos données s'exercent auprès du secrétariat.";

    private static final int EXAMINATIONS = 10;

    private PaperChecks() {}

    static List<Check> all() {
        return List.of(
                new FileCheck("cda-13-data-protection-mention", PaperChecks::mention, "REM-CDA-13"),
                new FileCheck("cda-18-child-examinations", PaperChecks::examinations, "REM-CDA-18"),
                new FileCheck("cda-21-signature-valid", SignedReports::look, "REM-CDA-21"));
    }

    private static void mention(FileCheck.Files files) throws IOException {
        for (Artefact each : files.showing("data-protection-mention")) {
            List<byte[]> pdfs = PaperText.pdfs(each);
            files.saw(each);
            boolean told = !pdfs.isEmpty();
            for (byte[] pdf : pdfs) {
                told &= PaperText.holds(PaperText.words(pdf), MENTION);
            }
            files.require(
                    told,
                    "mention",
                    each,
                    LocalizedText.of(
                            "le texte configuré d'information du patient n'est pas dans le PDF",
                            "the configured information of the patient is not in the PDF"),
                    LocalizedText.of(
                            "le donner à RenderOptions.mention, qui l'écrit au pied des pages (docs/cda.md)",
                            "give it to RenderOptions.mention, which writes it at the foot of the pages (docs/cda.md)"));
        }
    }

    private static void examinations(FileCheck.Files files) throws IOException {
        List<String> fields = new ArrayList<>();
        for (Artefact each : files.showing("child-examination-fields")) {
            Files.readAllLines(each.file()).stream()
                    .filter(line -> line.contains(";"))
                    .forEach(fields::add);
        }
        List<Artefact> empty = files.showing("child-examination-empty");
        if (fields.isEmpty() || empty.isEmpty()) {
            return;
        }
        for (int number = 1; number <= EXAMINATIONS; number++) {
            if (files.showing("child-examination-" + number).isEmpty()) {
                return;
            }
        }
        for (int number = 1; number <= EXAMINATIONS; number++) {
            for (Artefact each : files.showing("child-examination-" + number)) {
                files.saw(each);
                String prefix = number + ";";
                String words = PaperText.words(each);
                List<String> own =
                        fields.stream().filter(line -> line.startsWith(prefix)).toList();
                files.require(
                        !own.isEmpty()
                                && own.stream()
                                        .allMatch(line -> PaperText.holds(words, line.substring(prefix.length()))),
                        "every-field",
                        each,
                        LocalizedText.of(
                                "un champ du formulaire de l'examen " + number + " manque au compte rendu",
                                "a field of the form of examination " + number + " is missing from the report"),
                        LocalizedText.of(
                                "écrire tous les champs dans le PDF du N1Document (docs/cda.md)",
                                "write every field into the PDF of the N1Document (docs/cda.md)"));
                levelOne(files, each);
            }
        }
        for (Artefact each : empty) {
            files.saw(each);
            levelOne(files, each);
        }
    }

    private static void levelOne(FileCheck.Files files, Artefact each) throws IOException {
        boolean sound = each.checked().kind() == FileKind.CDA
                && PaperText.cda(each).isLevel1()
                && !PaperText.pdfs(each).isEmpty();
        files.require(
                sound,
                "level-1",
                each,
                LocalizedText.of(
                        "le compte rendu n'est pas un CDA de niveau 1 avec son PDF",
                        "the report is not a CDA of level 1 with its PDF"),
                LocalizedText.of(
                        "le produire avec N1Document.builder() ; aucun champ n'est obligatoire (docs/cda.md)",
                        "write it with N1Document.builder(); no field is mandatory (docs/cda.md)"));
    }
}
