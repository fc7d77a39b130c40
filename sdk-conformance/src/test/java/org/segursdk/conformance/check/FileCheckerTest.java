package org.segursdk.conformance.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.segursdk.conformance.cli.TestCorpus;

/** Every rule is seen failing: each takes a clean artefact and breaks one thing. */
class FileCheckerTest {
    private static final Path CORPUS = TestCorpus.folder();

    @TempDir
    Path folder;

    private CheckedFile check(String content) throws Exception {
        Path file = Files.write(folder.resolve("file"), content.getBytes(StandardCharsets.ISO_8859_1));
        return new FileChecker().check(file);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "VIHF-ATTRIBUTE|Name=\"VIHF_Version\"|Name=\"VIHF_Vers\"",
                "VIHF-ATTRIBUTE-TWICE|Name=\"LPS_Nom\"|Name=\"LPS_Version\"",
                "VIHF-SAML-VERSION|Version=\"2.0\"|Version=\"1.1\"",
                "VIHF-ID|ID=\"_|ID=\"1_",
                "VIHF-ISSUE-INSTANT|IssueInstant=\"2026|IssueInstant=\"26",
                "VIHF-ISSUER|saml2:Issuer|saml2:Issued",
                "VIHF-NAMEID|saml2:NameID|saml2:NameIDs",
                "VIHF-AUTHN|AuthnContextClassRef|AuthnContextClass",
                "VIHF-AUDIENCE|<saml2:Subject>|<saml2:AudienceRestriction/><saml2:Subject>",
                "VIHF-MODE|>INDIRECTE<|>AUTRE<",
                "VIHF-SIGNATURE|ds:Signature|ds:Sign",
                "VIHF-ROLE|Role |Roles ",
                "VIHF-SPECIALTY|role|role",
                "VIHF-PURPOSE|code=\"normal\"|code=\"urgence\"",
                "VIHF-RESOURCE-ID|&amp;ISO^NH|&amp;ISO^PI",
            })
    void dmpRequest_brokenVihf_isFound(String rule, String from, String to) throws Exception {
        if (rule.equals("VIHF-SPECIALTY")) {
            String text = read("dmp/td0.2-0001.http");
            String onlyProfession = text.replaceFirst(
                    "<saml2:AttributeValue[^>]*><Role [^>]*code=\"SM[^>]*/></saml2:AttributeValue>", "");
            assertThat(rules(reframed(onlyProfession))).contains(rule);
            return;
        }
        assertThat(rules(changed("dmp/td0.2-0001.http", from, to))).contains(rule);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "XDS-SIZE|<Slot name=\"size\"><ValueList><Value>|<Slot name=\"size\"><ValueList><Value>9",
                "XDS-HASH|<Slot name=\"hash\"><ValueList><Value>|<Slot name=\"hash\"><ValueList><Value>0",
                "XOP-CID|href=\"cid:|href=\"file:",
                "XOP-PART|href=\"cid:|href=\"cid:x",
                "XDS-DOCUMENT|Document id=\"|Document id=\"x",
                "WSA-ACTION|wsa:Action|wsa:Actions",
                "WSA-MESSAGEID|wsa:MessageID|wsa:Message",
                "SOAP-12|http://www.w3.org/2003/05/soap-envelope|http://schemas.xmlsoap.org/soap/envelope/",
                "VIHF-ONE|saml2:Assertion|saml2:Assertions",
                "HTTP-FRAME|end|end",
            })
    void dmpRequest_brokenSubmission_isFound(String rule, String from, String to) throws Exception {
        if (rule.equals("HTTP-FRAME")) {
            String text = read(submission()).stripTrailing();
            assertThat(rules(reframed(text.substring(0, text.length() - 2)))).contains(rule);
            return;
        }
        assertThat(rules(changed(submission(), from, to))).contains(rule);
    }

    @ParameterizedTest
    @CsvSource({
        "INSI-COUVERTURE,COUVERTURE,COUVERT",
        "INSI-CONTEXTE-LPS,ContexteLPS,ContexteXXX",
        "INSI-TRAITS,Sexe,Sex"
    })
    void insiRequest_brokenRule_isFound(String rule, String from, String to) throws Exception {
        assertThat(rules(changed("insi/rechercherInsAvecTraitsIdentite-0001.http", from, to)))
                .contains(rule);
    }

    /** A submission small enough to travel with a Content-Length. */
    private static String submission() throws Exception {
        for (int i = 1; i <= 2; i++) {
            String name = "dmp/td2.1-000" + i + ".http";
            if (read(name).contains("\r\nContent-Length: ")) {
                return name;
            }
        }
        throw new AssertionError("no small submission in this corpus");
    }

    private static String read(String artefact) throws Exception {
        return Files.readString(CORPUS.resolve(artefact), StandardCharsets.ISO_8859_1);
    }

    /** The artefact with one text replaced, its Content-Length kept true. */
    private static String changed(String artefact, String from, String to) throws Exception {
        String text = read(artefact);
        assertThat(text).contains(from);
        return reframed(text.replace(from, to));
    }

    private static String reframed(String request) {
        int length = request.length() - request.indexOf("\r\n\r\n") - 4;
        return request.replaceFirst("Content-Length: \\d+", "Content-Length: " + length);
    }

    private List<String> rules(String content) throws Exception {
        return check(content).findings().stream().map(Finding::rule).toList();
    }

    @Test
    void http_wrongLengthOrCutChunk_isOneFinding() throws Exception {
        assertThat(check("POST /x HTTP/1.1\r\nContent-Length: 5\r\n\r\nabc").findings())
                .extracting(Finding::rule)
                .containsExactly("HTTP-FRAME");
        assertThat(check("POST /x HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nff\r\nabc")
                        .findings())
                .extracting(Finding::rule)
                .containsExactly("HTTP-FRAME");
    }

    @Test
    void http_chunkedBody_isReadAsOne() throws Exception {
        String text = Files.readString(CORPUS.resolve("dmp/td0.2-0001.http"), StandardCharsets.ISO_8859_1);
        int head = text.indexOf("\r\n\r\n");
        String body = text.substring(head + 4);
        int half = body.length() / 2;
        String chunked = text.substring(0, head).replaceFirst("Content-Length: \\d+", "Transfer-Encoding: chunked")
                + "\r\n\r\n" + chunk(body.substring(0, half)) + chunk(body.substring(half)) + "0\r\n\r\n";
        CheckedFile checked = check(chunked);
        assertThat(checked.kind()).isEqualTo(FileKind.DMP_REQUEST);
        assertThat(checked.findings()).isEmpty();
    }

    private static String chunk(String content) {
        return Integer.toHexString(content.length()).toUpperCase(Locale.ROOT) + "\r\n" + content + "\r\n";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PDF|%PDF-1.7",
                "HL7V2|MSH|^~",
                "JSON|{\"a\":1}",
                "MAIL|From: a@b.mssante.fr",
                "XML|<a/>",
                "UNKNOWN|bonjour"
            })
    void kind_isDetected(FileKind kind, String content) throws Exception {
        String text = kind == FileKind.HL7V2 ? "MSH|^~\\&|" : content;
        assertThat(check(text).kind()).isEqualTo(kind);
    }

    @Test
    void xml_malformedOrWithADtd_isOneFinding() throws Exception {
        assertThat(check("<a><b></a>").findings()).extracting(Finding::rule).containsExactly("XML-WELL-FORMED");
        assertThat(check("<!DOCTYPE a><a/>").findings())
                .extracting(Finding::rule)
                .containsExactly("XML-WELL-FORMED");
    }

    @Test
    void cda_brokenHeader_isFound() throws Exception {
        CheckedFile checked = check(read("cda/n1-0001.xml").replace("legalAuthenticator", "authenticator"));
        assertThat(checked.kind()).isEqualTo(FileKind.CDA);
        assertThat(checked.hasFindings()).isTrue();
    }

    @Test
    void vihf_alone_isCheckedToo() throws Exception {
        CheckedFile checked = check(read("vihf/0001.xml").replace("VIHF_Version", "VIHF_Vers"));
        assertThat(checked.kind()).isEqualTo(FileKind.VIHF);
        assertThat(checked.findings()).extracting(Finding::rule).containsExactly("VIHF-ATTRIBUTE");
    }
}
