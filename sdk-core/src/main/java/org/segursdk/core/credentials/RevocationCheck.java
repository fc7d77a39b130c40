package org.segursdk.core.credentials;

import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CRL;
import java.security.cert.CRLSelector;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertSelector;
import java.security.cert.CertStore;
import java.security.cert.CertStoreParameters;
import java.security.cert.CertStoreSpi;
import java.security.cert.Certificate;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLSelector;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.jspecify.annotations.Nullable;

/** The JDK's own revocation checking, with the lists that a policy supplies. */
final class RevocationCheck {
    private RevocationCheck() {}

    /** Trust managers that check revocation at each handshake. */
    static TrustManager[] trustManagers(KeyStore authorities, RevocationPolicy policy) throws GeneralSecurityException {
        PKIXBuilderParameters parameters = new PKIXBuilderParameters(authorities, new X509CertSelector());
        PKIXRevocationChecker checker =
                (PKIXRevocationChecker) CertPathBuilder.getInstance("PKIX").getRevocationChecker();
        CrlCache cache = policy.lists().orElse(null);
        if (cache == null) {
            policy.responder().ifPresent(checker::setOcspResponder);
            checker.setOptions(EnumSet.of(PKIXRevocationChecker.Option.NO_FALLBACK));
        } else {
            checker.setOptions(
                    EnumSet.of(PKIXRevocationChecker.Option.PREFER_CRLS, PKIXRevocationChecker.Option.NO_FALLBACK));
            parameters.addCertStore(new Lists(cache, policy.addresses()));
        }
        parameters.addCertPathChecker(checker);
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(new CertPathTrustManagerParameters(parameters));
        return factory.getTrustManagers();
    }

    /** Looks up, when a certificate is checked, the lists that may tell of it. */
    private static final class Lists extends CertStore {
        Lists(CrlCache cache, List<URI> addresses) throws GeneralSecurityException {
            super(new Spi(cache, addresses), KeyStore.getInstance("PKCS12").getProvider(), "Lists", null);
        }
    }

    private static final class Spi extends CertStoreSpi {
        private final CrlCache cache;
        private final List<URI> addresses;

        Spi(CrlCache cache, List<URI> addresses) throws GeneralSecurityException {
            super((CertStoreParameters) null);
            this.cache = cache;
            this.addresses = addresses;
        }

        @Override
        public Collection<? extends Certificate> engineGetCertificates(@Nullable CertSelector selector) {
            return List.of();
        }

        @Override
        public Collection<? extends CRL> engineGetCRLs(@Nullable CRLSelector selector) {
            Set<URI> wanted = new LinkedHashSet<>();
            if (selector instanceof X509CRLSelector crls && crls.getCertificateChecking() != null) {
                wanted.addAll(distributionPoints(crls.getCertificateChecking()));
            }
            wanted.addAll(addresses);
            List<X509CRL> found = new ArrayList<>();
            for (URI address : wanted) {
                cache.find(address)
                        .filter(list -> selector == null || selector.match(list))
                        .ifPresent(found::add);
            }
            return found;
        }
    }

    /** Where a certificate says its lists are, by {@code http} and {@code https}. */
    static Set<URI> distributionPoints(X509Certificate certificate) {
        Set<URI> found = new LinkedHashSet<>();
        byte[] value = certificate.getExtensionValue(Extension.cRLDistributionPoints.getId());
        if (value == null) {
            return found;
        }
        try {
            CRLDistPoint points =
                    CRLDistPoint.getInstance(ASN1OctetString.getInstance(value).getOctets());
            for (DistributionPoint point : points.getDistributionPoints()) {
                DistributionPointName name = point.getDistributionPoint();
                if (name != null && name.getType() == DistributionPointName.FULL_NAME) {
                    addAll(GeneralNames.getInstance(name.getName()), found);
                }
            }
        } catch (IllegalArgumentException malformed) {
            // Then no list is found, and the certificate refused.
        }
        return found;
    }

    private static void addAll(GeneralNames names, Set<URI> found) {
        for (GeneralName name : names.getNames()) {
            if (name.getTagNo() == GeneralName.uniformResourceIdentifier) {
                URI address = URI.create(name.getName().toString());
                if ("http".equals(address.getScheme()) || "https".equals(address.getScheme())) {
                    found.add(address);
                }
            }
        }
    }
}
