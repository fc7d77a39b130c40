package org.segursdk.conformance.checks.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfoFactory;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.segursdk.cda.N1Document;
import org.segursdk.cda.render.CdaRenderer;
import org.segursdk.cda.render.PdfCopy;
import org.segursdk.cda.render.RenderOptions;
import org.segursdk.conformance.run.Check;
import org.segursdk.core.document.DocumentContent;
import org.segursdk.core.terminology.ValueSets;
import org.segursdk.core.xml.SecureXml;
import org.w3c.dom.Document;

/** Files that show what they ought to, and the same with one thing wrong. */
class PapersChecksTest {
    @TempDir
    Path folder;

    static Set<String> seen() {
        return Set.of("cda-13-data-protection-mention", "cda-18-child-examinations", "cda-21-signature-valid");
    }

    private static Check check(String id) {
        return DocumentsChecks.all().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static byte[] withPdf(String title, byte[] pdf) {
        return Papers.bytes(N1Document.builder()
                .header(Papers.header(Papers.person(0), title, Papers.WRITTEN))
                .type(ValueSets.documentType().find("11488-4").orElseThrow())
                .pdf(DocumentContent.of(pdf))
                .build()
                .toDocument());
    }

    private static byte[] printed(String mention) {
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            byte[] cda = Papers.plain(Papers.header(Papers.person(0), "Lettre", Papers.WRITTEN), "11488-4", "Texte");
            CdaRenderer.pdf(
                    DocumentContent.of(cda),
                    RenderOptions.builder()
                            .pdfCopy(PdfCopy.IGNORED)
                            .mention(mention)
                            .build(),
                    out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void mention_absentFromThePdf_fails() throws IOException {
        String scenario = "data-protection-mention";
        Folder.seenFailing(
                check("cda-13-data-protection-mention"),
                new Folder(folder).file("a.xml", scenario, withPdf("Lettre", printed(PaperChecks.MENTION))),
                new Folder(folder).file("a.xml", scenario, withPdf("Lettre", printed("Autre mention"))),
                "mention");
    }

    private Folder examinations(String ninth) throws IOException {
        Folder files = new Folder(folder);
        StringBuilder fields = new StringBuilder();
        for (int i = 1; i <= 10; i++) {
            fields.append(i).append(";Poids\n").append(i).append(";Taille\n");
            files.file(
                    "e" + i + ".xml",
                    "child-examination-" + i,
                    withPdf("Examen", Papers.pdf(List.of("Poids : 4 kg", i == 9 ? ninth : "Taille : 60 cm"))));
        }
        return files.file(
                        "fields.txt",
                        "child-examination-fields",
                        fields.toString().getBytes(StandardCharsets.UTF_8))
                .file("empty.xml", "child-examination-empty", withPdf("Examen", Papers.pdf(List.of("Examen"))));
    }

    @Test
    void childExaminations_fieldMissingInTheNinth_fails() throws IOException {
        Folder.seenFailing(
                check("cda-18-child-examinations"),
                examinations("Taille : 70 cm"),
                examinations("Observations"),
                "every-field");
    }

    private static byte[] signed(TestSigner key) throws Exception {
        Document document = SecureXml.parse(new ByteArrayInputStream(withPdf("Signe", Papers.pdf(List.of("Signe")))));
        XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
        var reference = factory.newReference(
                "",
                factory.newDigestMethod(DigestMethod.SHA256, null),
                List.of(factory.newTransform(Transform.ENVELOPED, (TransformParameterSpec) null)),
                null,
                null);
        var info = factory.newSignedInfo(
                factory.newCanonicalizationMethod(CanonicalizationMethod.EXCLUSIVE, (C14NMethodParameterSpec) null),
                factory.newSignatureMethod("http://www.w3.org/2001/04/xmldsig-more#rsa-sha256", null),
                List.of(reference));
        KeyInfoFactory keys = factory.getKeyInfoFactory();
        factory.newXMLSignature(info, keys.newKeyInfo(List.of(keys.newX509Data(List.of(key.certificate())))))
                .sign(new DOMSignContext(key.key(), document.getDocumentElement()));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TransformerFactory.newDefaultInstance()
                .newTransformer()
                .transform(new DOMSource(document), new StreamResult(out));
        return out.toByteArray();
    }

    @Test
    void signature_oneByteChanged_fails() throws Exception {
        byte[] good = signed(TestSigner.issuedBy(TestSigner.AUTHORITY));
        byte[] bad = Papers.replace(good, "Signe", "Sogne");
        assertThat(bad).hasSameSizeAs(good);
        Folder.seenFailing(
                check("cda-21-signature-valid"),
                new Folder(folder).file("a.xml", "signed-report", good),
                new Folder(folder).file("a.xml", "signed-report", bad),
                "signature");
    }

    @Test
    void signature_ofAnotherAuthority_fails() throws Exception {
        Folder.seenFailing(
                check("cda-21-signature-valid"),
                new Folder(folder).file("a.xml", "signed-report", signed(TestSigner.issuedBy(TestSigner.AUTHORITY))),
                new Folder(folder).file("a.xml", "signed-report", signed(TestSigner.issuedBy("CN=AC MAISON"))),
                "authority");
    }

    @Test
    void signature_ofAPdf_brokenOrNotOfTheWholeFile_fails() throws Exception {
        byte[] good = TestSigner.issuedBy(TestSigner.AUTHORITY).pdf(Papers.pdf(List.of("Signe")));
        Folder signed = new Folder(folder).file("a.pdf", "signed-report", good);
        byte[] changed = good.clone();
        changed[20] ^= 1;
        byte[] longer = Arrays.copyOf(good, good.length + 2);
        byte[] other = TestSigner.issuedBy("CN=AC MAISON").pdf(Papers.pdf(List.of("Signe")));
        Check check = check("cda-21-signature-valid");
        Folder.seenFailing(check, signed, new Folder(folder).file("a.pdf", "signed-report", changed), "signature");
        Folder.seenFailing(check, signed, new Folder(folder).file("a.pdf", "signed-report", longer), "signature");
        Folder.seenFailing(
                check,
                signed,
                new Folder(folder).file("a.pdf", "signed-report", Papers.pdf(List.of("Signe"))),
                "signature");
        Folder.seenFailing(check, signed, new Folder(folder).file("a.pdf", "signed-report", other), "authority");
    }
}
