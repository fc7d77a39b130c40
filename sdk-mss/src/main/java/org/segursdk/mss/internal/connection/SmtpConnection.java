package org.segursdk.mss.internal.connection;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import javax.net.ssl.SSLSocket;
import org.segursdk.mss.connection.MailAction;
import org.segursdk.mss.connection.MailEndpoint;
import org.segursdk.mss.connection.MailSecurity;

/**
 * One connection to a submission server: greeting, TLS, EHLO, authentication, commands. Says nothing but EHLO and STARTTLS
 * before TLS. Writes no log. Not thread-safe. Source: RFC 5321, RFC 3207, RFC 4954, mssante §2.
 */
final class SmtpConnection implements AutoCloseable {
    /** Longest command without extension. Source: RFC 5321 §4.5.3.1.4, RFC 4954 §4. */
    private static final int LONGEST_COMMAND = 512;

    private static final Pattern COMMAND = Pattern.compile("[ -~]{1,30000}");
    private static final Duration FAREWELL = Duration.ofSeconds(2);

    private final MailLink link;
    private final MailEndpoint endpoint;
    private final Socket plain;
    private Socket socket;
    private SmtpReader in;
    private OutputStream out;
    private Map<String, String> extensions = Map.of();

    private SmtpConnection(MailLink link, Socket socket) throws IOException {
        this.link = link;
        this.endpoint = link.server().smtp();
        this.plain = socket;
        this.socket = socket;
        this.in = new SmtpReader(socket);
        this.out = socket.getOutputStream();
    }

    /** Dials, greets and secures; not authenticated yet. */
    static SmtpConnection open(MailLink link) throws IOException, SmtpRefusedException {
        Socket socket = link.dial(link.server().smtp());
        SmtpConnection connection = null;
        try {
            connection = new SmtpConnection(link, socket);
            connection.start();
            return connection;
        } catch (IOException | SmtpRefusedException | RuntimeException e) {
            socket.close();
            if (connection != null) {
                connection.cut();
            }
            throw e;
        }
    }

    private void start() throws IOException, SmtpRefusedException {
        boolean implicit = endpoint.security() == MailSecurity.IMPLICIT_TLS;
        if (implicit) {
            secure();
        }
        expect("greeting", read(link.server().readTimeout()), 220);
        greet();
        if (!implicit) {
            if (!extensions.containsKey("STARTTLS")) {
                throw Failures.security(
                        "MSS-STARTTLS-MISSING",
                        "le serveur n'offre pas STARTTLS, qui est exigé : rien ne lui a été dit",
                        "the server does not offer STARTTLS, which is required: nothing was said to it");
            }
            expect("STARTTLS", command("STARTTLS"), 220);
            if (in.hasUnread()) {
                throw Failures.security(
                        "MSS-STARTTLS-INJECTION",
                        "du texte en clair suit STARTTLS : connexion refusée",
                        "plain text follows STARTTLS: connection refused");
            }
            secure();
            greet();
        }
    }

    private void secure() throws IOException {
        MailTls tls = link.tls(endpoint);
        SSLSocket secured = (SSLSocket) tls.createSocket(socket, endpoint.host(), endpoint.port(), true);
        socket = secured;
        secured.setSoTimeout(MailLink.millis(link.server().readTimeout()));
        secured.startHandshake();
        in = new SmtpReader(secured);
        out = secured.getOutputStream();
        extensions = Map.of();
    }

    private void greet() throws IOException, SmtpRefusedException {
        SmtpReply reply = command("EHLO " + literal(socket.getLocalAddress()));
        expect("EHLO", reply, 250);
        Map<String, String> told = new HashMap<>();
        List<String> lines = reply.lines();
        for (String line : lines.subList(1, lines.size())) {
            String[] words = line.strip().split(" ", 2);
            told.put(words[0].toUpperCase(Locale.ROOT), words.length > 1 ? words[1].strip() : "");
        }
        extensions = Map.copyOf(told);
    }

    /** The client's address as EHLO wants it where there is no public name. Source: RFC 5321 §4.1.3. */
    private static String literal(InetAddress address) {
        String text = address.getHostAddress();
        int zone = text.indexOf('%');
        String plain = zone < 0 ? text : text.substring(0, zone);
        return address instanceof Inet6Address ? "[IPv6:" + plain + ']' : '[' + plain + ']';
    }

    /** Authenticates, with a fresh token once more where the first is refused and the connection is still there. */
    void authenticate() throws IOException, AuthRefusedException {
        Authentication authentication = new Authentication(link, endpoint);
        try {
            authenticate(authentication);
        } catch (AuthRefusedException refusal) {
            if (!authentication.byToken() || refusal.temporary() || refusal.connectionLost()) {
                throw refusal;
            }
            authenticate(authentication);
        }
    }

    private void authenticate(Authentication authentication) throws IOException, AuthRefusedException {
        Set<String> offered = new HashSet<>(Arrays.asList(
                extensions.getOrDefault("AUTH", "").toUpperCase(Locale.ROOT).split(" +")));
        OneMessageSasl client = authentication.client(offered, true);
        String request = "SMTP AUTH " + client.getMechanismName();
        try {
            exchange(client);
            link.traces().done(MailAction.AUTHENTICATE, request, "235");
        } catch (AuthRefusedException refusal) {
            link.traces().failed(MailAction.AUTHENTICATE, request, (refusal.code() + ' ' + refusal.subcode()).strip());
            throw refusal;
        } catch (IOException e) {
            link.traces().failed(MailAction.AUTHENTICATE, request, "CONNECTION-BROKEN");
            throw e;
        } finally {
            client.dispose();
        }
    }

    private void exchange(OneMessageSasl client) throws IOException, AuthRefusedException {
        String start = "AUTH " + client.getMechanismName();
        boolean initial =
                client.hasInitialResponse() && start.length() + 1 + client.encodedLength() + 2 <= LONGEST_COMMAND;
        SmtpReply reply = command(initial ? start + ' ' + base64(client.evaluateChallenge(new byte[0])) : start);
        while (reply.code() == 334) {
            byte[] answer = client.evaluateChallenge(decoded(reply.text()));
            boolean afterRefusal = client.sawFailure();
            try {
                send(base64(answer));
                reply = read(link.server().readTimeout());
            } catch (IOException e) {
                if (afterRefusal) {
                    throw new AuthRefusedException("334", client.failureStatus(), false, true);
                }
                throw e;
            }
        }
        if (reply.code() == 235 && !client.sawFailure()) {
            return;
        }
        throw new AuthRefusedException(
                Integer.toString(reply.code()),
                client.failureStatus().isEmpty() ? reply.enhanced() : client.failureStatus(),
                reply.isTemporary() && !client.sawFailure(),
                reply.code() == 421);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] decoded(String challenge) {
        try {
            return Base64.getDecoder().decode(challenge.strip());
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }

    /** Greatest mail the server takes, in bytes; empty when it tells none. Source: RFC 1870. */
    OptionalLong sizeLimit() {
        String told = extensions.getOrDefault("SIZE", "");
        return told.matches("[1-9][0-9]{0,17}") ? OptionalLong.of(Long.parseLong(told)) : OptionalLong.empty();
    }

    boolean has(String extension) {
        return extensions.containsKey(extension);
    }

    /** The words the server told after EHLO. */
    Set<String> extensions() {
        return extensions.keySet();
    }

    /** Sends one command and reads its reply. */
    SmtpReply command(String line) throws IOException {
        send(line);
        return read(link.server().readTimeout());
    }

    private void send(String line) throws IOException {
        if (!line.isEmpty() && !COMMAND.matcher(line).matches()) {
            throw new IllegalArgumentException("this cannot stand in a command");
        }
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    SmtpReply read(Duration within) throws IOException {
        return in.read(within);
    }

    OutputStream wire() {
        return out;
    }

    /** @throws SmtpRefusedException unless the reply has that code */
    static void expect(String command, SmtpReply reply, int code) throws SmtpRefusedException {
        if (reply.code() != code) {
            throw new SmtpRefusedException(command, reply);
        }
    }

    /** Takes leave. */
    @Override
    public void close() {
        try {
            send("QUIT");
            in.read(FAREWELL);
        } catch (IOException e) {
            // The other side may be gone already.
        }
        try {
            socket.close();
        } catch (IOException e) {
            // Gone.
        }
    }

    /** Breaks off, without a word: what was being sent must not be taken for whole. */
    void cut() {
        try {
            plain.setSoLinger(true, 0);
        } catch (IOException e) {
            // Already closed.
        }
        try {
            plain.close();
        } catch (IOException e) {
            // Gone.
        }
    }
}
