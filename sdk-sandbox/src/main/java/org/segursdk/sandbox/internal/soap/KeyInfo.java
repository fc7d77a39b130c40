package org.segursdk.sandbox.internal.soap;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Optional;
import org.w3c.dom.Element;

/** The certificate a signature carries. */
public final class KeyInfo {
    private static final String DSIG = "http://www.w3.org/2000/09/xmldsig#";

    private KeyInfo() {}

    /** The first certificate; empty when there is none, or it is unreadable. */
    public static Optional<X509Certificate> certificate(Element signature) {
        return Dom.path(signature, DSIG, "KeyInfo", "X509Data", "X509Certificate")
                .flatMap(e -> parse(Dom.text(e)));
    }

    private static Optional<X509Certificate> parse(String base64) {
        try {
            byte[] der = Base64.getMimeDecoder().decode(base64);
            return Optional.of((X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der)));
        } catch (CertificateException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
