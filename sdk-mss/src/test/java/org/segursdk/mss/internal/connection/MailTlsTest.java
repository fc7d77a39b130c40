package org.segursdk.mss.internal.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.CryptoPrimitive;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.EnumSet;
import javax.crypto.spec.DHPublicKeySpec;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class MailTlsTest {
    private static boolean permits(Key key) {
        return new MailTls.LargeGroups().permits(EnumSet.of(CryptoPrimitive.KEY_AGREEMENT), key);
    }

    private static Key group(int bits) throws GeneralSecurityException {
        BigInteger modulus = BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE);
        return KeyFactory.getInstance("DH")
                .generatePublic(new DHPublicKeySpec(BigInteger.TEN, modulus, BigInteger.TWO));
    }

    private static Key curve(String name) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(name));
        return generator.generateKeyPair().getPublic();
    }

    @Test
    @Tag("REM-MSST-02")
    void smallGroupsAreNotPermitted() throws GeneralSecurityException {
        assertThat(permits(group(1024))).isFalse();
        assertThat(permits(group(2047))).isFalse();
        assertThat(permits(group(2048))).isTrue();
        assertThat(permits(curve("secp256r1"))).isTrue();
        assertThat(permits(curve("secp384r1"))).isTrue();
    }
}
