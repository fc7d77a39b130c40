package org.segursdk.sandbox.internal.mss;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.util.Arrays;
import org.segursdk.sandbox.MssSituation.Kind;
import org.segursdk.sandbox.internal.pki.ServerKey;

/**
 * A TLS server's first messages with a choice that a client has to refuse, made by hand because the JDK makes them no more. What
 * the client says next tells whether it refused.
 */
final class ForcedHello {
    private static final int TLS_1_0 = 0x0301;
    private static final int TLS_1_1 = 0x0302;
    private static final int TLS_1_2 = 0x0303;
    private static final int RSA_AES_128_CBC_SHA = 0x002F;
    private static final int RSA_RC4_128_SHA = 0x0005;
    private static final int DHE_RSA_AES_128_GCM = 0x009E;
    private static final int RSA_SHA256 = 0x0401;

    /** Group 2 of RFC 2409, 1024 bits. */
    private static final BigInteger PRIME = new BigInteger(
            "FFFFFFFFFFFFFFFFC90FDAA22168C234C4C6628B80DC1CD129024E088A67CC74020BBEA63B139B22514A08798E3404DD"
                    + "EF9519B3CD3A431B302B0A6DF25F14374FE1356D6D51C245E485B576625E7EC6F44C42E9A637ED6B0BFF5CB6F406B7ED"
                    + "EE386BFB5A899FA5AE9F24117C4B1FE649286651ECE65381FFFFFFFFFFFFFFFF",
            16);

    private ForcedHello() {}

    /** Whether the situation is one of these. */
    static boolean isFor(Kind kind) {
        return kind == Kind.TLS_1_0
                || kind == Kind.TLS_1_1
                || kind == Kind.TLS_WEAK_SUITE
                || kind == Kind.TLS_SMALL_GROUP;
    }

    /** The server's messages. */
    static byte[] answer(Kind kind, ClientHello client, ServerKey key) throws IOException {
        return switch (kind) {
            case TLS_1_0 -> record(TLS_1_0, hello(TLS_1_0, RSA_AES_128_CBC_SHA));
            case TLS_1_1 -> record(TLS_1_1, hello(TLS_1_1, RSA_AES_128_CBC_SHA));
            case TLS_WEAK_SUITE -> record(TLS_1_2, hello(TLS_1_2, RSA_RC4_128_SHA));
            default -> smallGroup(client, key);
        };
    }

    private static byte[] smallGroup(ClientHello client, ServerKey key) throws IOException {
        try {
            byte[] parameters = parameters();
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key.key());
            signature.update(client.random());
            signature.update(random());
            signature.update(parameters);
            byte[] signed = signature.sign();
            ByteArrayOutputStream exchange = new ByteArrayOutputStream();
            DataOutputStream data = new DataOutputStream(exchange);
            data.write(parameters);
            data.writeShort(RSA_SHA256);
            data.writeShort(signed.length);
            data.write(signed);
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            all.write(hello(TLS_1_2, DHE_RSA_AES_128_GCM));
            all.write(message(11, certificates(key)));
            all.write(message(12, exchange.toByteArray()));
            all.write(message(14, new byte[0]));
            return record(TLS_1_2, all.toByteArray());
        } catch (GeneralSecurityException e) {
            throw new IOException("TLS by hand", e);
        }
    }

    private static byte[] parameters() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DataOutputStream data = new DataOutputStream(out);
        for (BigInteger each : new BigInteger[] {
            PRIME, BigInteger.TWO, BigInteger.TWO.modPow(new BigInteger(1, random()).setBit(256), PRIME)
        }) {
            byte[] bytes = each.toByteArray();
            byte[] unsigned = bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
            data.writeShort(unsigned.length);
            data.write(unsigned);
        }
        return out.toByteArray();
    }

    private static byte[] certificates(ServerKey key) throws IOException, CertificateEncodingException {
        ByteArrayOutputStream list = new ByteArrayOutputStream();
        for (Certificate each : key.chain()) {
            byte[] encoded = each.getEncoded();
            list.write(length(encoded.length));
            list.write(encoded);
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(length(list.size()));
        list.writeTo(all);
        return all.toByteArray();
    }

    private static byte[] hello(int version, int suite) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DataOutputStream data = new DataOutputStream(out);
        data.writeShort(version);
        data.write(random());
        data.writeByte(0);
        data.writeShort(suite);
        data.writeByte(0);
        // Renegotiation info, empty, and extended master secret: clients may want both.
        data.writeShort(9);
        data.writeShort(0xFF01);
        data.writeShort(1);
        data.writeByte(0);
        data.writeShort(0x0017);
        data.writeShort(0);
        return message(2, out.toByteArray());
    }

    /** Nothing is kept secret here. */
    private static byte[] random() {
        byte[] random = new byte[32];
        Arrays.fill(random, (byte) 0x5A);
        return random;
    }

    private static byte[] message(int type, byte[] body) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(type);
        out.write(length(body.length));
        out.write(body);
        return out.toByteArray();
    }

    private static byte[] length(int value) {
        return new byte[] {(byte) (value >> 16), (byte) (value >> 8), (byte) value};
    }

    private static byte[] record(int version, byte[] messages) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DataOutputStream data = new DataOutputStream(out);
        data.writeByte(22);
        data.writeShort(version);
        data.writeShort(messages.length);
        data.write(messages);
        return out.toByteArray();
    }
}
