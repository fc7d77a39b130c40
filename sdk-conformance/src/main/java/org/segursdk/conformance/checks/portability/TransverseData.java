package org.segursdk.conformance.checks.portability;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.segursdk.conformance.checks.documents.FileCheck;
import org.segursdk.conformance.run.Artefact;
import org.segursdk.core.error.LocalizedText;

/**
 * What an export of all patients bears beside their records: the agenda as iCalendar (RFC 5545) or in a documented structured format, and
 * the traces as syslog or in such a format. Names are ours to find them by: {@code *.ics} or {@code *agenda*}, and {@code *trace*}, {@code
 * *log*} or {@code *syslog*}.
 */
final class TransverseData {
    private static final Pattern AGENDA = Pattern.compile("agenda|rendez|planning|calend");
    private static final Pattern TRACES = Pattern.compile("trace|syslog|\\blogs?\\b|_log|journal");
    private static final LocalizedText HINT = LocalizedText.of(
            "ExportSource.transverse() de sdk-exchange les met dans l'export de tous les dossiers (docs/worklists.md).",
            "ExportSource.transverse() of sdk-exchange puts them into the export of all records (docs/worklists.md).");

    private TransverseData() {}

    static void look(FileCheck.Files files, Artefact artefact, ExportArchive archive) {
        List<String> calendars = archive.files().keySet().stream()
                .filter(each -> each.toLowerCase(Locale.ROOT).endsWith(".ics"))
                .toList();
        files.require(
                !calendars.isEmpty() || other(archive, AGENDA),
                "agenda",
                artefact,
                LocalizedText.of(
                        "l'agenda manque : ni fichier .ics, ni autre fichier structuré que la documentation nomme",
                        "the agenda is missing: neither a .ics file nor another structured file that the documentation names"),
                HINT);
        files.require(
                calendars.stream().flatMap(each -> archive.file(each).stream()).allMatch(TransverseData::isCalendar),
                "icalendar",
                artefact,
                LocalizedText.of(
                        "un fichier .ics n'est pas un calendrier (RFC 5545) dont chaque rendez-vous a son UID et sa date",
                        "a .ics file is no calendar (RFC 5545) whose appointments each have UID and date"),
                HINT);
        files.require(
                other(archive, TRACES),
                "traces",
                artefact,
                LocalizedText.of(
                        "les traces manquent, ou la documentation ne nomme pas leur fichier",
                        "the traces are missing, or the documentation does not name their file"),
                HINT);
    }

    /** Outside the records, not empty, and of the subject that the documentation speaks of. */
    private static boolean other(ExportArchive archive, Pattern subject) {
        return subject.matcher(archive.documentation().toLowerCase(Locale.ROOT)).find()
                && archive.files().entrySet().stream().anyMatch(each -> isOf(each, subject));
    }

    private static boolean isOf(Map.Entry<String, byte[]> file, Pattern subject) {
        String name = file.getKey().toLowerCase(Locale.ROOT);
        return !name.startsWith("records/")
                && subject.matcher(name.replaceFirst(".*/", "")).find()
                && new String(file.getValue(), StandardCharsets.UTF_8).strip().length() > 2;
    }

    private static boolean isCalendar(byte[] content) {
        List<String> lines = new String(content, StandardCharsets.UTF_8)
                .replaceAll("\\r?\\n[ \\t]", "")
                .lines()
                .map(each -> each.strip().toUpperCase(Locale.ROOT))
                .filter(each -> !each.isEmpty())
                .toList();
        long events = count(lines, "BEGIN:VEVENT");
        return !lines.isEmpty()
                && lines.get(0).equals("BEGIN:VCALENDAR")
                && lines.get(lines.size() - 1).equals("END:VCALENDAR")
                && lines.contains("VERSION:2.0")
                && events == count(lines, "END:VEVENT")
                && events == count(lines, "UID[:;].*")
                && events == count(lines, "DTSTART[:;].*");
    }

    private static long count(List<String> lines, String form) {
        return lines.stream().filter(each -> each.matches(form)).count();
    }
}
