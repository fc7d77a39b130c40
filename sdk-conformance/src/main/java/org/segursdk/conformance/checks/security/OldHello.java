package org.segursdk.conformance.checks.security;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;

/** A client that offers TLS 1.1 at most, made by hand because the JDK makes none any more. */
final class OldHello {
    private static final int PATIENCE_MS = 3_000;
    private static final int HANDSHAKE = 22;
    private static final int[] SUITES = {0xC013, 0xC014, 0x0033, 0x0039, 0x002F, 0x0035, 0x000A};

    private OldHello() {}

    /** Whether the server turns it away: anything but a handshake message. */
    static boolean isRefusedBy(InetSocketAddress address) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(address, PATIENCE_MS);
            socket.setSoTimeout(PATIENCE_MS);
            socket.getOutputStream().write(hello());
            socket.getOutputStream().flush();
            return socket.getInputStream().read() != HANDSHAKE;
        } catch (SocketTimeoutException e) {
            return true;
        }
    }

    private static byte[] hello() {
        byte[] groups = {0, 10, 0, 8, 0, 6, 0, 23, 0, 24, 0, 25, 0, 11, 0, 2, 1, 0};
        int body = 2 + 32 + 1 + 2 + 2 * SUITES.length + 2 + 2 + groups.length;
        byte[] all = new byte[5 + 4 + body];
        all[0] = HANDSHAKE;
        all[1] = 3;
        all[2] = 1;
        put(all, 3, 4 + body);
        all[5] = 1;
        put(all, 7, body);
        put(all, 9, 0x0302);
        int at = 11 + 32 + 1;
        put(all, at, 2 * SUITES.length);
        at += 2;
        for (int suite : SUITES) {
            put(all, at, suite);
            at += 2;
        }
        all[at++] = 1;
        at++;
        put(all, at, groups.length);
        System.arraycopy(groups, 0, all, at + 2, groups.length);
        return all;
    }

    private static void put(byte[] bytes, int at, int value) {
        bytes[at] = (byte) (value >> 8);
        bytes[at + 1] = (byte) value;
    }
}
