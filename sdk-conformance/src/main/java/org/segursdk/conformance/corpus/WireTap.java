package org.segursdk.conformance.corpus;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * An HTTP proxy on loopback between a client and the sandbox, which keeps each request byte for byte, as it left the client once
 * deciphered. It ends the client's TLS with the sandbox's own certificate and opens its own mutual TLS connection with the same
 * client key. Being a proxy, it leaves no trace of its port in the request.
 */
final class WireTap implements AutoCloseable {
    private static final int MAX_REQUEST = 64 * 1024 * 1024;

    private final ServerSocket server;
    private final SSLContext towardsClient;
    private final SSLContext towardsSandbox;
    private final URI sandbox;
    private final BlockingQueue<byte[]> requests = new LinkedBlockingQueue<>();

    WireTap(SSLContext towardsClient, SSLContext towardsSandbox, URI sandbox) throws IOException {
        this.towardsClient = towardsClient;
        this.towardsSandbox = towardsSandbox;
        this.sandbox = sandbox;
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread acceptor = new Thread(this::acceptAll, "wire-tap");
        acceptor.setDaemon(true);
        acceptor.start();
    }

    /** The port clients are given as their proxy's. */
    int port() {
        return server.getLocalPort();
    }

    /** The next request seen, in order. */
    byte[] takeRequest() throws IOException, InterruptedException {
        byte[] request = requests.poll(30, TimeUnit.SECONDS);
        if (request == null || request.length == 0) {
            throw new IOException("no request crossed the tap");
        }
        return request;
    }

    private void acceptAll() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Thread worker = new Thread(() -> relay(client), "wire-tap-connection");
                worker.setDaemon(true);
                worker.start();
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void relay(Socket tunnel) {
        try (tunnel) {
            readRequest(tunnel.getInputStream()); // CONNECT
            tunnel.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            tunnel.getOutputStream().flush();
            SSLSocket client = (SSLSocket) towardsClient
                    .getSocketFactory()
                    .createSocket(tunnel, tunnel.getInetAddress().getHostAddress(), tunnel.getPort(), true);
            client.setUseClientMode(false);
            byte[] request = readRequest(client.getInputStream());
            try (SSLSocket upstream =
                    (SSLSocket) towardsSandbox.getSocketFactory().createSocket(sandbox.getHost(), sandbox.getPort())) {
                upstream.getOutputStream().write(closing(request));
                upstream.getOutputStream().flush();
                byte[] answer = upstream.getInputStream().readAllBytes();
                requests.add(request);
                client.getOutputStream().write(answer);
                client.getOutputStream().flush();
            }
        } catch (IOException e) {
            requests.add(new byte[0]); // the caller sees an empty capture, never a wrong one
        }
    }

    /** The request as forwarded: the sandbox is asked to close after its answer, which then ends with the stream. */
    private static byte[] closing(byte[] request) {
        int endOfLine = indexOf(request, "\r\n", 0) + 2;
        byte[] header = "Connection: close\r\n".getBytes(StandardCharsets.US_ASCII);
        byte[] rest = withoutConnectionHeader(Arrays.copyOfRange(request, endOfLine, request.length));
        byte[] forwarded = Arrays.copyOf(request, endOfLine + header.length + rest.length);
        System.arraycopy(header, 0, forwarded, endOfLine, header.length);
        System.arraycopy(rest, 0, forwarded, endOfLine + header.length, rest.length);
        return forwarded;
    }

    private static byte[] withoutConnectionHeader(byte[] headersAndBody) {
        int end = indexOf(headersAndBody, "\r\n\r\n", 0);
        String head = new String(headersAndBody, 0, end + 2, StandardCharsets.ISO_8859_1);
        byte[] kept = head.replaceAll("(?i)Connection:[^\r]*\r\n", "").getBytes(StandardCharsets.ISO_8859_1);
        byte[] result = Arrays.copyOf(kept, kept.length + headersAndBody.length - end - 2);
        System.arraycopy(headersAndBody, end + 2, result, kept.length, headersAndBody.length - end - 2);
        return result;
    }

    /** One whole HTTP/1.1 request, framing included; empty at the end of the connection. */
    private static byte[] readRequest(InputStream in) throws IOException {
        ByteArrayOutputStream raw = new ByteArrayOutputStream();
        while (indexOf(tail(raw, 4), "\r\n\r\n", 0) < 0) {
            int next = in.read();
            if (next < 0) {
                return new byte[0];
            }
            raw.write(next);
        }
        String head = raw.toString(StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        if (head.contains("\r\ntransfer-encoding: chunked")) {
            readChunks(in, raw);
        } else {
            int at = head.indexOf("\r\ncontent-length:");
            int length = at < 0
                    ? 0
                    : Integer.parseInt(
                            head.substring(at + 17, head.indexOf('\r', at + 17)).strip());
            raw.write(in.readNBytes(Math.min(length, MAX_REQUEST)));
        }
        return raw.toByteArray();
    }

    private static void readChunks(InputStream in, ByteArrayOutputStream raw) throws IOException {
        while (raw.size() < MAX_REQUEST) {
            String line = readLine(in, raw);
            int length = Integer.parseInt(line.split(";", 2)[0].strip(), 16);
            raw.write(in.readNBytes(length + 2));
            if (length == 0) {
                return;
            }
        }
        throw new IOException("request too large for a corpus");
    }

    private static String readLine(InputStream in, ByteArrayOutputStream raw) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next >= 0; next = in.read()) {
            raw.write(next);
            if (next == '\n') {
                return line.toString().strip();
            }
            line.append((char) next);
        }
        throw new IOException("connection closed inside a chunk");
    }

    private static byte[] tail(ByteArrayOutputStream raw, int length) {
        byte[] all = raw.size() < 64 * 1024 ? raw.toByteArray() : new byte[0];
        return Arrays.copyOfRange(all, Math.max(0, all.length - length), all.length);
    }

    private static int indexOf(byte[] haystack, String needle, int from) {
        return new String(haystack, StandardCharsets.ISO_8859_1).indexOf(needle, from);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
