package org.segursdk.conformance.checks.portability;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.segursdk.conformance.checks.documents.FileCheck;
import org.segursdk.conformance.run.Artefact;
import org.segursdk.core.error.LocalizedText;

/** An export of the history: indexed, whole, documented, of a depth that can be set. */
final class HistoryExport {
    private static final LocalizedText HINT = LocalizedText.of(
            "PortabilityExport de sdk-exchange écrit l'index, la documentation et les fichiers (docs/worklists.md).",
            "PortabilityExport of sdk-exchange writes index, documentation and files (docs/worklists.md).");

    private HistoryExport() {}

    /** Sees nothing before both exports are there: one alone cannot show that the depth is settable. */
    static void look(FileCheck.Files files) {
        List<Artefact> whole = files.showing("portability-export");
        List<Artefact> limited = files.showing("portability-export-limited");
        if (whole.isEmpty() || limited.isEmpty()) {
            return;
        }
        Optional<ExportIndex> full = Optional.empty();
        for (Artefact each : whole) {
            Optional<ExportIndex> index = export(files, each);
            full = full.isPresent() ? full : index;
        }
        for (Artefact each : limited) {
            depth(files, each, full, export(files, each));
        }
    }

    /** The judgement of one archive, and its index. */
    static Optional<ExportIndex> export(FileCheck.Files files, Artefact artefact) {
        files.saw(artefact);
        Optional<ExportArchive> archive = ExportArchive.read(artefact);
        files.require(
                archive.isPresent(),
                "archive",
                artefact,
                LocalizedText.of(
                        "le fichier n'est pas une archive ZIP, ou dépasse 256 Mio une fois ouvert",
                        "the file is no ZIP archive, or exceeds 256 MiB when opened"),
                HINT);
        if (archive.isEmpty()) {
            return Optional.empty();
        }
        documentation(files, artefact, archive.get());
        Optional<ExportIndex> index = archive.get().index().filter(ExportIndex::hasAllColumns);
        files.require(
                index.isPresent(),
                "index",
                artefact,
                LocalizedText.of(
                        "index.csv manque, ou n'a pas les colonnes nom, prénom, date de naissance, sexe, INS, date, type, fichier",
                        "index.csv is missing, or lacks the columns name, given name, birth date, sex, INS, date, type, file"),
                HINT);
        index.ifPresent(each -> lines(files, artefact, archive.get(), each));
        return index;
    }

    private static void documentation(FileCheck.Files files, Artefact artefact, ExportArchive archive) {
        files.require(
                archive.isDocumented(),
                "documentation",
                artefact,
                LocalizedText.of(
                        "l'export n'a pas de documentation à côté de son index",
                        "the export has no documentation beside its index"),
                HINT);
    }

    private static void lines(FileCheck.Files files, Artefact artefact, ExportArchive archive, ExportIndex index) {
        files.require(
                index.size() > 0 && index.isFilled(),
                "index-filled",
                artefact,
                LocalizedText.of(
                        "l'index est vide, ou une ligne n'a pas nom, prénom, date de naissance, sexe, date ou type, ou une INS mal formée",
                        "the index is empty, or a line lacks name, given name, birth date, sex, date or type, or has a malformed INS"),
                HINT);
        List<byte[]> found = index.files().stream()
                .flatMap(each -> archive.file(each).stream())
                .toList();
        files.require(
                found.size() == index.size(),
                "file-of-the-index",
                artefact,
                LocalizedText.of("un fichier de l'index manque", "a file of the index is missing"),
                HINT);
        files.require(
                found.stream().allMatch(ExportArchive::opens),
                "openable",
                artefact,
                LocalizedText.of("un fichier de l'index ne s'ouvre pas", "a file of the index cannot be opened"),
                HINT);
        Set<String> named = new HashSet<>(index.files());
        named.addAll(index.copies().values());
        files.require(
                named.containsAll(archive.documents()),
                "index-complete",
                artefact,
                LocalizedText.of(
                        "un document CDA ou PDF de l'archive n'est pas dans l'index",
                        "a CDA or PDF document of the archive is not in the index"),
                HINT);
    }

    private static void depth(
            FileCheck.Files files, Artefact artefact, Optional<ExportIndex> full, Optional<ExportIndex> limited) {
        files.require(
                full.isPresent()
                        && limited.isPresent()
                        && limited.get().size() > 0
                        && limited.get().size() < full.get().size()
                        && full.get().documents().containsAll(limited.get().documents()),
                "depth",
                artefact,
                LocalizedText.of(
                        "l'export de moindre profondeur n'est pas une partie de l'export complet",
                        "the export of lesser depth is not a part of the whole export"),
                LocalizedText.of(
                        "Laisser choisir la profondeur : ExportDepth de sdk-exchange (docs/worklists.md).",
                        "Let the depth be chosen: ExportDepth of sdk-exchange (docs/worklists.md)."));
    }
}
