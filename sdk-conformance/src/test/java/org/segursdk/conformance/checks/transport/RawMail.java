package org.segursdk.conformance.checks.transport;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A mail client that says what it is told, right or wrong. Server lines are read up to the one that ends an answer. */
public final class RawMail implements AutoCloseable {
    private static final int PATIENCE_MS = 1_000;

    private Socket socket;
    private BufferedReader in;

    /** Connects and reads the greeting. */
    public RawMail(int port) throws IOException {
        socket = new Socket(InetAddress.getByAddress("localhost", new byte[] {127, 0, 0, 1}), port);
        socket.setSoTimeout(PATIENCE_MS);
        in = reader();
        in.readLine();
    }

    private BufferedReader reader() throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
    }

    /** Says a line; the last line of the answer, empty at the end of the connection. */
    public String say(String line) throws IOException {
        send((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        String tag = line.split(" ", 2)[0];
        String answer;
        while ((answer = in.readLine()) != null) {
            boolean imap = answer.startsWith(tag + " ") || answer.startsWith("+ ");
            if (imap || answer.matches("[0-9]{3} .*")) {
                return answer;
            }
        }
        return "";
    }

    public void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    /** TLS from here on, whatever name the certificate bears. */
    public void tls(SSLContext context) throws IOException {
        SSLSocket secured =
                (SSLSocket) context.getSocketFactory().createSocket(socket, "localhost", socket.getPort(), true);
        secured.startHandshake();
        socket = secured;
        in = reader();
    }

    /** Whether the server says anything, or the connection ends, within so many milliseconds. */
    public boolean hears(int milliseconds) throws IOException {
        socket.setSoTimeout(milliseconds);
        try {
            return socket.getInputStream().read() >= 0;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
