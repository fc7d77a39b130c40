package org.segursdk.conformance.checks.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.segursdk.cda.CdaHeader;
import org.segursdk.cda.N1Document;
import org.segursdk.cda.Participant;
import org.segursdk.conformance.checks.documents.Folder;
import org.segursdk.conformance.checks.documents.Papers;
import org.segursdk.conformance.run.Check;
import org.segursdk.core.document.DocumentContent;
import org.segursdk.core.terminology.ValueSets;

/** Imaging reports, and the same with one thing wrong. */
class ReportFilesTest {
    @TempDir
    Path folder;

    private static Check check(String start) {
        return ReportFiles.all().stream()
                .filter(each -> each.id().startsWith(start))
                .findFirst()
                .orElseThrow();
    }

    private static byte[] report(boolean requester, String... pdf) {
        CdaHeader.Builder header = Papers.header(Papers.person(0), "Radiographie", Papers.WRITTEN);
        if (requester) {
            header.addParticipant(
                    Participant.of(Participant.Role.REF, Papers.author().professional(), Papers.structure()));
        }
        return Papers.bytes(N1Document.builder()
                .header(header)
                .type(ValueSets.documentType().find("18748-4").orElseThrow())
                .pdf(DocumentContent.of(Papers.pdf(List.of(pdf))))
                .build()
                .toDocument());
    }

    private Folder one(String scenario, byte[] content) throws IOException {
        return new Folder(folder).file("a.xml", scenario, content);
    }

    private static byte[] metadata(String type) {
        return ("<Entry xmlns=\"urn:x\"><Classification"
                        + " classificationScheme=\"urn:uuid:f0306f51-975f-434e-a61c-c59651d33983\" nodeRepresentation=\""
                        + type + "\"/></Entry>")
                .getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void img02_otherTypeCodeInTheMetadata_fails() throws IOException {
        byte[] report = report(false, "Radiographie");
        Folder.seenFailing(
                check("img-02"),
                one("imaging-report", report).file("m.xml", "imaging-report", metadata("18748-4")),
                one("imaging-report", report).file("m.xml", "imaging-report", metadata("11528-7")),
                "type-code");
    }

    @Test
    void img03_otherRppsInThePdf_fails() throws IOException {
        String said = "Validé le 02/03/2026 à 10:30 par KIT DOC0036624, RPPS ";
        Folder.seenFailing(
                check("img-03"),
                one("imaging-report-validated", report(false, said + "99700366240")),
                one("imaging-report-validated", report(false, said + "99700366299")),
                "validator");
    }

    @Test
    void img05_requesterAbsent_fails() throws IOException {
        Folder.seenFailing(
                check("img-05"),
                one("imaging-report-requested", report(true, "Demandeur : KIT DOC0036624")),
                one("imaging-report-requested", report(false, "Demandeur : KIT DOC0036624")),
                "in-document");
    }

    @Test
    void everyCheck_isSeenFailing() {
        assertThat(ReportFiles.all())
                .extracting(Check::id)
                .containsExactly("img-02-type-code", "img-03-validation-data", "img-05-requester-named");
    }
}
