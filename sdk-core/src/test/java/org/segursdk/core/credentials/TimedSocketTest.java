package org.segursdk.core.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class TimedSocketTest {
    private static final int SIZE = 20_000_000;

    private static TimedSocket connected(ServerSocket server, Duration limit) throws IOException {
        TimedSocket socket = new TimedSocket(limit);
        socket.connect(server.getLocalSocketAddress(), 5_000);
        return socket;
    }

    private static ServerSocket server() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    @Test
    void aPeerThatDoesNotReadIsLeft() throws Exception {
        try (ServerSocket server = server();
                TimedSocket socket = connected(server, Duration.ofMillis(200));
                Socket silent = server.accept()) {
            OutputStream out = socket.getOutputStream();
            assertThatThrownBy(() -> out.write(new byte[SIZE])).isInstanceOf(TimedSocket.WriteTimeoutException.class);
            assertThat(socket.isClosed()).isTrue();
            assertThatThrownBy(() -> out.write(1)).isInstanceOf(IOException.class);
            // Broken off: what it has cannot be taken for the whole.
            assertThatThrownBy(() -> silent.getInputStream().readAllBytes()).isInstanceOf(SocketException.class);
        }
    }

    /** Over a socket that others connected, such as a tunnel through a proxy. */
    @Test
    void anotherSocketsFaceTimesOutToo() throws Exception {
        try (ServerSocket server = server();
                Socket connected = new Socket(server.getInetAddress(), server.getLocalPort());
                TimedSocket socket = new TimedSocket(connected, Duration.ofMillis(200));
                Socket silent = server.accept()) {
            socket.setSoTimeout(1234);
            socket.setTcpNoDelay(true);
            assertThat(connected.getSoTimeout()).isEqualTo(1234);
            assertThat(connected.getTcpNoDelay()).isTrue();
            assertThat(socket.getRemoteSocketAddress()).isEqualTo(server.getLocalSocketAddress());
            assertThat(socket.isConnected() && socket.isBound() && !socket.isClosed())
                    .isTrue();
            silent.getOutputStream().write(7);
            assertThat(socket.getInputStream().read()).isEqualTo(7);
            OutputStream out = socket.getOutputStream();
            assertThatThrownBy(() -> out.write(new byte[SIZE])).isInstanceOf(TimedSocket.WriteTimeoutException.class);
            assertThat(connected.isClosed()).isTrue();
            assertThatThrownBy(() -> silent.getInputStream().readAllBytes()).isInstanceOf(SocketException.class);
        }
    }

    @Test
    void aSlowPeerThatReadsIsNot() throws Exception {
        byte[] data = new byte[SIZE / 4];
        new Random(5).nextBytes(data);
        try (ServerSocket server = server();
                TimedSocket socket = connected(server, Duration.ofMillis(400));
                Socket slow = server.accept()) {
            slow.setReceiveBufferSize(1 << 16);
            CompletableFuture<byte[]> read = CompletableFuture.supplyAsync(() -> read(slow, data.length));
            socket.getOutputStream().write(data, 3, data.length - 3);
            socket.getOutputStream().write(data, 0, 3);
            byte[] got = read.get();
            assertThat(got).startsWith(data[3], data[4]).endsWith(data[0], data[1], data[2]);
            // Idle for longer than the limit, it is still there.
            Thread.sleep(900);
            socket.getOutputStream().write(7);
            assertThat(slow.getInputStream().read()).isEqualTo(7);
        }
    }

    /** In about twice the limit, with pauses shorter than it. */
    private static byte[] read(Socket socket, int length) {
        byte[] all = new byte[length];
        try {
            for (int at = 0; at < length; at += length / 10) {
                Thread.sleep(80);
                int part = Math.min(length / 10, length - at);
                if (socket.getInputStream().readNBytes(all, at, part) < part) {
                    throw new IOException("too short");
                }
            }
            return all;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aLimitIsPositive() {
        assertThatThrownBy(() -> new TimedSocket(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
    }
}
