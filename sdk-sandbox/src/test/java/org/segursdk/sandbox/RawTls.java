package org.segursdk.sandbox;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLSocket;

/** Bytes over TLS, for what HTTP clients refuse to send. */
final class RawTls {
    private RawTls() {}

    static String exchange(SandboxPki pki, int port, String request) throws Exception {
        try (SSLSocket socket =
                (SSLSocket) Http.tls(pki).getSocketFactory().createSocket(InetAddress.getByName("127.0.0.1"), port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
