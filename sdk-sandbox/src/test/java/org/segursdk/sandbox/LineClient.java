package org.segursdk.sandbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLSocketFactory;
import org.segursdk.core.credentials.Tls;

/** Speaks to the operator line by line. */
final class LineClient implements AutoCloseable {
    private Socket socket;
    private BufferedReader in;

    LineClient(Sandbox sandbox, MssListener listener) throws IOException {
        int port = sandbox.mss().port(listener);
        socket = listener.implicitTls()
                ? Tls.context(sandbox.trust()).getSocketFactory().createSocket("localhost", port)
                : new Socket("localhost", port);
        open();
    }

    private void open() throws IOException {
        socket.setSoTimeout(10_000);
        in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
    }

    void secure(Sandbox sandbox) throws IOException {
        SSLSocketFactory factory = Tls.context(sandbox.trust()).getSocketFactory();
        socket = factory.createSocket(socket, "localhost", socket.getPort(), true);
        open();
    }

    void timeout(int millis) throws IOException {
        socket.setSoTimeout(millis);
    }

    String read() throws IOException {
        return in.readLine();
    }

    LineClient write(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
        return this;
    }

    /** Sends a line and returns the answer: up to the line without a hyphen (SMTP), or the one with the tag (IMAP). */
    String ask(String line) throws IOException {
        write(line + "\r\n");
        String tag = line.split(" ")[0];
        List<String> lines = new ArrayList<>();
        String answer;
        while ((answer = read()) != null) {
            lines.add(answer);
            if (answer.matches("\\d{3} .*") || answer.startsWith(tag + " ") || answer.startsWith("+ ")) {
                break;
            }
        }
        return String.join("\n", lines);
    }

    static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static String oauthbearer(String user, String token) {
        return base64("n,a=" + user + ",\1host=localhost\1port=143\1auth=Bearer " + token + "\1\1");
    }

    static String xoauth2(String user, String token) {
        return base64("user=" + user + "\1auth=Bearer " + token + "\1\1");
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
