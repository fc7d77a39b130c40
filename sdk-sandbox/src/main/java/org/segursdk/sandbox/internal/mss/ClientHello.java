package org.segursdk.sandbox.internal.mss;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.segursdk.sandbox.MssConnection;

/**
 * The first record of a TLS client, read before TLS itself gets it.
 *
 * @param bytes the whole record, as it came
 * @param random of the client, 32 bytes; empty when it could not be read
 * @param hello what it offers
 */
record ClientHello(byte[] bytes, byte[] random, Optional<MssConnection.Hello> hello) {
    private static final int HANDSHAKE = 22;
    private static final int LARGEST = 18 * 1024;
    private static final int GROUPS = 10;
    private static final int VERSIONS = 43;
    /** TLS_EMPTY_RENEGOTIATION_INFO_SCSV and TLS_FALLBACK_SCSV, which are no suites. */
    private static final List<Integer> SIGNALS = List.of(0x00FF, 0x5600);

    /** Reads one record; what is no TLS is given on as it is. */
    static ClientHello read(InputStream in) throws IOException {
        byte[] head = in.readNBytes(5);
        if (head.length < 5 || head[0] != HANDSHAKE) {
            return new ClientHello(head, new byte[0], Optional.empty());
        }
        int length = (head[3] & 0xFF) << 8 | head[4] & 0xFF;
        byte[] body = in.readNBytes(Math.min(length, LARGEST));
        byte[] all = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        try {
            DataInputStream data = new DataInputStream(new ByteArrayInputStream(body));
            data.skipNBytes(4);
            int version = data.readUnsignedShort();
            byte[] random = data.readNBytes(32);
            return new ClientHello(all, random, Optional.of(offered(version, data)));
        } catch (IOException e) {
            // Cut or split: TLS itself will say so.
            return new ClientHello(all, new byte[0], Optional.empty());
        }
    }

    private static MssConnection.Hello offered(int version, DataInputStream data) throws IOException {
        data.skipNBytes(data.readUnsignedByte());
        List<Integer> suites = numbers(data, data.readUnsignedShort());
        data.skipNBytes(data.readUnsignedByte());
        List<Integer> versions = List.of(version);
        List<Integer> groups = List.of();
        int left = data.available() > 1 ? data.readUnsignedShort() : 0;
        while (left > 0) {
            int type = data.readUnsignedShort();
            int length = data.readUnsignedShort();
            left -= 4 + length;
            switch (type) {
                case VERSIONS -> versions = numbers(data, data.readUnsignedByte());
                case GROUPS -> groups = numbers(data, data.readUnsignedShort());
                default -> data.skipNBytes(length);
            }
        }
        return new MssConnection.Hello(versions, suites, groups);
    }

    private static List<Integer> numbers(DataInputStream data, int bytes) throws IOException {
        List<Integer> found = new ArrayList<>();
        for (int left = bytes; left > 1; left -= 2) {
            int number = data.readUnsignedShort();
            boolean reserved = (number & 0x0F0F) == 0x0A0A && number >> 8 == (number & 0xFF);
            if (!reserved && !SIGNALS.contains(number)) {
                found.add(number);
            }
        }
        return found;
    }
}
