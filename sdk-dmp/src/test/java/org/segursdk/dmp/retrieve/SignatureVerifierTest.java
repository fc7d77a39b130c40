package org.segursdk.dmp.retrieve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.segursdk.core.credentials.KeyMaterial;
import org.segursdk.core.credentials.TrustMaterial;
import org.segursdk.core.document.DocumentContent;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.terminology.Oid;
import org.segursdk.dmp.Samples;
import org.segursdk.dmp.TestKeys;
import org.segursdk.dmp.XadesForm;
import org.segursdk.dmp.XadesForm.Algorithm;
import org.segursdk.dmp.internal.DocumentDigest;
import org.segursdk.dmp.internal.SubmissionSignature;
import org.segursdk.dmp.retrieve.SignatureVerdict.Reason;

class SignatureVerifierTest {
    private static final Oid CDA = Oid.of("1.2.3.2");
    private static final Oid KOS = Oid.of("1.2.3.3");
    private static final byte[] CDA_BYTES = Samples.cda(CDA, "x");
    private static final byte[] KOS_BYTES = {1, 2, 3};
    // The certificates of the tests are made for the day they run.
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    @TempDir
    private static Path folder;

    private static KeyMaterial key;
    private static KeyMaterial stranger;

    @BeforeAll
    static void makeKeys() throws Exception {
        key = TestKeys.make(folder, "RSA").signature();
        stranger = TestKeys.make(Files.createDirectories(folder.resolve("other")), "RSA")
                .signature();
    }

    private static byte[] sign(XadesForm form, KeyMaterial with, OffsetDateTime time) throws Exception {
        String digest = form.algorithm().digestName();
        return new SubmissionSignature(form, with)
                .sign(
                        "sig-1",
                        Oid.of("1.2.3.1"),
                        List.of(
                                new SubmissionSignature.Signed(
                                        CDA, DocumentDigest.ofXml(new ByteArrayInputStream(CDA_BYTES), digest)),
                                new SubmissionSignature.Signed(
                                        KOS, DocumentDigest.ofBytes(new ByteArrayInputStream(KOS_BYTES), digest))),
                        time);
    }

    private static byte[] signed() throws Exception {
        return sign(XadesForm.DEFAULT, key, NOW.atOffset(ZoneOffset.ofHours(1)));
    }

    private static TrustMaterial trust(KeyMaterial of) {
        List<X509Certificate> chain = of.chain();
        return TrustMaterial.of(List.of(chain.get(chain.size() - 1)));
    }

    private static SignatureVerifier verifier() {
        return SignatureVerifier.of(trust(key), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static SignatureVerdict verify(byte[] signature) {
        return verifier().verify(DocumentContent.of(signature), CDA.value(), DocumentContent.of(CDA_BYTES));
    }

    private static SignatureVerdict altered(UnaryOperator<String> edit) throws Exception {
        String before = new String(signed(), StandardCharsets.UTF_8);
        String after = edit.apply(before);
        assertThat(after).isNotEqualTo(before);
        return verify(after.getBytes(StandardCharsets.UTF_8));
    }

    private static SignatureVerdict.Invalid invalid(Reason reason) {
        return new SignatureVerdict.Invalid(reason);
    }

    @ParameterizedTest
    @CsvSource({"SHA_1,true,false,true", "SHA_1,false,true,false", "SHA_256,true,true,true", "SHA_256,false,false,false"
    })
    void verify_eachFormWeMake_isValid(Algorithm algorithm, boolean chain, boolean transform, boolean qualified)
            throws Exception {
        byte[] signature =
                sign(new XadesForm(algorithm, chain, transform, qualified), key, NOW.atOffset(ZoneOffset.UTC));
        for (var each : List.of(
                verifier().verify(DocumentContent.of(signature), CDA.value(), DocumentContent.of(CDA_BYTES)),
                verifier().verify(DocumentContent.of(signature), KOS.value(), DocumentContent.of(KOS_BYTES)))) {
            assertThat(each).isInstanceOfSatisfying(SignatureVerdict.Valid.class, valid -> {
                assertThat(valid.signer()).isEqualTo(key.certificate());
                assertThat(valid.signingTime()).contains(NOW);
                assertThat(valid.sha1()).isEqualTo(algorithm == Algorithm.SHA_1);
            });
            assertThat(each.isValid()).isTrue();
        }
    }

    @Test
    void verify_sameDocumentWrittenOtherwise_isStillTheOneSigned() throws Exception {
        String other = new String(CDA_BYTES, StandardCharsets.UTF_8).replace("\"/>", "\"></id>");
        assertThat(verifier()
                        .verify(
                                DocumentContent.of(signed()),
                                CDA.value(),
                                DocumentContent.of(other.getBytes(StandardCharsets.UTF_8)))
                        .isValid())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<ClinicalDocument xmlns=\"urn:hl7-org:v3\"/>", "not xml", ""})
    void verify_otherBytes_areTold(String bytes) throws Exception {
        assertThat(verifier()
                        .verify(
                                DocumentContent.of(signed()),
                                CDA.value(),
                                DocumentContent.of(bytes.getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(invalid(Reason.DOCUMENT_ALTERED));
        assertThat(verifier()
                        .verify(
                                DocumentContent.of(signed()),
                                KOS.value(),
                                DocumentContent.of(bytes.getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(invalid(Reason.DOCUMENT_ALTERED));
    }

    @Test
    void verify_documentNotListed_isTold() throws Exception {
        assertThat(verifier().verify(DocumentContent.of(signed()), "1.2.3.9", DocumentContent.of(CDA_BYTES)))
                .isEqualTo(invalid(Reason.DOCUMENT_NOT_SIGNED));
    }

    @Test
    void verify_manifestSignedPropertiesOrSignedInfoAltered_isTold() throws Exception {
        String other = Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-1").digest(new byte[] {9}));
        assertThat(altered(xml -> xml.replace("urn:oid:1.2.3.2", "urn:oid:1.2.3.9")))
                .isEqualTo(invalid(Reason.SIGNATURE_ALTERED));
        assertThat(altered(xml -> xml.replaceFirst("SigningTime>20", "SigningTime>19")))
                .isEqualTo(invalid(Reason.SIGNATURE_ALTERED));
        // The manifest rewritten and its digest with it: the value of the signature no longer fits.
        assertThat(altered(xml -> {
                    String manifest = xml.substring(xml.indexOf("<ds:Manifest"), xml.indexOf("</ds:Object>"));
                    String evil = manifest.replaceAll("(1\\.2\\.3\\.2.*?DigestValue>)[^<]*", "$1" + other);
                    return xml.replace(manifest, evil)
                            .replaceFirst("(IHEManifest.*?DigestValue>)[^<]*", "$1" + sha1OfManifest(evil));
                }))
                .isEqualTo(invalid(Reason.SIGNATURE_ALTERED));
        assertThat(altered(xml -> xml.replaceFirst("SignatureValue>....", "SignatureValue>AAAA")))
                .isEqualTo(invalid(Reason.SIGNATURE_ALTERED));
    }

    private static String sha1OfManifest(String manifest) {
        try {
            String canonical = manifest.replaceFirst(
                    "<ds:Manifest", "<ds:Manifest xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"");
            return Base64.getEncoder()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-1").digest(canonical.getBytes(StandardCharsets.UTF_8)));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void verify_wrappedOrDoubledParts_areNeverTaken() throws Exception {
        String manifest = "<ds:Manifest Id=\"IHEManifest\"></ds:Manifest>";
        assertThat(altered(xml ->
                        xml.replace("</ds:Signature>", "<ds:Object>" + manifest + "</ds:Object></ds:Signature>")))
                .isEqualTo(invalid(Reason.FORM));
        assertThat(altered(xml -> xml.replace("<ds:Manifest Id=", "<ds:Manifest Id=\"x\"/><ds:Manifest Id=")))
                .isEqualTo(invalid(Reason.FORM));
        assertThat(altered(xml -> "<a>" + xml + "</a>")).isEqualTo(invalid(Reason.FORM));
        assertThat(altered(xml -> xml.replace("<ds:KeyInfo>", "<ds:KeyInfo Id=\"IHEManifest\">")))
                .isEqualTo(invalid(Reason.FORM));
        assertThat(altered(xml -> xml.replace("<ds:KeyInfo>", "<ds:KeyInfo><x ID=\"IHEManifest\"/>")))
                .isEqualTo(invalid(Reason.FORM));
        assertThat(altered(xml -> xml.replace("<ds:Object><ds:Manifest", "<ds:Object xml:lang=\"fr\"><ds:Manifest")))
                .isEqualTo(invalid(Reason.FORM));
        assertThat(altered(xml -> xml.replace("Target=\"#sig-1\"><x:Signed", "Target=\"#sig-2\"><x:Signed")))
                .isEqualTo(invalid(Reason.FORM));
        assertThat(altered(xml -> xml.replace("URI=\"#IHEManifest\"", "URI=\"\"")))
                .isEqualTo(invalid(Reason.FORM));
        assertThat(altered(xml -> "<!DOCTYPE a [<!ENTITY e 'x'>]>" + xml)).isEqualTo(invalid(Reason.FORM));
        assertThat(verify(new byte[0])).isEqualTo(invalid(Reason.FORM));
        assertThat(verify("<ds:Signature xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"/>"
                        .getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(invalid(Reason.FORM));
    }

    @Test
    void verify_weakerOrOddAlgorithms_areRefused() throws Exception {
        assertThat(altered(xml -> xml.replace("xmldsig#rsa-sha1", "xmldsig#hmac-sha1")))
                .isEqualTo(invalid(Reason.ALGORITHM));
        assertThat(altered(xml -> xml.replaceFirst("xmldsig#sha1", "xmldsig-more#md5")))
                .isEqualTo(invalid(Reason.ALGORITHM));
        assertThat(altered(xml -> xml.replaceFirst(
                        "http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments",
                        "http://www.w3.org/2001/10/xml-exc-c14n#")))
                .isEqualTo(invalid(Reason.ALGORITHM));
        assertThat(
                        altered(
                                xml -> xml.replaceFirst(
                                        "URI=\"#IHEManifest\">",
                                        "URI=\"#IHEManifest\"><ds:Transforms><ds:Transform Algorithm=\"http://www.w3.org/TR/1999/REC-xslt-19991116\"/></ds:Transforms>")))
                .isEqualTo(invalid(Reason.ALGORITHM));
    }

    @Test
    void verify_anotherCertificate_isTold() throws Exception {
        String other = Base64.getEncoder().encodeToString(stranger.certificate().getEncoded());
        // Its key does not fit the value.
        assertThat(altered(xml -> xml.replaceFirst("X509Certificate>[^<]*", "X509Certificate>" + other)))
                .isEqualTo(invalid(Reason.SIGNATURE_ALTERED));
        byte[] strangers = sign(XadesForm.DEFAULT, stranger, NOW.atOffset(ZoneOffset.UTC));
        assertThat(verify(strangers)).isEqualTo(invalid(Reason.CERTIFICATE_UNTRUSTED));
        SignatureVerifier system = SignatureVerifier.of(TrustMaterial.system(), Clock.systemUTC());
        assertThat(system.verify(DocumentContent.of(strangers), CDA.value(), DocumentContent.of(CDA_BYTES)))
                .isEqualTo(invalid(Reason.CERTIFICATE_UNTRUSTED));
    }

    @Test
    void verify_certificateNotValidWhenSigned_orSignedInTheFuture_isTold() throws Exception {
        assertThat(verify(sign(
                        XadesForm.DEFAULT, key, NOW.minus(3000, ChronoUnit.DAYS).atOffset(ZoneOffset.UTC))))
                .isEqualTo(invalid(Reason.CERTIFICATE_UNTRUSTED));
        assertThat(verify(sign(XadesForm.DEFAULT, key, NOW.plusSeconds(3600).atOffset(ZoneOffset.UTC))))
                .isEqualTo(invalid(Reason.TIME));
    }

    @Test
    void verify_unreadableContent_isInput() throws Exception {
        byte[] signature = signed();
        assertThatThrownBy(
                        () -> verifier().verify(DocumentContent.of(signature), CDA.value(), DocumentContent.of(() -> {
                            throw new IOException("gone");
                        })))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.violations().get(0).rule()).isEqualTo("CONTENT-UNREADABLE"));
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void reasons_areToldInBothLanguages(Reason reason) {
        assertThat(reason.explanation().french())
                .isNotEqualTo(reason.explanation().english());
        assertThat(invalid(reason).<Boolean>match(valid -> true, none -> false)).isFalse();
    }
}
