package org.segursdk.exchange.content;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Objects;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.core.error.SegurSecurityException;

/**
 * AES-256-GCM under the caller's keys. Form: one byte 1, one byte length of the key's id, the id, 12 random bytes, the sealed bytes
 * with their tag of 128 bits. The head and the context are authenticated. Thread-safe.
 */
public final class AesContentCipher implements ContentCipher {
    private static final byte FORM = 1;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final int MAX_ID = 64;

    private final ContentKeys keys;
    private final SecureRandom random = new SecureRandom();

    public AesContentCipher(ContentKeys keys) {
        this.keys = Objects.requireNonNull(keys, "keys");
    }

    @Override
    public byte[] seal(byte[] plain, String context) {
        String keyId = keys.currentKeyId();
        byte[] id = keyId.getBytes(StandardCharsets.US_ASCII);
        if (id.length == 0 || id.length > MAX_ID) {
            throw new IllegalStateException("the id of a key has 1 to 64 characters");
        }
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        byte[] head = ByteBuffer.allocate(2 + id.length + NONCE)
                .put(FORM)
                .put((byte) id.length)
                .put(id)
                .put(nonce)
                .array();
        try {
            byte[] sealed =
                    cipher(Cipher.ENCRYPT_MODE, keyId, head, nonce, context).doFinal(plain);
            byte[] out = Arrays.copyOf(head, head.length + sealed.length);
            System.arraycopy(sealed, 0, out, head.length, sealed.length);
            return out;
        } catch (GeneralSecurityException e) {
            throw refused(e);
        }
    }

    @Override
    public byte[] open(byte[] sealed, String context) {
        int idLength = sealed.length < 2 || sealed[0] != FORM ? 0 : sealed[1];
        int headLength = 2 + idLength + NONCE;
        if (idLength <= 0 || idLength > MAX_ID || sealed.length < headLength + TAG_BITS / Byte.SIZE) {
            throw refused(null);
        }
        byte[] head = Arrays.copyOf(sealed, headLength);
        String keyId = new String(head, 2, idLength, StandardCharsets.US_ASCII);
        byte[] nonce = Arrays.copyOfRange(head, 2 + idLength, headLength);
        try {
            return cipher(Cipher.DECRYPT_MODE, keyId, head, nonce, context)
                    .doFinal(sealed, headLength, sealed.length - headLength);
        } catch (GeneralSecurityException e) {
            throw refused(e);
        }
    }

    private Cipher cipher(int mode, String keyId, byte[] head, byte[] nonce, String context)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key(keyId), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(head);
        cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private SecretKey key(String id) throws KeyException {
        try {
            return keys.key(id);
        } catch (RuntimeException unknown) {
            throw new KeyException("no such key");
        }
    }

    private static SegurSecurityException refused(@Nullable GeneralSecurityException cause) {
        return SegurSecurityException.notSent(
                "CONTENT-SEAL",
                LocalizedText.of(
                        "contenu chiffré altéré, déplacé, ou dont la clé n'est pas la bonne",
                        "sealed content was changed, moved, or its key is not the right one"),
                cause);
    }
}
