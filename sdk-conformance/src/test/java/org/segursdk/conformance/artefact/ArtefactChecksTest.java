package org.segursdk.conformance.artefact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.segursdk.conformance.catalogue.ProofWay;
import org.segursdk.conformance.catalogue.RequirementCatalogue;
import org.segursdk.conformance.catalogue.SoftwareType;
import org.segursdk.conformance.check.CheckOptions;
import org.segursdk.conformance.check.FileChecker;
import org.segursdk.conformance.cli.Kit;
import org.segursdk.conformance.cli.TestCorpus;
import org.segursdk.conformance.profile.SegurProfile;
import org.segursdk.conformance.run.Artefacts;
import org.segursdk.conformance.run.Check;
import org.segursdk.conformance.run.CheckResult;
import org.segursdk.conformance.run.Runs;
import org.segursdk.conformance.run.Verdict;
import org.segursdk.core.error.InvalidInputException;

/** Each check passes on the corpus, and fails on a file of it of which one thing was broken. */
class ArtefactChecksTest {
    /** Said by its stop: a run with a stranger does not begin. Seen failing in IdentityGateTest. */
    private static final Set<String> ELSEWHERE = Set.of("synthetic-identities-only");

    private static final List<Broken> BROKEN = List.of(
            new Broken("mail-one-patient", "mss", "IHE_XDM.zip", "ARCHIVE.zip"),
            new Broken("mail-subject", "mss", "(?m)^Subject: XDM[^\\r]*(\\r\\n[ \\t][^\\r]*)*", "Subject: Bonjour"),
            new Broken(
                    "mail-pdf-name",
                    "mss",
                    "(?s)(Content-Type: application/pdf).*?(\r\n\r\n)",
                    "$1; name=\"a.pdf\"\r\nContent-Transfer-Encoding: base64\r\n"
                            + "Content-Disposition: attachment; filename=\"a.pdf\"$2"),
            new Broken("mail-x-mss-ins", "mss", "X-MSS-INS: O", "X-MSS-INS: N"),
            new Broken("mail-x-mss-codecda", "mss", "X-MSS-CODECDA: ", "X-MSS-CODECDA: 0000-0,"),
            new Broken("mail-message-id", "mss", "Message-ID: ", "X-Message-ID: "),
            new Broken("mail-references", "mss", "(?m)^References: [^\\r]*(\\r\\n[ \\t][^\\r]*)*\\r\\n", ""),
            new Broken("mail-body", "mss", "Content-Type: text/plain", "Content-Type: text/calendar"),
            new Broken("mail-sender-label", "mss", "From: (?s:.*?)<", "From: <"),
            new Broken(
                    "mail-read-receipt",
                    "mss",
                    "Subject: ",
                    "Disposition-Notification-To: a@autre.example\r\nSubject: "),
            new Broken("mail-x-mss-nil", "mss", "X-MSS-NIL: \\S+", "X-MSS-NIL: #"),
            new Broken("mail-end-of-exchange", "mss", "X-MSS-MES: FIN", "X-MSS-MES: fin"),
            new Broken("mail-citizen-address", "mss", "\\w{15}@patient", "jean@patient"),
            new Broken("mail-citizen-documents", "mss", "\\w{15}@patient", "jean@patient"),
            new Broken("cda-n1", "cda/n1-", "POCD_HD000040", "X"),
            new Broken("cda-identity", "cda/vsm", "<birthTime [^>]*/>", ""),
            new Broken("cda-vsm", "cda/vsm", "POCD_HD000040", "X"),
            new Broken("cda-vaccination-note", "cda/vac-note", "POCD_HD000040", "X"),
            new Broken("cda-child-measures", "cda/mde", "POCD_HD000040", "X"),
            new Broken("cda-child-certificates", "cda/cs9", "POCD_HD000040", "X"),
            new Broken("cda-prescription", "cda/ep-med-dm", "POCD_HD000040", "X"),
            new Broken("cda-biology", "cda/cr-bio", "POCD_HD000040", "X"),
            new Broken("cda-imaging-n1", "cda/cr-img-n1", "POCD_HD000040", "X"),
            new Broken("cda-imaging", "cda/cr-img-0", "POCD_HD000040", "X"),
            new Broken("cda-imaging-request", "cda/da-img", "POCD_HD000040", "X"),
            new Broken("cda-vsm", "cda/vsm", "<code code=\"18776-5\"", "<code code=\"00000-0\""),
            new Broken("cda-vaccination-note", "cda/vac-note", "<lotNumberText>[^<]*</lotNumberText>", ""),
            new Broken("cda-child-measures", "cda/mde", "code=\"(9843-4|8287-5)\"", "code=\"00000-0\""),
            new Broken("cda-prescription", "cda/ep-med-dm", "(?s)<manufacturedProduct\\b.*?</manufacturedProduct>", ""),
            new Broken("cda-biology", "cda/cr-bio", "unit=\"[^\"]+\"", "unit=\"mmol par litre\""),
            new Broken("cda-imaging", "cda/cr-img-0", "(?s)<section\\b[^>]*>\\s*<templateId[^>]*/>", "<section>"),
            new Broken("cda-imaging-request", "cda/da-img", "<code code=\"55115-0\"", "<code code=\"00000-0\""),
            new Broken("cda-recipients", "cda", "(?s)<intendedRecipient.*?</intendedRecipient>", ""),
            new Broken("cda-replaces", "cda", "(?s)(<parentDocument[^>]*>\\s*)<id [^>]*/>", "$1"),
            new Broken("vihf-user", "vihf", "(NameID[^>]*>)[^<]+", "$1"),
            new Broken("dmp-api-v2", "dmp/td2.1", "(?s)(\"hash\".{0,200}?Value>)[0-9a-f]{4}", "$1zzzz"));

    /** @param prefix of the names of the files, one of which holds the expression */
    private record Broken(String check, String prefix, String regex, String replacement) {
        @Override
        public String toString() {
            return check;
        }
    }

    @TempDir
    private static Path corpus;

    private static Artefacts good;

    @TempDir
    Path folder;

    @BeforeAll
    static void writeCorpus() throws IOException {
        copy(TestCorpus.folder(), corpus, Set.of("cda", "vihf", "dmp"));
        Kit mails = Kit.run("corpus", "--out", corpus.toString(), "--seed", "11", "--count", "12", "--only", "mss");
        assertThat(mails.exit()).as(mails.err()).isZero();
        // the national domain, which rules of citizen mails look at
        try (Stream<Path> files = Files.list(corpus.resolve("mss"))) {
            for (Path file : files.toList()) {
                String mail = text(file).replace("@patient.test.example", "@patient.mssante.fr");
                Files.writeString(file, mail, StandardCharsets.ISO_8859_1);
            }
        }
        good = read(corpus);
    }

    private static void copy(Path from, Path to, Set<String> kinds) throws IOException {
        for (String kind : kinds) {
            Files.createDirectories(to.resolve(kind));
            try (Stream<Path> files = Files.list(from.resolve(kind))) {
                for (Path file : files.toList()) {
                    Files.copy(file, to.resolve(kind).resolve(file.getFileName().toString()));
                }
            }
        }
    }

    private static Artefacts read(Path folder) throws IOException {
        return Artefacts.read(folder, new FileChecker(new CheckOptions(true, java.util.Optional.empty())));
    }

    private static CheckResult result(Artefacts artefacts, Check check) {
        return Runs.look(check, artefacts);
    }

    private static Check check(String id) {
        return ArtefactChecks.all().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void citizenDomain_ofTheProfile_isWhereMailsOfPatientsAreLookedFor() throws IOException {
        String profile = "  citizenDomain: patient.essai.example\n";
        Path original = candidates("mss")
                .filter(file -> text(file).contains("@patient.mssante.fr"))
                .findFirst()
                .orElseThrow();
        String mail = text(original).replace("@patient.mssante.fr", "@patient.essai.example");
        Files.writeString(folder.resolve("good.eml"), mail, StandardCharsets.ISO_8859_1);
        Check check = check("mail-citizen-address");
        assertThat(look(check, "").verdict()).isNotEqualTo(Verdict.PASS);
        assertThat(look(check, profile).verdict()).isEqualTo(Verdict.PASS);
        Files.writeString(
                folder.resolve("bad.eml"),
                mail.replaceFirst("\\w{15}@patient", "jean@patient"),
                StandardCharsets.ISO_8859_1);
        assertThat(look(check, profile).verdict()).isEqualTo(Verdict.FAIL);
    }

    private CheckResult look(Check check, String modes) throws IOException {
        SegurProfile declared = Runs.plan(SoftwareType.LGC, modes).profile();
        Artefacts artefacts = Artefacts.read(
                folder,
                new FileChecker(new CheckOptions(
                        true, java.util.Optional.empty(), declared.modes().citizenDomain())));
        return Runs.look(check, declared, artefacts);
    }

    static Stream<Broken> broken() {
        return BROKEN.stream();
    }

    @ParameterizedTest
    @MethodSource("broken")
    void check_goodCorpus_passesAndOneBrokenFile_fails(Broken broken) throws IOException {
        Check check = check(broken.check());
        CheckResult sound = result(good, check);
        assertThat(sound.failures()).as(broken.check()).isEmpty();
        assertThat(sound.verdict()).isEqualTo(Verdict.PASS);

        Path original = candidates(broken.prefix())
                .filter(file -> !text(file)
                        .replaceAll(broken.regex(), broken.replacement())
                        .equals(text(file)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing to break"));
        String mutated = text(original).replaceAll(broken.regex(), broken.replacement());
        Files.writeString(folder.resolve(original.getFileName().toString()), mutated, StandardCharsets.ISO_8859_1);
        CheckResult bad = result(read(folder), check);
        assertThat(bad.verdict()).as(broken.check()).isEqualTo(Verdict.FAIL);
        assertThat(bad.failures()).allSatisfy(each -> {
            assertThat(each.location().file()).isEqualTo(original.getFileName().toString());
            assertThat(each.hint().french()).isNotBlank();
        });
        assertThat(bad.captures()).hasSizeLessThanOrEqualTo(1);
    }

    private static Stream<Path> candidates(String prefix) {
        return good.all().stream()
                .filter(each -> each.name().startsWith(prefix))
                .map(each -> each.file());
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void insOnlyWhenQualified_unqualifiedFileWithAnIns_fails() throws IOException {
        Check check = check("ins-only-when-qualified");
        assertThat(result(good, check).verdict()).as("no scenario").isEqualTo(Verdict.INCOMPLETE);
        Files.copy(TestCorpus.folder().resolve("cda/vsm-0001.xml"), folder.resolve("a.xml"));
        Files.writeString(folder.resolve("index.yaml"), "a.xml: {scenario: identity-provisional}\n");
        assertThat(text(folder.resolve("a.xml"))).contains("1.2.250.1.213.1.4.");
        assertThat(result(read(folder), check).verdict()).isEqualTo(Verdict.FAIL);
        String without = text(folder.resolve("a.xml")).replaceAll("1\\.2\\.250\\.1\\.213\\.1\\.4\\.\\d+", "1.2.3");
        Files.writeString(folder.resolve("a.xml"), without, StandardCharsets.ISO_8859_1);
        assertThat(result(read(folder), check).verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void index_namingAnAbsentFile_isRefused() throws IOException {
        Files.writeString(folder.resolve("index.yaml"), "absent.xml: {scenario: x}\n");
        assertThatThrownBy(() -> read(folder)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void everyCheck_hasACounterExampleAndAWayOfItsRequirement() {
        Set<String> seen = new TreeSet<>(ELSEWHERE);
        seen.add("ins-only-when-qualified");
        BROKEN.forEach(each -> seen.add(each.check()));
        assertThat(seen)
                .isEqualTo(ArtefactChecks.all().stream().map(Check::id).collect(Collectors.toCollection(TreeSet::new)));
        RequirementCatalogue catalogue = RequirementCatalogue.bundled();
        for (Check check : ArtefactChecks.all()) {
            for (String id : check.verifies()) {
                assertThat(catalogue.find(id).orElseThrow().proof().ways())
                        .as(check.id())
                        .contains(ProofWay.ARTEFACT);
            }
        }
    }

    @Test
    void table_unknownRequirementOrField_isRefused() {
        for (String wrong : List.of("- {id: a, verifies: [REM-XX-01]}", "- {id: a, verify: [REM-INS-01]}")) {
            assertThatThrownBy(() -> ArtefactChecks.read(wrong.getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOf(InvalidInputException.class);
        }
    }
}
