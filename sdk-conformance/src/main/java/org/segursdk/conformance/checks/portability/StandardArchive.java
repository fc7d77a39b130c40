package org.segursdk.conformance.checks.portability;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.segursdk.cda.read.CdaReader;
import org.segursdk.cda.vsm.VsmDocument;
import org.segursdk.conformance.checks.documents.FileCheck;
import org.segursdk.conformance.checks.documents.Papers;
import org.segursdk.conformance.run.Artefact;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.mss.xdm.ReceivedArchive;
import org.segursdk.mss.xdm.ReceivedDocument;
import org.segursdk.mss.xdm.XdmReader;

/**
 * An archive after the draft guide: XDM, index, integrity report, documentation. Of the pivot perimeter it looks at what files tell: the
 * medical summary (VSM) and biology are structured, each structured document of the index has its copy in PDF/A-1, and an export of all
 * patients bears agenda and traces. Source: rem REM-PORT-03; the draft of July 2026.
 */
final class StandardArchive {
    private static final String SUMMARY = VsmDocument.TYPE.code();
    private static final String BIOLOGY = "11502-2";
    private static final Pattern ABSENT = Pattern.compile("n[ée]gati[fv]|absence affirm|stated absence");
    private static final Pattern UNFILLED = Pattern.compile("non renseign|not filled|unfilled");
    private static final LocalizedText HINT = LocalizedText.of(
            "PortabilityExport.xdm(…) de sdk-exchange met une archive XDM par dossier et écrit manifest.sha256 (docs/worklists.md).",
            "PortabilityExport.xdm(…) of sdk-exchange puts an XDM archive in each record and writes manifest.sha256 (docs/worklists.md).");

    private StandardArchive() {}

    static void look(FileCheck.Files files) throws IOException {
        for (Artefact each : files.showing("portability-archive")) {
            archive(files, each);
        }
        for (Artefact each : files.showing("portability-archive-mass")) {
            Optional<ExportArchive> archive = archive(files, each);
            if (archive.isPresent()) {
                TransverseData.look(files, each, archive.get());
            }
        }
    }

    private static Optional<ExportArchive> archive(FileCheck.Files files, Artefact artefact) throws IOException {
        Optional<ExportIndex> index = HistoryExport.export(files, artefact);
        Optional<ExportArchive> archive = ExportArchive.read(artefact);
        if (archive.isPresent()) {
            integrity(files, artefact, archive.get());
            xdm(files, artefact, archive.get());
            documented(files, artefact, archive.get());
            if (index.isPresent()) {
                ReadableCopies.look(files, artefact, archive.get(), index.get());
            }
        }
        return archive;
    }

    /** Whether the documentation tells what is stated absent from what nobody filled in. */
    private static void documented(FileCheck.Files files, Artefact artefact, ExportArchive archive) {
        String text = archive.documentation().toLowerCase(Locale.ROOT);
        files.require(
                ABSENT.matcher(text).find() && UNFILLED.matcher(text).find(),
                "absent-or-not-filled",
                artefact,
                LocalizedText.of(
                        "la documentation ne dit pas comment l'absence affirmée (donnée négative) se distingue de la donnée non renseignée",
                        "the documentation does not tell how a stated absence differs from what nobody filled in"),
                LocalizedText.of(
                        "Les exporter à part (ExportedFact de sdk-exchange) et l'expliquer dans la documentation (docs/worklists.md).",
                        "Export them apart (ExportedFact of sdk-exchange) and explain it in the documentation (docs/worklists.md)."));
    }

    private static void integrity(FileCheck.Files files, Artefact artefact, ExportArchive archive) {
        Map<String, String> told = archive.hashes();
        files.require(
                archive.files().keySet().stream()
                        .allMatch(each -> told.containsKey(each) || each.matches("[^/]+\\.sha256")),
                "integrity-report",
                artefact,
                LocalizedText.of(
                        "le rapport d'intégrité manque, ou ne nomme pas tous les fichiers",
                        "the integrity report is missing, or does not name all files"),
                HINT);
        files.require(
                told.entrySet().stream().allMatch(each -> archive.file(each.getKey())
                        .filter(content -> sha256(content).equals(each.getValue()))
                        .isPresent()),
                "hash",
                artefact,
                LocalizedText.of(
                        "une empreinte du rapport d'intégrité n'est pas celle du fichier, ou le fichier manque",
                        "a hash of the integrity report is not that of the file, or the file is missing"),
                HINT);
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static void xdm(FileCheck.Files files, Artefact artefact, ExportArchive archive) throws IOException {
        List<byte[]> all = archive.xdm();
        boolean sound = !all.isEmpty();
        List<ReceivedDocument> documents = new ArrayList<>();
        List<Boolean> structured = new ArrayList<>();
        for (byte[] each : all) {
            try (ReceivedArchive xdm = XdmReader.create().read(each)) {
                sound &= xdm.isSound() && !xdm.documents().isEmpty();
                documents.addAll(xdm.documents());
                for (ReceivedDocument document : xdm.documents()) {
                    structured.add(isStructured(document));
                }
            }
        }
        files.require(
                sound,
                "xdm",
                artefact,
                LocalizedText.of(
                        "aucune archive IHE_XDM*.zip, ou l'une n'a pas la structure ou les empreintes d'XDM",
                        "no archive IHE_XDM*.zip, or one lacks the structure or the hashes of XDM"),
                HINT);
        pivot(files, artefact, documents, structured);
    }

    private static void pivot(
            FileCheck.Files files, Artefact artefact, List<ReceivedDocument> documents, List<Boolean> structured) {
        boolean summary = false;
        boolean biology = true;
        for (int i = 0; i < documents.size(); i++) {
            String type = documents.get(i).type().map(CodedValue::code).orElse("");
            summary |= type.equals(SUMMARY) && structured.get(i);
            biology &= !type.equals(BIOLOGY) || structured.get(i);
        }
        files.require(
                summary,
                "medical-summary",
                artefact,
                LocalizedText.of(
                        "aucun VSM structuré (CDA niveau 3) ne porte les données administratives et médicales",
                        "no structured VSM (CDA level 3) bears administrative and medical data"),
                LocalizedText.of(
                        "Le composer avec VsmDocument.builder() et l'ajouter à l'archive du dossier (docs/cda.md).",
                        "Write it with VsmDocument.builder() and add it to the record's archive (docs/cda.md)."));
        files.require(
                biology,
                "biology",
                artefact,
                LocalizedText.of(
                        "un compte rendu de biologie n'est pas structuré : ses analyses n'ont pas de code LOINC",
                        "a biology report is not structured: its analyses have no LOINC codes"),
                LocalizedText.of(
                        "L'exporter comme CDA niveau 3, BioReport de sdk-cda (docs/cda.md).",
                        "Export it as CDA level 3, BioReport of sdk-cda (docs/cda.md)."));
    }

    private static boolean isStructured(ReceivedDocument document) throws IOException {
        if (document.cda().isEmpty()) {
            return false;
        }
        try {
            // what the archive gives of it is the header alone
            return !CdaReader.create()
                    .read(Papers.bytes(document.content()))
                    .sections()
                    .isEmpty();
        } catch (InvalidInputException unreadable) {
            return false;
        }
    }
}
