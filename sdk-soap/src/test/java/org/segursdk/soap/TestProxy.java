package org.segursdk.soap;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An HTTP proxy that tunnels, or refuses to. */
final class TestProxy implements AutoCloseable {
    private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<String> tunnels = new CopyOnWriteArrayList<>();
    private final boolean allow;

    TestProxy(boolean allow) throws IOException {
        this.allow = allow;
        start(() -> {
            while (!listening.isClosed()) {
                Socket socket = listening.accept();
                start(() -> serve(socket));
            }
        });
    }

    int port() {
        return listening.getLocalPort();
    }

    List<String> tunnels() {
        return tunnels;
    }

    private interface Task {
        void run() throws IOException;
    }

    private static void start(Task task) {
        Thread thread = new Thread(() -> {
            try {
                task.run();
            } catch (IOException e) {
                // One side left.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private void serve(Socket socket) throws IOException {
        try (socket) {
            InputStream in = socket.getInputStream();
            ByteArrayOutputStream head = new ByteArrayOutputStream();
            while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
                head.write(in.read());
            }
            String target = head.toString(StandardCharsets.ISO_8859_1).split(" ")[1];
            tunnels.add(target);
            OutputStream out = socket.getOutputStream();
            if (!allow) {
                out.write("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
                return;
            }
            int port = Integer.parseInt(target.substring(target.indexOf(':') + 1));
            try (Socket far = new Socket(InetAddress.getLoopbackAddress(), port)) {
                out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
                start(() -> far.getInputStream().transferTo(out));
                in.transferTo(far.getOutputStream());
            }
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
