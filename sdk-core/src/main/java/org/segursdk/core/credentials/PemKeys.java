package org.segursdk.core.credentials;

import java.io.IOException;
import java.io.StringReader;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;

/** Private keys in PEM: PKCS#8 is read by the JDK, the rest by BouncyCastle, which takes noticeably longer to start. */
final class PemKeys {
    private static final String ANY = "-----BEGIN ";
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";

    private PemKeys() {}

    /**
     * The first object of the text, when it is an unencrypted private key.
     *
     * @throws IOException ill-made
     */
    static Optional<PrivateKey> read(String text) throws IOException, GeneralSecurityException {
        Optional<PrivateKey> known = pkcs8(text);
        return known.isPresent() ? known : other(text);
    }

    private static Optional<PrivateKey> pkcs8(String text) throws GeneralSecurityException {
        int begin = text.indexOf(ANY);
        int end = text.indexOf(END);
        if (begin < 0 || end < begin || !text.startsWith(BEGIN, begin)) {
            return Optional.empty();
        }
        PKCS8EncodedKeySpec spec;
        try {
            spec = new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(text.substring(begin + BEGIN.length(), end)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        for (String algorithm : List.of("RSA", "EC")) {
            try {
                return Optional.of(KeyFactory.getInstance(algorithm).generatePrivate(spec));
            } catch (InvalidKeySpecException e) {
                // Of another kind.
            }
        }
        return Optional.empty();
    }

    private static Optional<PrivateKey> other(String text) throws IOException {
        JcaPEMKeyConverter converter = new JcaPEMKeyConverter().setProvider(new BouncyCastleProvider());
        try (PEMParser parser = new PEMParser(new StringReader(text))) {
            Object object = parser.readObject();
            if (object instanceof PrivateKeyInfo info) {
                return Optional.of(converter.getPrivateKey(info));
            }
            if (object instanceof PEMKeyPair pair) {
                // A key of elliptic curves may come without its public half.
                return Optional.of(converter.getPrivateKey(pair.getPrivateKeyInfo()));
            }
            return Optional.empty();
        }
    }
}
