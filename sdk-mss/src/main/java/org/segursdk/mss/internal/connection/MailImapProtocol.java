package org.segursdk.mss.internal.connection;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Base64;
import java.util.HashSet;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.iap.Argument;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;
import org.eclipse.angus.mail.util.MailLogger;
import org.jspecify.annotations.Nullable;
import org.segursdk.mss.connection.MailAction;

/**
 * One IMAP connection that authenticates by our own SASL clients, and is stricter about what precedes TLS: no session that is
 * open from the start, no plain text after STARTTLS, no capability kept from before. Source: mssante §2, §2.1.
 */
final class MailImapProtocol extends IMAPProtocol {
    private static final Pattern RESPONSE_CODE = Pattern.compile("^\\[([A-Z-]{1,40})[ \\]]");
    private static final Set<String> TEMPORARY = Set.of("UNAVAILABLE", "INUSE", "LIMIT", "CONTACTADMIN", "SERVERBUG");
    private static final int LONGEST_CHALLENGE = 16_384;
    private static final int MOST_RESPONSES = 1000;
    private static final byte[] CRLF = {'\r', '\n'};

    /** Held, so that its level stays: at their finest level the traces of a connection show tokens and mails. */
    private static final Logger SILENT = Logger.getLogger("org.segursdk.mss.imap.wire");

    private static final Logger SILENT_TRACE = Logger.getLogger("org.segursdk.mss.imap.wire.protocol");

    static {
        SILENT.setLevel(Level.OFF);
        SILENT_TRACE.setLevel(Level.OFF);
    }

    private final Authentication authentication;
    private final Traces traces;
    private boolean entered;

    MailImapProtocol(String name, String host, int port, Properties properties, boolean implicit, MailLink link)
            throws IOException, ProtocolException {
        super(
                name,
                host,
                port,
                properties,
                implicit,
                new MailLogger(SILENT.getName(), "IMAP", false, new PrintStream(OutputStream.nullOutputStream())));
        this.authentication = new Authentication(link, link.server().imap());
        this.traces = link.traces();
    }

    /** Not what the greeting says: whether we authenticated. */
    @Override
    public boolean isAuthenticated() {
        return entered;
    }

    @Override
    protected void processGreeting(Response greeting) throws ProtocolException {
        if (greeting instanceof IMAPResponse response && response.keyEquals("PREAUTH")) {
            disconnect();
            throw new ProtocolException("a session open from the start is refused");
        }
        super.processGreeting(greeting);
    }

    @Override
    public void simpleCommand(String command, @Nullable Argument arguments) throws ProtocolException {
        super.simpleCommand(command, arguments);
        if (command.equals("STARTTLS") && hasResponse()) {
            disconnect();
            throw new InjectedTextException();
        }
    }

    @Override
    public void startTLS() throws ProtocolException {
        super.startTLS();
        getCapabilities().clear();
    }

    /** Asks for a token, and once more where the first is refused and the connection is still there. */
    @Override
    public synchronized void sasllogin(
            String @Nullable [] allowed,
            @Nullable String realm,
            @Nullable String authorization,
            String user,
            String password)
            throws ProtocolException {
        try {
            authenticate();
        } catch (AuthRefusedException refusal) {
            if (!authentication.byToken() || refusal.temporary() || refusal.connectionLost()) {
                throw refusal;
            }
            authenticate();
        }
    }

    private void authenticate() throws ProtocolException {
        OneMessageSasl client;
        try {
            client = authentication.client(mechanisms(), hasCapability("SASL-IR"));
        } catch (RuntimeException e) {
            throw new ProtocolException("cannot authenticate", e);
        }
        String request = "IMAP AUTHENTICATE " + client.getMechanismName();
        try {
            exchange(client);
            entered = true;
            traces.done(MailAction.AUTHENTICATE, request, "OK");
        } catch (AuthRefusedException refusal) {
            traces.failed(MailAction.AUTHENTICATE, request, (refusal.code() + ' ' + refusal.subcode()).strip());
            throw refusal;
        } catch (IOException e) {
            traces.failed(MailAction.AUTHENTICATE, request, "CONNECTION-BROKEN");
            throw new ProtocolException("connection broken", e);
        } finally {
            client.dispose();
        }
    }

    private void exchange(OneMessageSasl client) throws IOException, ProtocolException {
        StringBuilder command = new StringBuilder("AUTHENTICATE ").append(client.getMechanismName());
        if (client.hasInitialResponse()) {
            command.append(' ').append(Base64.getEncoder().encodeToString(client.evaluateChallenge(new byte[0])));
        }
        String tag = writeCommand(command.toString(), null);
        for (int read = 0; read < MOST_RESPONSES; read++) {
            Response response = read(client);
            if (response.isContinuation()) {
                answer(client, response);
            } else if (response.isBYE()) {
                throw new AuthRefusedException("BYE", client.failureStatus(), !client.sawFailure(), true);
            } else if (response.isTagged() && tag.equals(response.getTag())) {
                conclude(client, response);
                return;
            }
        }
        throw new IOException("no end to the answers");
    }

    /** A server may hang up after it said why it refuses. */
    private Response read(OneMessageSasl client) throws IOException, ProtocolException {
        try {
            return readResponse();
        } catch (IOException e) {
            if (client.sawFailure()) {
                throw new AuthRefusedException("NO", client.failureStatus(), false, true);
            }
            throw e;
        }
    }

    private void answer(OneMessageSasl client, Response challenge) throws IOException {
        String text = challenge.getRest();
        byte[] decoded;
        try {
            decoded = text == null || text.length() > LONGEST_CHALLENGE
                    ? new byte[0]
                    : Base64.getDecoder().decode(text.strip());
        } catch (IllegalArgumentException notBase64) {
            decoded = new byte[0];
        }
        OutputStream out = getOutputStream();
        out.write(Base64.getEncoder().encode(client.evaluateChallenge(decoded)));
        out.write(CRLF);
        out.flush();
    }

    private void conclude(OneMessageSasl client, Response response) throws ProtocolException {
        if (response.isOK() && !client.sawFailure()) {
            setCapabilities(response);
            return;
        }
        String rest = response.getRest();
        Matcher matcher = RESPONSE_CODE.matcher(rest == null ? "" : rest.strip().toUpperCase(Locale.ROOT));
        String code = matcher.find() ? matcher.group(1) : "";
        throw new AuthRefusedException(
                response.isBAD() ? "BAD" : "NO",
                client.sawFailure() && !client.failureStatus().isEmpty() ? client.failureStatus() : code,
                TEMPORARY.contains(code),
                false);
    }

    private Set<String> mechanisms() {
        Set<String> found = new HashSet<>();
        for (String capability : getCapabilities().keySet()) {
            if (capability.startsWith("AUTH=")) {
                found.add(capability.substring("AUTH=".length()));
            }
        }
        return found;
    }

    /** Somebody put text between STARTTLS and TLS. */
    static final class InjectedTextException extends ProtocolException {
        private static final long serialVersionUID = 1L;

        InjectedTextException() {
            super("plain text after STARTTLS");
        }
    }
}
