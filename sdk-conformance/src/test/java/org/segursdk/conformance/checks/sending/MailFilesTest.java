package org.segursdk.conformance.checks.sending;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.segursdk.conformance.checks.documents.Folder;
import org.segursdk.conformance.checks.documents.MailDocuments;
import org.segursdk.conformance.cli.Kit;
import org.segursdk.conformance.cli.TestCorpus;
import org.segursdk.conformance.run.Check;

/** Mails and documents, and the same with one thing wrong. */
class MailFilesTest {
    private static final String FROM = "From: Centre <auto@laboratoire.test.example>\r\n";

    @TempDir
    Path folder;

    private static Check check(String id) {
        return MailFileChecks.all().stream()
                .filter(each -> each.id().startsWith(id))
                .findFirst()
                .orElseThrow();
    }

    private Folder one(String name, String scenario, String content) throws IOException {
        return new Folder(folder).file(name, scenario, content.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String mail(String fields, String body) {
        return FROM + "To: <a@b.test.example>\r\nSubject: Bonjour\r\nMIME-Version: 1.0\r\n" + fields
                + "Content-Type: text/plain; charset=utf-8\r\n\r\n" + body + "\r\n";
    }

    @Test
    void msss04_otherPdfThanTheDocument_fails() throws IOException {
        Path made = folder.resolve("corpus");
        Kit run = Kit.run("corpus", "--out", made.toString(), "--seed", "11", "--count", "12", "--only", "mss");
        assertThat(run.exit()).as(run.err()).isZero();
        Folder good = new Folder(folder);
        String broken = "";
        try (Stream<Path> mails = Files.list(made.resolve("mss"))) {
            for (Path each : mails.sorted().toList()) {
                String mail = Files.readString(each, StandardCharsets.ISO_8859_1);
                good.file(each.getFileName().toString(), "any", mail.getBytes(StandardCharsets.ISO_8859_1));
                List<String> documents = MailDocuments.clinical(mail);
                if (documents.size() == 1
                        && documents.get(0).contains("<nonXMLBody")
                        && !MailDocuments.pdfs(mail).isEmpty()) {
                    broken = mail;
                }
            }
        }
        String other = Base64.getEncoder().encodeToString("%PDF-1.4 autre".getBytes(StandardCharsets.US_ASCII));
        assertThat(broken).isNotEmpty();
        Folder.seenFailing(
                check("msss-04"),
                good,
                one(
                        "a.eml",
                        "any",
                        broken.replaceAll("\\r?\\n\\r?\\nJVBER[A-Za-z0-9+/=\\r\\n]+", "\r\n\r\n" + other + "\r\n")),
                "same-as-the-document");
    }

    @Test
    void msss12_applicationWithoutPeopleBehind_fails() throws IOException {
        String scenario = "mail-from-application";
        String said = "Message automatique. Pour répondre : accueil@laboratoire.test.example";
        Folder good = one(
                "a.eml", scenario, mail("Reply-To: <accueil@laboratoire.test.example>\r\n", said.replace("é", "e")));
        Folder.seenFailing(check("msss-12"), good, one("a.eml", scenario, mail("", said)), "reply-to");
        Folder.seenFailing(
                check("msss-12"),
                good,
                one("a.eml", scenario, mail("Reply-To: <accueil@laboratoire.test.example>\r\n", "Bonjour")),
                "mention");
    }

    @Test
    void msss15_receiptForAnotherAddress_orUnasked_fails() throws IOException {
        String own = "Return-Receipt-To: <auto@laboratoire.test.example>\r\n";
        String others = "Return-Receipt-To: <autre@laboratoire.test.example>\r\n";
        Folder good = one("a.eml", "mail-receipt-asked", mail(own, "Bonjour"))
                .file("b.eml", "mail-receipt-not-asked", mail("", "Bonjour").getBytes(StandardCharsets.US_ASCII));
        Folder.seenFailing(
                check("msss-15"),
                good,
                one("a.eml", "mail-receipt-asked", mail(others, "Bonjour")),
                "asked-by-the-sender");
        Folder.seenFailing(
                check("msss-15"), good, one("b.eml", "mail-receipt-not-asked", mail(own, "Bonjour")), "not-asked");
    }

    private static String report(String status, String set, int version) throws IOException {
        return text("cr-bio-0001.xml")
                .replaceFirst("(lab:statusCode[^>]*code=\")\\w+", "$1" + status)
                .replaceFirst("<setId [^>]*/>", "<setId root=\"" + set + "\"/>")
                .replaceFirst("<versionNumber [^>]*/>", "<versionNumber value=\"" + version + "\"/>");
    }

    private static String text(String name) throws IOException {
        return Files.readString(TestCorpus.folder().resolve("cda").resolve(name));
    }

    private Folder reports(String first, String second) throws IOException {
        return new Folder(folder)
                .file("a.xml", "biology-partial", first.getBytes(StandardCharsets.UTF_8))
                .file("b.xml", "biology-complete", second.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void msss22_completeReportOfAnotherSet_fails() throws IOException {
        Folder good = reports(report("active", "2.25.1", 1), report("completed", "2.25.1", 2));
        Folder.seenFailing(
                check("msss-22"),
                good,
                reports(report("active", "2.25.1", 1), report("completed", "2.25.2", 2)),
                "same-set");
        Folder.seenFailing(
                check("msss-22"),
                good,
                reports(report("completed", "2.25.1", 1), report("completed", "2.25.1", 2)),
                "status");
    }

    @Test
    void msss26_requesterWithoutAddress_fails() throws IOException {
        String with = "<participant typeCode=\"REF\"><associatedEntity classCode=\"PROV\">"
                + "<telecom value=\"mailto:demandeur@medecin.mssante.fr\"/></associatedEntity></participant>";
        String report = text("cr-bio-0001.xml").replaceAll("(?s)<participant\\b.*?</participant>", "");
        Folder.seenFailing(
                check("msss-26"),
                one(
                        "a.xml",
                        "report-with-requester",
                        report.replaceFirst("<documentationOf", with + "<documentationOf")),
                one(
                        "a.xml",
                        "report-with-requester",
                        report.replaceFirst(
                                "<documentationOf", with.replaceAll("<telecom[^>]*/>", "") + "<documentationOf")),
                "address-once");
    }

    @Test
    void mssc02_mailToAPatientNotQualified_fails() throws IOException {
        Folder good = one("a.eml", "identity-validated", mail("", "Bonjour"));
        Folder.seenFailing(
                check("mssc-02"),
                good,
                one(
                        "a.eml",
                        "identity-validated",
                        mail("", "Bonjour").replace("<a@b.test.example>", "<190017512345678@patient.test.example>")),
                "not-qualified");
    }

    private static String hl7(String type, String order) {
        return "MSH|^~\\&|A|B|C|D|20261123080000||" + type + "|1|P|2.5\rPID|1||P1\r" + order;
    }

    @Test
    void msss20_changeNotTold_orOfAForeignDocument_fails() throws IOException {
        Check check = PfiChecks.check();
        Folder good = one("a.hl7", "pfi-own-replaced", hl7("MDM^T10^MDM_T02", ""))
                .file(
                        "b.hl7",
                        "pfi-own-deleted",
                        hl7("ORU^R01^ORU_R01", "ORC|CA\r").getBytes(StandardCharsets.US_ASCII));
        Folder.seenFailing(check, good, one("a.hl7", "pfi-own-replaced", hl7("MDM^T02^MDM_T02", "")), "own-replaced");
        Folder.seenFailing(
                check, good, one("a.hl7", "pfi-own-deleted", hl7("ORU^R01^ORU_R01", "ORC|NW\r")), "own-deleted");
        Folder.seenFailing(check, good, one("a.hl7", "pfi-foreign-changed", hl7("MDM^T10^MDM_T02", "")), "foreign");
    }
}
