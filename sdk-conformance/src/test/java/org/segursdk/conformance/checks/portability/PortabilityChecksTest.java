package org.segursdk.conformance.checks.portability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.segursdk.conformance.checks.documents.Folder;
import org.segursdk.conformance.run.Check;
import org.segursdk.conformance.run.CheckResult;
import org.segursdk.conformance.run.Verdict;

/** Exports of the SDK, and the same with one thing wrong. */
class PortabilityChecksTest {
    private static final String LETTER = "records/0000000001/documents/000001.xml";

    @TempDir
    Path folder;

    private Map<String, byte[]> whole = Map.of();
    private Map<String, byte[]> limited = Map.of();
    private Map<String, byte[]> archive = Map.of();

    @BeforeEach
    void export() throws IOException {
        whole = ExportSample.whole(folder);
        limited = ExportSample.limited(folder);
        archive = ExportSample.archive(folder);
    }

    private static Check check(String start) {
        return PortabilityChecks.all().stream()
                .filter(each -> each.id().startsWith(start))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, byte[]> without(Map<String, byte[]> files, String name) {
        Map<String, byte[]> fewer = new TreeMap<>(files);
        assertThat(fewer.remove(name)).isNotNull();
        return fewer;
    }

    private static Map<String, byte[]> with(Map<String, byte[]> files, String name, byte[] content) {
        Map<String, byte[]> other = new TreeMap<>(files);
        other.put(name, content);
        return other;
    }

    private static Map<String, byte[]> replaced(Map<String, byte[]> files, String name, String what, String by) {
        String text = new String(files.getOrDefault(name, new byte[0]), StandardCharsets.ISO_8859_1);
        assertThat(text).containsPattern(what);
        return with(files, name, text.replaceAll(what, by).getBytes(StandardCharsets.ISO_8859_1));
    }

    private Folder exports(Map<String, byte[]> all, Map<String, byte[]> some) throws IOException {
        return new Folder(folder)
                .file("all.zip", "portability-export", ExportSample.zip(all))
                .file("some.zip", "portability-export-limited", ExportSample.zip(some));
    }

    private void history(Map<String, byte[]> bad, String condition) throws IOException {
        Folder.seenFailing(check("port-01"), exports(whole, limited), exports(bad, limited), condition);
    }

    @Test
    void port01_brokenExports_fail() throws IOException {
        history(without(whole, LETTER), "file-of-the-index");
        history(with(whole, LETTER, "<?xml version=\"1.0\"?><a>".getBytes(StandardCharsets.UTF_8)), "openable");
        history(without(whole, "README.txt"), "documentation");
        history(replaced(whole, "index.csv", ";birth_date;", ";other;"), "index");
        history(replaced(whole, "index.csv", ";(\\d{4}-\\d{2}-\\d{2});", ";;"), "index-filled");
        history(with(whole, "records/0000000001/forgotten.xml", whole.get(LETTER)), "index-complete");
    }

    @Test
    void port01_depthThatCannotBeSet_fails() throws IOException {
        Folder.seenFailing(check("port-01"), exports(whole, limited), exports(whole, whole), "depth");
    }

    @Test
    void port01_oneExportAlone_showsNothing() throws IOException {
        CheckResult result = new Folder(folder)
                .file("all.zip", "portability-export", ExportSample.zip(whole))
                .look(check("port-01"));
        assertThat(result.verdict()).isNotIn(Verdict.PASS, Verdict.FAIL);
    }

    private Folder archives(Map<String, byte[]> files) throws IOException {
        return new Folder(folder).file("a.zip", "portability-archive", ExportSample.zip(files));
    }

    private void archive(Map<String, byte[]> bad, String condition) throws IOException {
        Folder.seenFailing(check("port-03"), archives(archive), archives(bad), condition);
    }

    @Test
    void port03_brokenArchives_fail() throws IOException {
        archive(replaced(archive, "manifest.sha256", "(?m)^[0-9a-f]{8}", "00000000"), "hash");
        archive(without(archive, "manifest.sha256"), "integrity-report");
        archive(whole, "xdm");
        archive(whole, "medical-summary");
        byte[] torn = archive.get("records/0000000001/IHE_XDM.zip").clone();
        torn[torn.length / 2] ^= 1;
        archive(with(archive, "records/0000000001/IHE_XDM.zip", torn), "xdm");
        archive(without(archive, "README.txt"), "documentation");
        archive(ExportSample.archiveWithPlainBiology(folder), "biology");
        archive(ExportSample.archiveWithoutCopies(folder), "pdf-beside");
        archive(replaced(archive, LETTER + ".pdf", "pdfaid:part", "pdfaid:pant"), "pdf-a-1");
        archive(
                replaced(archive, "README.txt", "NOT_FILLED|non renseigne|not filled|NEGATIVE", "-"),
                "absent-or-not-filled");
    }

    private void mass(String agenda, Map<String, byte[]> bad, String condition) throws IOException {
        Folder good = new Folder(folder)
                .file("m.zip", "portability-archive-mass", ExportSample.zip(ExportSample.mass(folder, agenda)));
        Folder.seenFailing(
                check("port-03"),
                good,
                new Folder(folder).file("m.zip", "portability-archive-mass", ExportSample.zip(bad)),
                condition);
    }

    @Test
    void port03_exportOfAllPatientsWithoutAgendaOrTraces_fails() throws IOException {
        String agenda =
                "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//MonLGC//4.2//FR\r\nBEGIN:VEVENT\r\nUID:1@cabinet.test.example\r\n"
                        + "DTSTAMP:20260302T093000Z\r\nDTSTART:20260303T080000Z\r\nSUMMARY:Consultation\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
        Map<String, byte[]> good = ExportSample.mass(folder, agenda);
        mass(agenda, without(good, "transverse/agenda.ics"), "agenda");
        mass(agenda, without(good, "transverse/traces.log"), "traces");
        mass(agenda, ExportSample.mass(folder, agenda.replace("UID:1@cabinet.test.example\r\n", "")), "icalendar");
        mass(agenda, ExportSample.mass(folder, "rendez-vous"), "icalendar");
        mass(agenda, archive, "agenda");
    }

    @Test
    void everyCheck_isSeenFailing() {
        assertThat(PortabilityChecks.all())
                .extracting(Check::id)
                .containsExactly("port-01-export-of-history", "port-03-standard-portability-archive-lgc");
    }
}
