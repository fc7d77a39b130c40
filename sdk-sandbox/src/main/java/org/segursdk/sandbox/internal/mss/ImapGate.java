package org.segursdk.sandbox.internal.mss;

import com.icegreen.greenmail.imap.ImapHandler;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.segursdk.sandbox.MssSituation;
import org.segursdk.sandbox.MssSituation.Kind;

/** An authenticated IMAP connection: each command is seen before GreenMail gets it. */
final class ImapGate extends InputStream {
    /** After login. */
    static final String CAPABILITIES = "IMAP4rev1 LITERAL+ UIDPLUS SORT IDLE MOVE ID NAMESPACE SPECIAL-USE";

    private static final String OWN_TAG = "gate";
    private static final Pattern COMMAND = Pattern.compile("(\\S+) (?:UID )?(\\S+)(?: (.*))?", Pattern.DOTALL);
    private static final Pattern LITERAL = Pattern.compile("\\{(\\d{1,10})\\+?}\r?\n\\z");
    private static final int COMMANDS_KEPT = 500;

    private final Operator operator;
    private final Wire wire;
    private final Login login;
    private final String tag;
    private final GateOutput out;
    private final List<String> commands = new ArrayList<>();
    private byte[] line;
    private int position;
    private long literal;
    private boolean continued;
    private boolean opened;
    private boolean over;
    private boolean listening;
    private String ending = "connection closed";
    private String situation = Kind.NORMAL.name();

    /** @param tag of the command that logged in, to be answered */
    ImapGate(Operator operator, Wire wire, Login login, String tag) {
        this.operator = operator;
        this.wire = wire;
        this.login = login;
        this.tag = tag;
        this.out = new GateOutput(wire, () -> operator.stores().generation(login.mailbox()), true);
        this.line = operator.stores().login(OWN_TAG, login.mailbox()).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Serves until the client or a situation ends it. */
    void run() {
        ImapHandler handler = operator.stores().handler(new GateSocket(this, out));
        try {
            handler.run();
        } catch (IllegalStateException e) {
            // GreenMail's way to say that the connection broke.
            ending = over ? ending : "connection broken";
        } finally {
            if (listening) {
                operator.stores().deliveries().unlock();
            }
        }
        operator.records().imap(login.mailbox(), situation, commands, ending);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int available() {
        return line.length - position;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (position == line.length && literal > 0) {
            int count = wire.read(bytes, offset, (int) Math.min(length, literal));
            literal -= Math.max(0, count);
            return count;
        }
        if (position == line.length && !next()) {
            return -1;
        }
        int count = Math.min(length, line.length - position);
        System.arraycopy(line, position, bytes, offset, count);
        position += count;
        return count;
    }

    private boolean next() throws IOException {
        if (listening) {
            // GreenMail waits for the next line: in IDLE, it listens now.
            listening = false;
            out.release();
            operator.stores().deliveries().unlock();
        }
        if (!opened) {
            opened = true;
            if (!out.open().contains(OWN_TAG + " OK")) {
                throw new IOException("the sandbox cannot open the mailbox");
            }
            wire.send(tag + " OK [CAPABILITY " + CAPABILITIES + "] Logged in");
        }
        while (!over) {
            byte @Nullable [] read = wire.readRawLine();
            if (read == null) {
                return false;
            }
            if (passes(new String(read, StandardCharsets.ISO_8859_1))) {
                line = read;
                position = 0;
                return true;
            }
        }
        return false;
    }

    /** Whether GreenMail gets the line; otherwise it was dealt with here. */
    private boolean passes(String text) throws IOException {
        boolean follows = continued;
        Matcher announced = LITERAL.matcher(text);
        continued = announced.find();
        literal = continued ? Long.parseLong(announced.group(1)) : 0;
        if (follows) {
            return true;
        }
        out.endIdle();
        Matcher command = COMMAND.matcher(text.strip());
        if (!command.matches()) {
            // DONE, which ends IDLE, or nothing GreenMail would understand.
            return true;
        }
        String name = command.group(2).toUpperCase(Locale.ROOT);
        note(name, command.group(3));
        wire.note(name);
        if (login.expires()) {
            operator.tokens().revoke(login.token());
            situation = Kind.TOKEN_EXPIRES.name();
            return end("* BYE Session ended: the token has expired");
        }
        MssSituation scripted = operator.situations().take(Step.IMAP, name);
        return scripted.kind() == Kind.NORMAL
                ? !answered(command.group(1), name)
                : happens(scripted, command.group(1), name);
    }

    private boolean happens(MssSituation scripted, String commandTag, String name) throws IOException {
        situation = scripted.toString();
        switch (scripted.kind()) {
            case IMAP_BYE:
                return end("* BYE Server shutting down");
            case IMAP_HUGE_LITERAL:
                return end("* 1 FETCH (UID 1 BODY[] {2147483647}", "Received: from nowhere");
            case IMAP_NO:
                wire.send(commandTag + " NO [SERVERBUG] Scripted by the simulator");
                return false;
            case IMAP_NO_ANSWER:
                while (wire.readRawLine() != null) {
                    continue;
                }
                return false;
            case IMAP_EXPUNGED:
                operator.stores().expungeNewest(login.mailbox());
                return !answered(commandTag, name);
            case IMAP_RENUMBERED:
                operator.renumber(login.mailbox());
                return false;
            default:
                return end();
        }
    }

    private boolean end(String... lines) throws IOException {
        over = true;
        ending = "ended by the simulator";
        if (lines.length > 0) {
            wire.send(lines);
        }
        wire.close();
        return false;
    }

    /** Answers what GreenMail does not know. */
    private boolean answered(String commandTag, String name) throws IOException {
        switch (name) {
            case "CAPABILITY" -> wire.send("* CAPABILITY " + CAPABILITIES, commandTag + " OK CAPABILITY completed");
            case "ID" -> wire.send("* ID NIL", commandTag + " OK ID completed");
            case "NAMESPACE" -> wire.send("* NAMESPACE ((\"\" \".\")) NIL NIL", commandTag + " OK NAMESPACE completed");
            case "IDLE" -> {
                // No mail comes in between GreenMail's look at the folder and its listening.
                listening = true;
                operator.stores().deliveries().lock();
                out.beginIdle();
                return false;
            }
            case "LOGOUT" -> {
                over = true;
                ending = "logged out";
                wire.send("* BYE Logging out", commandTag + " OK LOGOUT completed");
                wire.finish();
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Notes a command for the recorder; what may name a patient is left out. */
    private void note(String name, @Nullable String arguments) {
        boolean numbers = List.of("FETCH", "STORE", "COPY", "MOVE", "EXPUNGE").contains(name);
        boolean folder = List.of("SELECT", "EXAMINE", "STATUS", "LIST", "CREATE", "ENABLE")
                .contains(name);
        if (commands.size() < COMMANDS_KEPT) {
            commands.add((numbers || folder) && arguments != null ? name + " " + arguments.strip() : name);
        }
    }
}
