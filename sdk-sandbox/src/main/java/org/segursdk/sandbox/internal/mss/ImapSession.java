package org.segursdk.sandbox.internal.mss;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.segursdk.sandbox.MssListener;
import org.segursdk.sandbox.MssSituation;
import org.segursdk.sandbox.MssSituation.Kind;

/** An IMAP connection up to its login; {@link ImapGate} goes on. */
final class ImapSession implements Session {
    private static final String NO_CERTIFICATE = " NO [ALERT] Client didn't present valid SSL certificate";
    private static final String REFUSED = " NO [AUTHENTICATIONFAILED] Authentication failed.";
    private static final Pattern ARGUMENT =
            Pattern.compile("\\G *(?:\"((?:[^\"\\\\]|\\\\.)*)\"|\\{(\\d{1,5})(\\+?)}$|([^ \"{]+))");

    private final Operator operator;
    private final Wire wire;
    private final MssListener listener;
    private final boolean withoutStartTls;
    private volatile @Nullable Login login;

    ImapSession(Operator operator, Wire wire, MssListener listener, MssSituation opening) {
        this.operator = operator;
        this.wire = wire;
        this.listener = listener;
        this.withoutStartTls = opening.kind() == Kind.NO_STARTTLS;
    }

    @Override
    public boolean serves(String mailbox) {
        Login current = login;
        return current != null && current.mailbox().equals(mailbox);
    }

    @Override
    public void end() {
        try {
            wire.send("* BYE Session ended by the server");
        } catch (IOException e) {
            // It is gone already.
        }
        wire.close();
    }

    @Override
    public void run() throws IOException {
        wire.send("* OK [CAPABILITY " + capabilities() + "] Sandbox ready.");
        String line;
        while ((line = wire.readLine()) != null) {
            String[] parts = line.split(" ", 3);
            if (parts.length < 2) {
                wire.send("* BAD tag and command expected");
            } else if (!command(parts[0], parts[1].toUpperCase(Locale.ROOT), parts.length > 2 ? parts[2] : "")) {
                return;
            }
        }
    }

    private String capabilities() {
        if (wire.secured()) {
            return "IMAP4rev1 SASL-IR LITERAL+ ID IDLE AUTH=XOAUTH2 AUTH=OAUTHBEARER AUTH=PLAIN";
        }
        return "IMAP4rev1 SASL-IR LITERAL+ ID" + (withoutStartTls ? "" : " STARTTLS") + " LOGINDISABLED";
    }

    private boolean command(String tag, String name, String arguments) throws IOException {
        wire.note("AUTHENTICATE".equals(name) ? Sasl.step(name, arguments) : name);
        switch (name) {
            case "CAPABILITY" -> wire.send("* CAPABILITY " + capabilities(), tag + " OK CAPABILITY completed");
            case "NOOP" -> wire.send(tag + " OK NOOP completed");
            case "ID" -> wire.send("* ID NIL", tag + " OK ID completed");
            case "LOGOUT" -> {
                wire.send("* BYE Logging out", tag + " OK LOGOUT completed");
                wire.finish();
                return false;
            }
            case "STARTTLS" -> startTls(tag);
            case "AUTHENTICATE" -> {
                return authenticate(tag, arguments);
            }
            case "LOGIN" -> {
                return login(tag, arguments);
            }
            default -> wire.send(tag + " BAD not before login");
        }
        return true;
    }

    private void startTls(String tag) throws IOException {
        if (wire.secured() || withoutStartTls) {
            wire.send(tag + " BAD STARTTLS is not available");
            return;
        }
        wire.send(tag + " OK Begin TLS negotiation now");
        operator.secure(wire);
    }

    private boolean authenticate(String tag, String arguments) throws IOException {
        String[] parts = arguments.split(" ", 2);
        String mechanism = parts[0].toUpperCase(Locale.ROOT);
        if (!wire.secured()) {
            operator.records().login("IMAP " + mechanism, "", "NO", "credentials before TLS");
            wire.send(tag + " NO [PRIVACYREQUIRED] TLS first");
            return true;
        }
        if (!Sasl.isKnown(mechanism) || "LOGIN".equals(mechanism)) {
            wire.send(tag + " NO mechanism not known");
            return true;
        }
        String response;
        if (parts.length > 1) {
            response = parts[1];
        } else {
            wire.send("+ ");
            response = wire.readLine();
        }
        if (response == null) {
            return false;
        }
        if ("*".equals(response)) {
            wire.send(tag + " BAD cancelled");
            return true;
        }
        return judged(tag, mechanism, Sasl.parse(mechanism, response));
    }

    private boolean login(String tag, String arguments) throws IOException {
        if (!wire.secured()) {
            operator.records().login("IMAP LOGIN", "", "NO", "credentials before TLS");
            wire.send(tag + " NO [PRIVACYREQUIRED] TLS first");
            return true;
        }
        List<String> words = words(arguments);
        if (words.size() != 2) {
            wire.send(tag + " BAD user and password expected");
            return true;
        }
        return judged(tag, "LOGIN", Optional.of(Sasl.login(words.get(0), words.get(1))));
    }

    /** Arguments of a command: atoms, quoted texts and literals. */
    private List<String> words(String arguments) throws IOException {
        List<String> words = new ArrayList<>();
        String rest = arguments;
        Matcher matcher = ARGUMENT.matcher(rest);
        while (matcher.find()) {
            if (matcher.group(2) != null) {
                if (matcher.group(3).isEmpty()) {
                    wire.send("+ go on");
                }
                byte[] literal = new byte[Integer.parseInt(matcher.group(2))];
                for (int i = 0; i < literal.length; i++) {
                    literal[i] = (byte) wire.read();
                }
                words.add(new String(literal, StandardCharsets.UTF_8));
                String next = wire.readLine();
                rest = next == null ? "" : next;
                matcher = ARGUMENT.matcher(rest);
            } else {
                words.add(
                        matcher.group(1) == null
                                ? matcher.group(4)
                                : matcher.group(1).replaceAll("\\\\(.)", "$1"));
            }
        }
        return words;
    }

    private boolean judged(String tag, String mechanism, Optional<Sasl> sasl) throws IOException {
        if (listener.certificateRequired() && wire.peer().isEmpty()) {
            operator.records().login("IMAP " + mechanism, "", "NO", "no client certificate");
            wire.send(tag + NO_CERTIFICATE);
            return true;
        }
        Judgement judgement = operator.login("IMAP", mechanism, sasl, wire.peer());
        switch (judgement.kind()) {
            case OPENED -> {
                login = judgement.login();
                wire.noteOpened(judgement.login().mailbox());
                new ImapGate(operator, wire, judgement.login(), tag).run();
                return false;
            }
            case UNAVAILABLE -> wire.send(tag + " NO [UNAVAILABLE] Temporary authentication failure.");
            default -> {
                String challenge = Sasl.refusal(mechanism);
                if (!challenge.isEmpty()) {
                    wire.send("+ " + challenge);
                    if (judgement.drop() || wire.readLine() == null) {
                        return false;
                    }
                }
                wire.send(tag + REFUSED);
                return !judgement.drop();
            }
        }
        return true;
    }
}
