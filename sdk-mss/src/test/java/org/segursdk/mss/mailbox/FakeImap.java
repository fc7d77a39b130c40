package org.segursdk.mss.mailbox;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/** A small IMAP server over TLS, which tests can make misbehave; one mailbox, whoever logs in. */
final class FakeImap implements AutoCloseable {
    private static final Pattern FETCH = Pattern.compile("(?i)UID FETCH (\\d+)(?::\\d+)? (.*)");
    private static final Pattern PARTIAL = Pattern.compile("(?i)BODY\\.PEEK\\[]<(\\d+)\\.(\\d+)>");
    private static final Pattern FLAG = Pattern.compile("(?i)UID STORE (\\d+) \\+FLAGS\\.SILENT \\((.*)\\)");
    private static final Pattern MOVE = Pattern.compile("(?i)UID MOVE (\\d+) \"(.*)\"");
    private static final Pattern SEARCH = Pattern.compile("(?i)UID SEARCH (?:UID (\\d+):\\*|SINCE .*)");

    /** A mail in the folder. */
    static final class Mail {
        final byte[] bytes;
        final Set<String> flags = new TreeSet<>();
        long modSeq;

        Mail(byte[] bytes) {
            this.bytes = bytes;
        }
    }

    private final SSLServerSocket listening;
    private final Collection<SSLSocket> connections = new ConcurrentLinkedQueue<>();
    final ConcurrentSkipListMap<Long, Mail> mails = new ConcurrentSkipListMap<>();
    final Map<Long, Mail> moved = new ConcurrentSkipListMap<>();
    final List<String> commands = new CopyOnWriteArrayList<>();
    volatile String capabilities = "IMAP4rev1 IDLE MOVE UIDPLUS CONDSTORE ENABLE AUTH=PLAIN AUTH=XOAUTH2 SASL-IR";
    volatile long uidValidity = 1_700_000_001;
    volatile long nextUid = 1;
    volatile long modSeq = 1;

    /** What to answer instead, given the command without its tag; null for the usual. {@code DROP} hangs up. */
    volatile BiFunction<String, Mail, String> instead = (command, mail) -> null;

    FakeImap(SSLContext tls) throws IOException {
        listening = (SSLServerSocket)
                tls.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread accepting = new Thread(this::accept, "fake-imap");
        accepting.setDaemon(true);
        accepting.start();
    }

    int port() {
        return listening.getLocalPort();
    }

    /** Lays a mail down and tells those who listen. */
    synchronized long deliver(byte[] bytes) {
        long uid = nextUid++;
        Mail mail = new Mail(bytes);
        mail.modSeq = ++modSeq;
        mails.put(uid, mail);
        notifyAll();
        return uid;
    }

    long deliver(String text) {
        return deliver(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** As after a restore of the folder: other numbers, the same mails in the same order. */
    synchronized void renumber(long by) {
        uidValidity++;
        Map<Long, Mail> again = new TreeMap<>();
        mails.forEach((uid, mail) -> again.put(uid + by, mail));
        mails.clear();
        mails.putAll(again);
        nextUid += by;
    }

    synchronized void flag(long uid, String flag) {
        Mail mail = mails.get(uid);
        mail.flags.add(flag);
        mail.modSeq = ++modSeq;
    }

    long count(String prefix) {
        return commands.stream().filter(command -> command.startsWith(prefix)).count();
    }

    long contentsAsked() {
        return commands.stream()
                .filter(command -> command.contains("BODY.PEEK[]"))
                .count();
    }

    void hangUp() {
        connections.forEach(FakeImap::close);
        connections.clear();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                SSLSocket socket = (SSLSocket) listening.accept();
                if (listening.isClosed()) {
                    // Whoever came while it was being closed may still be let in by the system.
                    socket.close();
                    return;
                }
                connections.add(socket);
                Thread thread = new Thread(() -> serve(socket), "fake-imap-connection");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(SSLSocket socket) {
        try (socket;
                InputStream in = new BufferedInputStream(socket.getInputStream());
                OutputStream out = new BufferedOutputStream(socket.getOutputStream())) {
            say(out, "* OK [CAPABILITY " + capabilities + "] ready");
            // How many mails this session was told of.
            AtomicInteger told = new AtomicInteger();
            for (String line = line(in); line != null; line = line(in)) {
                String tag = line.substring(0, line.indexOf(' '));
                String command = line.substring(tag.length() + 1);
                commands.add(command.startsWith("AUTHENTICATE") ? "AUTHENTICATE" : command);
                if (!answer(in, out, tag, command, told)) {
                    return;
                }
            }
        } catch (IOException e) {
            // the client went away
        }
    }

    private boolean answer(InputStream in, OutputStream out, String tag, String command, AtomicInteger told)
            throws IOException {
        Matcher fetch = FETCH.matcher(command);
        String other = instead.apply(command, fetch.matches() ? mails.get(Long.valueOf(fetch.group(1))) : null);
        if (other != null) {
            if (other.startsWith("DROP")) {
                out.write(other.substring(4).getBytes(StandardCharsets.ISO_8859_1));
                out.flush();
                return false;
            }
            out.write(other.replace("TAG", tag).getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            return true;
        }
        String verb = command.split(" ", 2)[0].toUpperCase(Locale.ROOT);
        switch (verb) {
            case "CAPABILITY" -> say(out, "* CAPABILITY " + capabilities);
            case "AUTHENTICATE" -> authenticate(in, out, command);
            case "SELECT", "EXAMINE" -> told.set(select(out));
            case "IDLE" -> {
                idle(in, out, tag, told);
                return true;
            }
            case "UID" -> uid(out, command);
            case "LOGOUT" -> say(out, "* BYE bye");
            default -> {
                // nothing to tell
            }
        }
        say(out, tag + " OK " + (verb.equals("EXAMINE") ? "[READ-ONLY] " : "") + "done");
        return !verb.equals("LOGOUT");
    }

    private static void authenticate(InputStream in, OutputStream out, String command) throws IOException {
        if (command.split(" ").length < 3) {
            say(out, "+ ");
            line(in);
        }
    }

    private synchronized int select(OutputStream out) throws IOException {
        say(out, "* FLAGS (\\Answered \\Flagged \\Deleted \\Seen \\Draft)");
        say(out, "* " + mails.size() + " EXISTS");
        say(out, "* 0 RECENT");
        say(out, "* OK [UIDVALIDITY " + uidValidity + "] valid");
        say(out, "* OK [UIDNEXT " + nextUid + "] next");
        if (capabilities.contains("CONDSTORE")) {
            say(out, "* OK [HIGHESTMODSEQ " + modSeq + "] highest");
        }
        return mails.size();
    }

    private void idle(InputStream in, OutputStream out, String tag, AtomicInteger told) throws IOException {
        say(out, "+ idling");
        Thread telling = new Thread(() -> tell(out, told), "fake-imap-idle");
        telling.setDaemon(true);
        telling.start();
        line(in);
        telling.interrupt();
        synchronized (out) {
            say(out, tag + " OK idle ended");
        }
    }

    private void tell(OutputStream out, AtomicInteger told) {
        try {
            synchronized (this) {
                while (mails.size() <= told.get()) {
                    wait();
                }
            }
            synchronized (out) {
                told.set(mails.size());
                say(out, "* " + told + " EXISTS");
            }
        } catch (InterruptedException | IOException e) {
            // idle ended
        }
    }

    private synchronized void uid(OutputStream out, String command) throws IOException {
        Matcher search = SEARCH.matcher(command);
        Matcher fetch = FETCH.matcher(command);
        Matcher flag = FLAG.matcher(command);
        Matcher move = MOVE.matcher(command);
        if (search.matches()) {
            long from = search.group(1) == null ? 1 : Long.parseLong(search.group(1));
            List<Long> found = new ArrayList<>(mails.tailMap(from).keySet());
            if (found.isEmpty() && !mails.isEmpty()) {
                // As the protocol has it: "n:*" holds the last mail always.
                found.add(mails.lastKey());
            }
            say(out, "* SEARCH" + found.stream().map(uid -> " " + uid).collect(Collectors.joining()));
        } else if (command.contains("CHANGEDSINCE")) {
            long since = Long.parseLong(command.replaceAll(".*CHANGEDSINCE (\\d+).*", "$1"));
            for (Map.Entry<Long, Mail> each : mails.entrySet()) {
                if (each.getValue().modSeq > since) {
                    say(
                            out,
                            "* " + sequence(each.getKey()) + " FETCH (UID " + each.getKey() + " FLAGS ("
                                    + String.join(" ", each.getValue().flags) + ") MODSEQ (" + each.getValue().modSeq
                                    + "))");
                }
            }
        } else if (fetch.matches()) {
            fetch(out, Long.parseLong(fetch.group(1)), fetch.group(2));
        } else if (flag.matches() && mails.containsKey(Long.valueOf(flag.group(1)))) {
            flag(Long.parseLong(flag.group(1)), flag.group(2));
        } else if (move.matches()) {
            long uid = Long.parseLong(move.group(1));
            int sequence = sequence(uid);
            Mail mail = mails.remove(uid);
            if (mail != null) {
                moved.put(uid, mail);
                say(out, "* " + sequence + " EXPUNGE");
            }
        }
    }

    private int sequence(long uid) {
        return mails.headMap(uid, true).size();
    }

    private void fetch(OutputStream out, long uid, String items) throws IOException {
        Mail mail = mails.get(uid);
        if (mail == null) {
            return;
        }
        Matcher partial = PARTIAL.matcher(items);
        boolean isPartial = partial.find();
        int from = isPartial ? Math.min(Integer.parseInt(partial.group(1)), mail.bytes.length) : 0;
        int to = isPartial
                ? (int) Math.min(mail.bytes.length, from + Long.parseLong(partial.group(2)))
                : headerEnd(mail.bytes);
        StringBuilder line = new StringBuilder("* " + sequence(uid) + " FETCH (UID " + uid);
        if (items.contains("RFC822.SIZE")) {
            line.append(" RFC822.SIZE ").append(mail.bytes.length);
            line.append(" INTERNALDATE \"13-Jan-2026 10:15:00 +0100\"");
            line.append(" FLAGS (").append(String.join(" ", mail.flags)).append(')');
        }
        line.append(isPartial ? " BODY[]<" + from + "> {" : " BODY[HEADER] {")
                .append(to - from)
                .append('}');
        say(out, line.toString());
        out.write(mail.bytes, from, to - from);
        say(out, ")");
    }

    static int headerEnd(byte[] mail) {
        int at = new String(mail, StandardCharsets.ISO_8859_1).indexOf("\r\n\r\n");
        return at < 0 ? mail.length : at + 4;
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.read(); c >= 0; c = in.read()) {
            if (c == '\n') {
                byte[] bytes = line.toByteArray();
                int end = bytes.length > 0 && bytes[bytes.length - 1] == '\r' ? bytes.length - 1 : bytes.length;
                return new String(Arrays.copyOf(bytes, end), StandardCharsets.ISO_8859_1);
            }
            line.write(c);
        }
        return null;
    }

    private static void close(SSLSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // closed
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        hangUp();
    }
}
