package org.segursdk.sandbox.internal.mss;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.segursdk.sandbox.MssListener;
import org.segursdk.sandbox.MssSituation;
import org.segursdk.sandbox.MssSituation.Kind;

/** A submission over SMTP. */
final class SmtpSession implements Session {
    private static final int CUT_AFTER = 200;

    private final Operator operator;
    private final Wire wire;
    private final MssListener listener;
    private final MssSituation opening;
    private final SmtpRecipients recipients;
    private volatile @Nullable Login login;
    private @Nullable Envelope envelope;
    private boolean greeted;

    SmtpSession(Operator operator, Wire wire, MssListener listener, MssSituation opening) {
        this.operator = operator;
        this.wire = wire;
        this.listener = listener;
        this.opening = opening;
        this.recipients = new SmtpRecipients(operator);
    }

    @Override
    public boolean serves(String mailbox) {
        Login current = login;
        return current != null && current.mailbox().equals(mailbox);
    }

    @Override
    public void end() {
        try {
            wire.send("421 4.4.2 Session ended by the server");
        } catch (IOException e) {
            // It is gone already.
        }
        wire.close();
    }

    @Override
    public void run() throws IOException {
        wire.send("220 localhost ESMTP Sandbox");
        String line;
        while ((line = wire.readLine()) != null) {
            String[] parts = line.split(" ", 2);
            if (!command(parts[0].toUpperCase(Locale.ROOT), parts.length > 1 ? parts[1].strip() : "")) {
                return;
            }
        }
    }

    /** Whether the session goes on. */
    private boolean command(String verb, String argument) throws IOException {
        wire.note("AUTH".equals(verb) ? Sasl.step(verb, argument) : verb);
        Login current = login;
        if (current != null && current.expires()) {
            operator.tokens().revoke(current.token());
            return leave("421 4.7.0 Session ended: the token has expired");
        }
        boolean missing =
                listener.certificateRequired() && wire.secured() && wire.peer().isEmpty();
        if (missing && !"QUIT".equals(verb)) {
            operator.records().login("SMTP", "", "421", "no client certificate");
            return leave("421 4.7.1 Client host rejected: No client certificate presented");
        }
        switch (verb) {
            case "EHLO", "HELO" -> hello(verb);
            case "STARTTLS" -> startTls();
            case "NOOP" -> wire.send("250 2.0.0 Ok");
            case "RSET" -> {
                envelope = null;
                wire.send("250 2.0.0 Ok");
            }
            case "QUIT" -> {
                return leave("221 2.0.0 Bye");
            }
            default -> {
                return protectedCommand(verb, argument);
            }
        }
        return true;
    }

    private boolean protectedCommand(String verb, String argument) throws IOException {
        if (!wire.secured()) {
            if ("AUTH".equals(verb)) {
                operator.records().login("SMTP AUTH", "", "530", "credentials before TLS");
            }
            wire.send("530 5.7.0 Must issue a STARTTLS command first");
        } else if (!greeted) {
            wire.send("503 5.5.1 Error: send EHLO first");
        } else if ("AUTH".equals(verb)) {
            return authenticate(argument);
        } else if (login == null) {
            wire.send("530 5.7.0 Authentication required");
        } else {
            return transaction(verb, argument, login);
        }
        return true;
    }

    private boolean leave(String reply) throws IOException {
        wire.send(reply);
        wire.finish();
        return false;
    }

    private void hello(String verb) throws IOException {
        greeted = true;
        envelope = null;
        if ("HELO".equals(verb)) {
            wire.send("250 localhost");
            return;
        }
        List<String> lines = new ArrayList<>(List.of("localhost"));
        if (opening.kind() != Kind.NO_SIZE) {
            lines.add("SIZE " + operator.settings().maxSize());
        }
        lines.add("8BITMIME");
        lines.add("ENHANCEDSTATUSCODES");
        if (opening.kind() != Kind.NO_DSN) {
            lines.add("DSN");
        }
        if (wire.secured()) {
            lines.add("AUTH XOAUTH2 OAUTHBEARER PLAIN LOGIN");
        } else if (opening.kind() != Kind.NO_STARTTLS) {
            lines.add("STARTTLS");
        }
        String[] replies = new String[lines.size()];
        for (int i = 0; i < replies.length; i++) {
            replies[i] = (i == replies.length - 1 ? "250 " : "250-") + lines.get(i);
        }
        wire.send(replies);
    }

    private void startTls() throws IOException {
        if (wire.secured() || opening.kind() == Kind.NO_STARTTLS) {
            wire.send("502 5.5.1 STARTTLS is not available");
            return;
        }
        wire.send("220 2.0.0 Ready to start TLS");
        operator.secure(wire);
        greeted = false;
    }

    private boolean authenticate(String argument) throws IOException {
        String[] parts = argument.split(" ", 2);
        String mechanism = parts[0].toUpperCase(Locale.ROOT);
        if (login != null || envelope != null) {
            wire.send("503 5.5.1 Error: already authenticated");
            return true;
        }
        if (!Sasl.isKnown(mechanism)) {
            wire.send("504 5.5.4 Unrecognized authentication type");
            return true;
        }
        Optional<Sasl> sasl;
        if ("LOGIN".equals(mechanism)) {
            String user = parts.length > 1 ? parts[1] : ask("VXNlcm5hbWU6");
            String password = "*".equals(user) ? user : ask("UGFzc3dvcmQ6");
            sasl = Optional.of(Sasl.login(decoded(user), decoded(password)));
        } else {
            String response = parts.length > 1 ? parts[1] : ask("");
            if ("*".equals(response)) {
                wire.send("501 5.7.0 Authentication aborted");
                return true;
            }
            sasl = Sasl.parse(mechanism, response);
        }
        Judgement judgement = operator.login("SMTP", mechanism, sasl, wire.peer());
        return told(judgement, mechanism);
    }

    private boolean told(Judgement judgement, String mechanism) throws IOException {
        switch (judgement.kind()) {
            case OPENED -> {
                login = judgement.login();
                wire.noteOpened(judgement.login().mailbox());
                wire.send("235 2.7.0 Authentication successful");
            }
            case UNAVAILABLE -> wire.send("454 4.7.0 Temporary authentication failure");
            default -> {
                String challenge = Sasl.refusal(mechanism);
                if (!challenge.isEmpty()) {
                    wire.send("334 " + challenge);
                    if (judgement.drop() || wire.readLine() == null) {
                        return false;
                    }
                }
                wire.send("535 5.7.8 Error: authentication failed");
                return !judgement.drop();
            }
        }
        return true;
    }

    private String ask(String challenge) throws IOException {
        wire.send("334 " + challenge);
        String line = wire.readLine();
        if (line == null) {
            throw new IOException("the client went away during authentication");
        }
        return line;
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private boolean transaction(String verb, String argument, Login opened) throws IOException {
        switch (verb) {
            case "MAIL" -> {
                return mail(argument, opened);
            }
            case "RCPT" -> {
                return recipient(argument);
            }
            case "DATA" -> {
                return data(opened);
            }
            default -> wire.send("502 5.5.2 Error: command not recognized");
        }
        return true;
    }

    private boolean mail(String argument, Login opened) throws IOException {
        Optional<Envelope.Path> path = Envelope.path(argument, "FROM");
        MssSituation scripted = operator.situations().take(Step.MAIL, "");
        String reply;
        if (scripted.kind() == Kind.MAIL_421) {
            return leave("421 4.3.2 Service shutting down");
        } else if (scripted.kind() == Kind.MAIL_452) {
            reply = "452 4.3.1 Insufficient system storage";
        } else if (envelope != null) {
            reply = "503 5.5.1 Error: nested MAIL command";
        } else if (path.isEmpty()) {
            reply = "501 5.1.7 Bad sender address syntax";
        } else {
            reply = recipients.sender(path.get(), opened, opening.kind());
        }
        if (reply.startsWith("2") && path.isPresent()) {
            envelope = new Envelope(path.get());
            note(envelope, "MAIL " + argument, reply);
        } else {
            operator.records().transaction("SMTP MAIL", scripted, List.of("MAIL", reply), reply);
        }
        wire.send(reply);
        return true;
    }

    private boolean recipient(String argument) throws IOException {
        Envelope current = envelope;
        Optional<Envelope.Path> path = Envelope.path(argument, "TO");
        if (current == null || path.isEmpty()) {
            wire.send(
                    current == null ? "503 5.5.1 Error: need MAIL command" : "501 5.1.3 Bad recipient address syntax");
            return true;
        }
        MssSituation scripted =
                operator.situations().take(Step.RECIPIENT, path.get().address());
        String reply = recipients.recipient(path.get(), current, scripted, opening.kind());
        if (reply.startsWith("2")) {
            current.recipients().add(path.get());
        } else {
            operator.records().transaction("SMTP RCPT", scripted, List.of("RCPT", reply), reply);
        }
        note(current, "RCPT " + argument, reply);
        wire.send(reply);
        if (scripted.kind() == Kind.RECIPIENT_421) {
            wire.finish();
            return false;
        }
        return true;
    }

    private static void note(Envelope envelope, String command, String reply) {
        envelope.lines().add(command);
        envelope.lines().add("  " + reply);
    }

    private boolean data(Login opened) throws IOException {
        Envelope current = envelope;
        if (current == null || current.recipients().isEmpty()) {
            wire.send("554 5.5.1 Error: no valid recipients");
            return true;
        }
        boolean cut = operator.situations().take(Step.DATA, "").kind() == Kind.CUT_DURING_DATA;
        wire.send("354 End data with <CR><LF>.<CR><LF>");
        Content content = Content.read(wire, operator.settings().maxSize(), cut ? CUT_AFTER : -1);
        envelope = null;
        if (!content.complete()) {
            operator.records()
                    .transaction("SMTP MAIL", MssSituation.NORMAL, current.lines(), "connection lost in the mail");
            wire.close();
            return false;
        }
        MssSituation scripted = operator.situations().take(Step.END, "");
        String reply = new Submission(operator, opened, current, content).judge(scripted);
        switch (scripted.kind()) {
            case CUT_AFTER_DATA, LOST_AFTER_DATA -> {
                wire.close();
                return false;
            }
            case NO_ANSWER -> {
                while (wire.readRawLine() != null) {
                    continue;
                }
                return false;
            }
            case DATA_421 -> {
                return leave(reply);
            }
            default -> wire.send(reply);
        }
        return true;
    }
}
