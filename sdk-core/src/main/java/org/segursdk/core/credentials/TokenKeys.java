package org.segursdk.core.credentials;

import java.math.BigInteger;
import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidKeyException;
import java.security.InvalidParameterException;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Security;
import java.security.Signature;
import java.security.SignatureException;
import java.security.SignatureSpi;
import java.security.interfaces.RSAKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.AlgorithmParameterSpec;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Lets the JDK's TLS sign with a key that a card or an HSM holds. The JDK's TLS takes signatures from the JVM's list of
 * providers alone, while a token is opened apart from that list, one provider per context. This one provider, appended to the
 * list when the first such context makes a TLS connection, knows the keys wrapped here and no others, and hands each to its
 * own token: nothing else in the JVM changes, and tokens do not meet.
 */
final class TokenKeys extends Provider {
    private static final long serialVersionUID = 1L;

    /** What TLS 1.2 and 1.3 ask of a client's key. */
    private static final List<String> ALGORITHMS = List.of(
            "RSASSA-PSS",
            "SHA256withRSA",
            "SHA384withRSA",
            "SHA512withRSA",
            "SHA1withRSA",
            "SHA256withECDSA",
            "SHA384withECDSA",
            "SHA512withECDSA",
            "SHA1withECDSA");

    private static final class Holder {
        static final TokenKeys INSTANCE = new TokenKeys();
    }

    private TokenKeys() {
        super("SegurSdkTokenKeys", "1.0", "Signatures by cards and HSMs opened with Ségur SDK");
        for (String algorithm : ALGORITHMS) {
            putService(new SignatureService(this, algorithm));
        }
    }

    /** The key in the form that TLS can use: itself when it is a software key. */
    static PrivateKey forTls(KeyMaterial material) {
        Provider token = material.provider().orElse(null);
        if (token == null) {
            return material.privateKey();
        }
        Security.addProvider(Holder.INSTANCE);
        PublicKey publicKey = material.certificate().getPublicKey();
        return publicKey instanceof RSAPublicKey rsa
                ? new RsaTokenKey(material.privateKey(), token, rsa.getModulus())
                : new TokenKey(material.privateKey(), token);
    }

    /** A handle: the key itself stays in the token. */
    private static class TokenKey implements PrivateKey {
        private static final long serialVersionUID = 1L;
        private final transient PrivateKey handle;
        private final transient Provider token;

        TokenKey(PrivateKey handle, Provider token) {
            this.handle = handle;
            this.token = token;
        }

        @Override
        public String getAlgorithm() {
            return handle.getAlgorithm();
        }

        @Override
        public @Nullable String getFormat() {
            return null;
        }

        @Override
        public byte @Nullable [] getEncoded() {
            return null;
        }

        @Override
        public String toString() {
            return "TokenKey[redacted]";
        }
    }

    /** TLS looks at the size of an RSA key to choose the padding. */
    private static final class RsaTokenKey extends TokenKey implements RSAKey {
        private static final long serialVersionUID = 1L;
        private final BigInteger modulus;

        RsaTokenKey(PrivateKey handle, Provider token, BigInteger modulus) {
            super(handle, token);
            this.modulus = modulus;
        }

        @Override
        public BigInteger getModulus() {
            return modulus;
        }
    }

    private static final class SignatureService extends Service {
        SignatureService(Provider provider, String algorithm) {
            super(provider, "Signature", algorithm, TokenSignature.class.getName(), List.of(), Map.of());
        }

        @Override
        public Object newInstance(@Nullable Object parameter) {
            return new TokenSignature(getAlgorithm());
        }

        @Override
        public boolean supportsParameter(@Nullable Object parameter) {
            return parameter instanceof TokenKey;
        }
    }

    /** Signs through the token that holds the key; verifies nothing. */
    private static final class TokenSignature extends SignatureSpi {
        private final String algorithm;
        private @Nullable AlgorithmParameterSpec parameters;
        private @Nullable Signature signature;

        TokenSignature(String algorithm) {
            this.algorithm = algorithm;
        }

        @Override
        protected void engineInitSign(PrivateKey privateKey) throws InvalidKeyException {
            if (!(privateKey instanceof TokenKey key)) {
                throw new InvalidKeyException("not a key of a token");
            }
            try {
                Signature made = Signature.getInstance(algorithm, key.token);
                if (parameters != null) {
                    made.setParameter(parameters);
                }
                made.initSign(key.handle);
                signature = made;
            } catch (NoSuchAlgorithmException | InvalidAlgorithmParameterException e) {
                // TLS then tries another algorithm that the server accepts too.
                throw new InvalidKeyException("the token does not sign with " + algorithm, e);
            }
        }

        @Override
        protected void engineInitSign(PrivateKey privateKey, @Nullable SecureRandom random) throws InvalidKeyException {
            engineInitSign(privateKey);
        }

        @Override
        protected void engineSetParameter(AlgorithmParameterSpec value) {
            parameters = value;
        }

        @Override
        protected void engineUpdate(byte b) throws SignatureException {
            ready().update(b);
        }

        @Override
        protected void engineUpdate(byte[] bytes, int offset, int length) throws SignatureException {
            ready().update(bytes, offset, length);
        }

        @Override
        protected byte[] engineSign() throws SignatureException {
            return ready().sign();
        }

        private Signature ready() {
            return Objects.requireNonNull(signature, "initSign first");
        }

        @Override
        protected void engineInitVerify(PublicKey publicKey) throws InvalidKeyException {
            throw new InvalidKeyException("signs only");
        }

        @Override
        protected boolean engineVerify(byte[] value) throws SignatureException {
            throw new SignatureException("signs only");
        }

        @Override
        @Deprecated
        protected void engineSetParameter(String name, Object value) {
            throw new InvalidParameterException(name);
        }

        @Override
        @Deprecated
        protected Object engineGetParameter(String name) {
            throw new InvalidParameterException(name);
        }
    }
}
