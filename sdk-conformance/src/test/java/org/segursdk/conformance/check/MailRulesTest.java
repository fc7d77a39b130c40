package org.segursdk.conformance.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.segursdk.conformance.cli.Kit;

/** Each rule of mails is seen failing on a good mail of which one thing was broken. */
@Tag("REM-MSSS-03")
@Tag("REM-MSSS-05")
@Tag("REM-MSSS-06")
@Tag("REM-MSSS-07")
@Tag("REM-MSSS-08")
@Tag("REM-MSSS-09")
@Tag("REM-MSSS-10")
@Tag("REM-MSSS-11")
@Tag("REM-MSST-17")
class MailRulesTest {
    /** An attachment of 256 MB; what other kinds of mails are told, below. */
    private static final Set<String> ELSEWHERE = Set.of("MSS-ATTACHMENT-SIZE", "MSS-CITIZEN-ADDRESS", "MSS-RETURNED");

    private static String good;
    private static MailMutants mutants;

    @BeforeAll
    static void writeCorpus(@TempDir Path corpus) throws IOException {
        Kit run = Kit.run("corpus", "--out", corpus.toString(), "--seed", "11", "--count", "16", "--only", "mss");
        assertThat(run.exit()).as(run.err()).isZero();
        try (Stream<Path> files = Files.list(corpus.resolve("mss"))) {
            List<String> mails = files.map(MailRulesTest::read)
                    .filter(mail -> mail.contains("X-MSS-INS: O"))
                    .toList();
            good = mails.stream()
                    .filter(MailRulesTest::isOrdinary)
                    .min(Comparator.comparing(String::length))
                    .orElseThrow();
            String other = mails.stream()
                    .filter(mail -> !mail.equals(good))
                    .min(Comparator.comparing(String::length))
                    .orElseThrow();
            mutants = new MailMutants(MailMutants.content(other, MailMutants.ARCHIVE));
        }
    }

    /** One document with its PDF, of a patient with an INS, to professionals, neither a reply nor a notice. */
    private static boolean isOrdinary(String mail) {
        return mail.split("Content-Type: application/pdf", -1).length == 2
                && !mail.contains("@patient.")
                && !mail.contains("In-Reply-To:")
                && !mail.contains("X-MSS-MES")
                && !mail.contains("Disposition-Notification-To")
                && Zips.files(MailMutants.content(mail, MailMutants.ARCHIVE)).size() == 4;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<String> rules() {
        return mutants.all().keySet().stream();
    }

    private static CheckedFile check(Path folder, String mail) throws IOException {
        return new FileChecker()
                .check(Files.writeString(folder.resolve("mail.eml"), mail, StandardCharsets.ISO_8859_1));
    }

    private static List<String> told(Path folder, String mail) throws IOException {
        return check(folder, mail).findings().stream().map(Finding::rule).toList();
    }

    @Test
    void goodMail_nothingIsFound(@TempDir Path folder) throws IOException {
        CheckedFile checked = check(folder, good);
        assertThat(checked.kind()).isEqualTo(FileKind.MAIL);
        assertThat(checked.findings()).isEmpty();
        assertThat(told(folder, good.replace("\r\n", "\n"))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void oneThingBroken_isFound(String rule, @TempDir Path folder) throws IOException {
        CheckedFile checked = check(folder, mutants.all().get(rule).apply(good));
        assertThat(checked.kind()).isEqualTo(FileKind.MAIL);
        assertThat(checked.findings()).extracting(Finding::rule).contains(rule);
        assertThat(checked.findings())
                .filteredOn(found -> found.rule().equals(rule))
                .allMatch(found -> found.message().in(Locale.FRENCH).length() > 5)
                .allMatch(found ->
                        found.severity() == KitRules.find(rule).orElseThrow().severity());
    }

    @Test
    void everyRuleOfMails_isSeenFailing() {
        Set<String> seen = new TreeSet<>(mutants.all().keySet());
        seen.addAll(ELSEWHERE);
        assertThat(KitRules.all())
                .extracting(ExplainedRule::id)
                .filteredOn(id -> id.startsWith("MSS-") || id.startsWith("MAIL-"))
                .containsExactlyInAnyOrderElementsOf(seen);
    }

    @Test
    void archiveAndDocumentInside_areCheckedToo(@TempDir Path folder) throws IOException {
        String broken = MailMutants.archive(
                        Zips.text(Zips.DOCUMENT, xml -> xml.replace("legalAuthenticator", "authenticator")))
                .apply(good);
        List<Finding> findings = check(folder, broken).findings();
        assertThat(findings)
                .anyMatch(
                        found -> found.rule().equals("XDM-HASH") && found.path().startsWith("attachment[1]."));
        assertThat(findings)
                .anyMatch(found -> found.rule().equals("HDR-DOCUMENT-LEGAL-AUTHENTICATOR")
                        && found.path().startsWith("attachment[1]." + Zips.DOCUMENT));
    }

    @Test
    void refusedArchive_isToldOnce(@TempDir Path folder) throws IOException {
        String hostile =
                MailMutants.archive(Zips.with("../evil.xml", new byte[1])).apply(good);
        assertThat(told(folder, hostile)).contains("XDM-NAME-UNSAFE").doesNotContain("MAIL-PDF-COUNT");
    }

    @Test
    void brokenPdf_isToldWhenAsked(@TempDir Path folder) throws IOException {
        byte[] broken = "%PDF-1.4\nrien\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);
        String mail = MailMutants.withContent(good, MailMutants.PDF, broken);
        assertThat(told(folder, mail)).doesNotContain("PDF-UNREADABLE");
        Kit run = Kit.run("check", "--pdf", folder.resolve("mail.eml").toString());
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).contains("[PDF-UNREADABLE] attachment[2]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Return-Path: <a@b.example>", "x-mailer: test", "DKIM-Signature: v=1"})
    void mail_isKnownByItsFirstField(String first, @TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("message"), first + "\r\n" + good, StandardCharsets.ISO_8859_1);
        assertThat(new FileChecker().check(file).kind()).isEqualTo(FileKind.MAIL);
    }

    @Test
    void mailOfAPatient_followsOtherRules(@TempDir Path folder) throws IOException {
        String head = "From: Jean TEST <%s@patient.mssante.fr>\r\nTo: a@medecin.test.example\r\nSubject: Bonjour\r\n"
                + "Date: Mon, 23 Nov 2026 10:00:00 +0100\r\nMessage-ID: <1@patient.mssante.fr>\r\n\r\nMerci.\r\n";
        assertThat(told(folder, String.format(head, "279035121518989"))).isEmpty();
        assertThat(told(folder, String.format(head, "jean"))).containsExactly("MSS-CITIZEN-ADDRESS");
    }

    @Test
    void returnedDocuments_areNoFault(@TempDir Path folder) throws IOException {
        String returned = MailMutants.subject("[KO Integration systeme !][902] XDM/1.0/DDM+CR X Y")
                .apply(good);
        CheckedFile checked = check(folder, returned);
        assertThat(checked.findings()).extracting(Finding::rule).contains("MSS-RETURNED");
        assertThat(checked.hasFindings()).isFalse();
    }

    /** Whatever happens to the bytes, the kit ends by an exit code. */
    @Test
    void damagedMails_neverCrashTheKit(@TempDir Path folder) throws IOException {
        Random random = new Random(20_261_123);
        for (int i = 0; i < 60; i++) {
            StringBuilder damaged = new StringBuilder(good);
            for (int flips = 1 + random.nextInt(8); flips > 0; flips--) {
                int within = random.nextBoolean() ? 1500 : damaged.length();
                damaged.setCharAt(random.nextInt(within), (char) random.nextInt(256));
            }
            if (random.nextInt(4) == 0) {
                damaged.setLength(random.nextInt(damaged.length()));
            }
            Files.writeString(folder.resolve(i + ".eml"), damaged, StandardCharsets.ISO_8859_1);
        }
        String nested = "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n".repeat(2_000);
        Files.writeString(folder.resolve("nested.eml"), "From: a@b.example\r\n" + nested);
        Files.writeString(
                folder.resolve("empty-boundary.eml"),
                "From: a@b.example\r\nContent-Type: multipart/mixed; boundary=\"\"\r\n\r\n--\r\n--\r\n");
        String mentions = "[a]".repeat(50_000);
        Files.writeString(
                folder.resolve("mentions.eml"),
                MailMutants.subject("XDM/1.0/DDM+" + mentions + " X Y").apply(good),
                StandardCharsets.ISO_8859_1);
        Files.writeString(folder.resolve("returns.eml"), "From: a@b.example" + "\r".repeat(1_000_000) + "x\r\n\r\n");
        Kit run = Kit.run("check", "--format", "json", folder.toString());
        assertThat(run.exit()).as(run.err()).isEqualTo(1);
        assertThat(run.out().lines()).hasSize(64);
    }
}
