package org.segursdk.dmp.internal;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.KeyStore;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertStore;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.segursdk.core.credentials.TrustMaterial;
import org.segursdk.dmp.internal.SignatureDocument.FormException;

/** Whether a signer's certificate chains to an authority. */
final class SignerTrust {
    private static final int DIGITAL_SIGNATURE = 0;
    private static final int NON_REPUDIATION = 1;

    private final TrustMaterial trust;

    SignerTrust(TrustMaterial trust) {
        this.trust = trust;
    }

    /** @param base64 DER, as in {@code X509Certificate} */
    static List<X509Certificate> certificates(List<String> base64) throws FormException {
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            List<X509Certificate> found = new ArrayList<>();
            for (String each : base64) {
                byte[] der = Base64.getMimeDecoder().decode(each);
                found.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der)));
            }
            return found;
        } catch (GeneralSecurityException e) {
            throw new FormException("certificate");
        }
    }

    /** @param chain the signer first, then whatever may help to reach an authority */
    boolean trusts(List<X509Certificate> chain, Instant at) {
        boolean[] usage = chain.get(0).getKeyUsage();
        if (usage != null && !usage[DIGITAL_SIGNATURE] && !usage[NON_REPUDIATION]) {
            return false;
        }
        try {
            X509CertSelector signer = new X509CertSelector();
            signer.setCertificate(chain.get(0));
            PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors(), signer);
            parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(chain)));
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(at));
            CertPathBuilder.getInstance("PKIX").build(parameters);
            return true;
        } catch (CertPathBuilderException e) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("PKIX", e);
        }
    }

    private Set<TrustAnchor> anchors() throws GeneralSecurityException {
        List<X509Certificate> authorities = trust.authorities().isEmpty() ? system() : trust.authorities();
        Set<TrustAnchor> anchors = new HashSet<>();
        authorities.forEach(each -> anchors.add(new TrustAnchor(each, null)));
        return anchors;
    }

    private static List<X509Certificate> system() throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        for (TrustManager each : factory.getTrustManagers()) {
            if (each instanceof X509TrustManager manager) {
                return List.of(manager.getAcceptedIssuers());
            }
        }
        throw new InvalidAlgorithmParameterException("no authorities");
    }
}
