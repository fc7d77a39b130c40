package org.segursdk.mss.counterpart;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.segursdk.core.credentials.Tls;
import org.segursdk.sandbox.MssListener;

/** Speaks to a server line by line. */
final class CounterpartLines implements AutoCloseable {
    private final Socket socket;
    private final BufferedReader in;

    CounterpartLines(MailCounterpart operator, MssListener listener) throws IOException {
        int port = operator.port(listener);
        socket = listener.implicitTls()
                ? Tls.context(operator.trust()).getSocketFactory().createSocket("localhost", port)
                : new Socket("localhost", port);
        socket.setSoTimeout(30_000);
        in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
    }

    String read() throws IOException {
        return in.readLine();
    }

    /** Sends a line and returns the answer: up to the line without a hyphen (SMTP), or the one with the tag (IMAP). */
    String ask(String line) throws IOException {
        socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
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

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
