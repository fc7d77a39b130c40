package org.segursdk.benchmarks;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/**
 * As little of a server as measures need: it takes a request in over a connection kept alive, keeps the beginning, looks at
 * nothing else and answers success (TD2.1) or an open record (TD0.2). With TLS it asks for the client's certificate.
 */
final class Loopback implements AutoCloseable {
    private static final int HEAD = 16 << 10;
    private static final Pattern MESSAGE_ID = Pattern.compile("MessageID[^>]*>([^<]+)<");
    private static final Pattern EXTENSION = Pattern.compile("<id root=\"[^\"]*\" extension=\"([^\"]+)\"");

    private final ServerSocket listening;
    private final boolean tls;

    private Loopback(ServerSocket listening, boolean tls) {
        this.listening = listening;
        this.tls = tls;
        Thread acceptor = new Thread(this::accept, "loopback");
        acceptor.setDaemon(true);
        acceptor.start();
    }

    static Loopback plain() throws IOException {
        return new Loopback(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), false);
    }

    static Loopback mutualTls(SSLContext context) throws IOException {
        SSLServerSocket socket = (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        socket.setNeedClientAuth(true);
        return new Loopback(socket, true);
    }

    URI uri() {
        return URI.create((tls ? "https" : "http") + "://localhost:" + listening.getLocalPort() + "/dmp");
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                socket.setTcpNoDelay(true);
                Thread worker = new Thread(() -> serve(socket), "loopback-connection");
                worker.setDaemon(true);
                worker.start();
            } catch (IOException e) {
                return;
            }
        }
    }

    private static void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream(), 128 << 10);
            OutputStream out = socket.getOutputStream();
            byte[] scratch = new byte[64 << 10];
            while (true) {
                long length = -1;
                boolean chunked = false;
                String line = line(in);
                for (line = line(in); !line.isEmpty(); line = line(in)) {
                    String lower = line.toLowerCase(Locale.ROOT);
                    if (lower.startsWith("content-length:")) {
                        length = Long.parseLong(lower.substring(15).strip());
                    }
                    chunked |= lower.startsWith("transfer-encoding:") && lower.contains("chunked");
                }
                ByteArrayOutputStream head = new ByteArrayOutputStream(HEAD);
                if (chunked) {
                    for (long size = chunk(in); size > 0; size = chunk(in)) {
                        take(in, size, head, scratch);
                        line(in);
                    }
                    line(in);
                } else {
                    take(in, length, head, scratch);
                }
                byte[] body = answer(head.toString(StandardCharsets.ISO_8859_1)).getBytes(StandardCharsets.UTF_8);
                String start =
                        "HTTP/1.1 200 OK\r\nContent-Type: application/soap+xml; charset=utf-8\r\nContent-Length: "
                                + body.length + "\r\n\r\n";
                byte[] answer = new byte[start.length() + body.length];
                System.arraycopy(start.getBytes(StandardCharsets.US_ASCII), 0, answer, 0, start.length());
                System.arraycopy(body, 0, answer, start.length(), body.length);
                out.write(answer);
                out.flush();
            }
        } catch (IOException e) {
            // The client left.
        }
    }

    private static long chunk(InputStream in) throws IOException {
        return Long.parseLong(line(in).strip(), 16);
    }

    private static void take(InputStream in, long size, ByteArrayOutputStream head, byte[] scratch) throws IOException {
        long left = size;
        while (left > 0) {
            int n = in.read(scratch, 0, (int) Math.min(left, scratch.length));
            if (n < 0) {
                throw new EOFException();
            }
            if (head.size() < HEAD) {
                head.write(scratch, 0, Math.min(n, HEAD - head.size()));
            }
            left -= n;
        }
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder(80);
        int c = in.read();
        while (c != '\n') {
            if (c < 0) {
                throw new EOFException();
            }
            if (c != '\r') {
                line.append((char) c);
            }
            c = in.read();
        }
        return line.toString();
    }

    private static String answer(String request) {
        Matcher id = MESSAGE_ID.matcher(request);
        String relatesTo = id.find() ? id.group(1) : "";
        boolean existence = request.contains("PRPA_IN201307UV02");
        Matcher extension = EXTENSION.matcher(request);
        return envelope(
                existence
                        ? "urn:hl7-org:v3:PRPA_IN201308UV02"
                        : "urn:ihe:iti:2007:ProvideAndRegisterDocumentSet-bResponse",
                relatesTo,
                existence
                        ? existence(extension.find() ? extension.group(1) : "")
                        : "<rs:RegistryResponse xmlns:rs=\"urn:oasis:names:tc:ebxml-regrep:xsd:rs:3.0\""
                                + " status=\"urn:oasis:names:tc:ebxml-regrep:ResponseStatusType:Success\"/>");
    }

    private static String envelope(String action, String relatesTo, String body) {
        return "<s:Envelope xmlns:s=\"http://www.w3.org/2003/05/soap-envelope\""
                + " xmlns:a=\"http://www.w3.org/2005/08/addressing\"><s:Header><a:Action>" + action
                + "</a:Action><a:RelatesTo>" + relatesTo + "</a:RelatesTo></s:Header><s:Body>" + body
                + "</s:Body></s:Envelope>";
    }

    /** An open record the structure is authorised for. Source: dmp examples §2. */
    private static String existence(String asked) {
        return "<PRPA_IN201308UV02 xmlns=\"urn:hl7-org:v3\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
                + " ITSVersion=\"XML_1.0\"><id root=\"1.2.3\"/><creationTime value=\"20260115090000\"/>"
                + "<interactionId root=\"2.16.840.1.113883.1.6\" extension=\"PRPA_IN201308UV02\"/>"
                + "<processingCode code=\"P\"/><processingModeCode code=\"T\"/><acceptAckCode code=\"NE\"/>"
                + "<attentionLine><keyWordText code=\"AUTORISATION\" codeSystem=\"1.2.250.1.213.4.1.2.6.1\"/>"
                + "<value xsi:type=\"CV\" code=\"VALIDE\" codeSystem=\"1.2.250.1.213.4.1.2.6.2\"/></attentionLine>"
                + "<attentionLine><keyWordText code=\"STATUT_MT\" codeSystem=\"1.2.250.1.213.4.1.2.6.3\"/>"
                + "<value xsi:type=\"BL\" value=\"false\"/></attentionLine><acknowledgement typeCode=\"AA\">"
                + "<targetMessage><id root=\"1.2.3.1\" extension=\"" + asked + "\"/></targetMessage></acknowledgement>"
                + "<controlActProcess classCode=\"CACT\" moodCode=\"EVN\"><reasonCode code=\"TEST_EXST\""
                + " codeSystem=\"1.2.250.1.213.1.1.4.11\"/><subject typeCode=\"SUBJ\"><registrationEvent>"
                + "<statusCode code=\"completed\"/><subject1><patient classCode=\"PAT\"><id root=\"1.2.250.1.213.1.4.10\""
                + " extension=\"" + FeedSamples.MATRICULE + "\"/><statusCode code=\"active\"/><patientPerson>"
                + "<name><given>DOMINIQUE</given><family>PAT-TROIS</family></name></patientPerson></patient></subject1>"
                + "</registrationEvent></subject><queryAck><queryResponseCode code=\"OK\"/></queryAck>"
                + "</controlActProcess></PRPA_IN201308UV02>";
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
