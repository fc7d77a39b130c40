package org.segursdk.conformance.checks.documents;

import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.util.Store;

/** The last signature of a PDF: valid, and of the whole file but its own place. */
final class SignedPdf {
    private static final int PARTS = 4;

    private SignedPdf() {}

    /** Whose certificate it bears; empty when there is none, it is broken or leaves something out. */
    static Optional<X509Certificate> signer(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDSignature last = document.getLastSignatureDictionary();
            return last == null || !isWhole(last, pdf.length) ? Optional.empty() : verified(last, pdf);
        } catch (IOException | CMSException | CertificateException | OperatorCreationException broken) {
            return Optional.empty();
        }
    }

    /** From the first byte to the last. */
    private static boolean isWhole(PDSignature signature, int length) {
        int[] range = signature.getByteRange();
        return range.length == PARTS && range[0] == 0 && range[2] + range[3] == length && range[1] < range[2];
    }

    private static Optional<X509Certificate> verified(PDSignature signature, byte[] pdf)
            throws IOException, CMSException, CertificateException, OperatorCreationException {
        ContentInfo content;
        // zeros fill the place kept for it
        try (ASN1InputStream in = new ASN1InputStream(signature.getContents(pdf))) {
            content = ContentInfo.getInstance(in.readObject());
        } catch (IllegalArgumentException notCms) {
            return Optional.empty();
        }
        CMSSignedData cms = new CMSSignedData(new CMSProcessableByteArray(signature.getSignedContent(pdf)), content);
        Store<X509CertificateHolder> certificates = cms.getCertificates();
        for (SignerInformation each : cms.getSignerInfos().getSigners()) {
            List<X509CertificateHolder> own = certificates.getMatches(null).stream()
                    .filter(held -> each.getSID().match(held))
                    .toList();
            if (own.size() == 1 && each.verify(new JcaSimpleSignerInfoVerifierBuilder().build(own.get(0)))) {
                return Optional.of(new JcaX509CertificateConverter().getCertificate(own.get(0)));
            }
        }
        return Optional.empty();
    }
}
