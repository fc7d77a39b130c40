package org.segursdk.exchange.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.segursdk.core.error.SegurSecurityException;
import org.segursdk.exchange.Databases;

class AesContentCipherTest {
    private final Databases.Keys keys = new Databases.Keys("2026-a");
    private final AesContentCipher cipher = new AesContentCipher(keys);

    @Test
    void whatWasSealed_opensInItsContextAlone() {
        byte[] plain = "Adrtrois".getBytes(StandardCharsets.UTF_8);
        byte[] sealed = cipher.seal(plain, "identity/1");
        assertThat(cipher.open(sealed, "identity/1")).isEqualTo(plain);
        assertThat(cipher.seal(plain, "identity/1")).isNotEqualTo(sealed);
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("Adrtrois");
        assertThatThrownBy(() -> cipher.open(sealed, "identity/2")).isInstanceOf(SegurSecurityException.class);
    }

    @Test
    void anyChangedByte_isRefused() {
        byte[] sealed = cipher.seal(new byte[40], "x");
        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            assertThatThrownBy(() -> cipher.open(changed, "x"))
                    .as("byte %s", i)
                    .isInstanceOf(SegurSecurityException.class);
        }
        for (int length = 0; length < sealed.length; length++) {
            byte[] shorter = java.util.Arrays.copyOf(sealed, length);
            assertThatThrownBy(() -> cipher.open(shorter, "x")).isInstanceOf(SegurSecurityException.class);
        }
    }

    @Test
    void anotherCurrentKey_stillOpensWhatTheFormerSealed() {
        byte[] sealed = cipher.seal(new byte[] {7}, "x");
        keys.rotate("2027-a");
        assertThat(cipher.open(sealed, "x")).containsExactly(7);
        assertThat(cipher.open(cipher.seal(new byte[] {8}, "x"), "x")).containsExactly(8);
    }
}
