package org.segursdk.mss.connection;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A submission server that behaves, except where a test says otherwise: {@code on(verb, reply…)} gives the replies to come for
 * a verb, {@code .} being the end of a mail; {@link #CUT} breaks the connection instead.
 */
class FakeSmtp extends LineServer {
    static final String CUT = "CUT";
    /** Says nothing for that verb, and goes on reading. */
    static final String SILENCE = "SILENCE";

    static final String REFUSED_TOKEN = "334 eyJzdGF0dXMiOiI0MDEiLCJzY2hlbWVzIjoiYmVhcmVyIiwic2NvcGUiOiJtYWlsIn0=";

    private final Map<String, Deque<String>> scripted = new ConcurrentHashMap<>();
    final List<byte[]> mails = new CopyOnWriteArrayList<>();
    /** What came after AUTH, decoded. */
    final List<String> credentials = new CopyOnWriteArrayList<>();

    List<String> extensions = List.of("SIZE 10485760", "DSN", "8BITMIME", "ENHANCEDSTATUSCODES");
    String mechanisms = "PLAIN XOAUTH2 OAUTHBEARER";
    boolean startTls = true;
    /** Tokens and passwords refused, how many times. */
    int refusals;

    boolean hangsUpOnRefusal;
    /** Cuts the connection after so many bytes of a mail; none when negative. */
    int cutAfterBytes = -1;

    /** Reads no more after so many bytes of a mail; goes on when negative. */
    int deafAfterBytes = -1;

    private final CountDownLatch closed = new CountDownLatch(1);
    private final CountDownLatch cutInTheMiddle = new CountDownLatch(1);

    FakeSmtp on(String verb, String... replies) {
        scripted.computeIfAbsent(verb, key -> new ArrayDeque<>()).addAll(List.of(replies));
        return this;
    }

    private String reply(String verb, String usual) {
        Deque<String> queue = scripted.get(verb);
        if (queue == null) {
            return usual;
        }
        synchronized (queue) {
            String next = queue.poll();
            return next == null ? usual : next;
        }
    }

    /** @return whether the conversation goes on */
    private boolean answer(Peer peer, String verb, String usual) throws IOException {
        String reply = reply(verb, usual);
        if (reply.equals(CUT)) {
            peer.cut();
            return false;
        }
        if (!reply.equals(SILENCE)) {
            peer.say(reply.split("\n"));
        }
        if (reply.startsWith("421")) {
            return false;
        }
        return true;
    }

    @Override
    void converse(Peer peer) throws IOException {
        if (!answer(peer, "GREETING", "220 mail.test ESMTP")) {
            return;
        }
        while (true) {
            String line = peer.line();
            String verb = line.split("[ :]")[0].toUpperCase(Locale.ROOT);
            if (!turn(peer, verb, line)) {
                return;
            }
        }
    }

    private boolean turn(Peer peer, String verb, String line) throws IOException {
        switch (verb) {
            case "EHLO":
                return answer(peer, "EHLO", hello(peer));
            case "STARTTLS":
                if (!answer(peer, "STARTTLS", "220 2.0.0 go ahead")) {
                    return false;
                }
                peer.secure();
                return true;
            case "AUTH":
                return authenticate(peer, line);
            case "MAIL":
                return answer(peer, "MAIL", "250 2.1.0 ok");
            case "RCPT":
                return answer(peer, "RCPT", "250 2.1.5 ok");
            case "DATA":
                String reply = reply("DATA", "354 go on");
                if (reply.equals(CUT)) {
                    peer.cut();
                    return false;
                }
                peer.say(reply);
                return reply.startsWith("354") ? data(peer) : !reply.startsWith("421");
            case "QUIT":
                answer(peer, "QUIT", "221 2.0.0 bye");
                return false;
            default:
                return answer(peer, verb, "250 2.0.0 ok");
        }
    }

    private String hello(Peer peer) {
        StringBuilder lines = new StringBuilder("250-mail.test");
        extensions.forEach(extension -> lines.append("\n250-").append(extension));
        if (!peer.isSecure() && startTls) {
            lines.append("\n250-STARTTLS");
        }
        if (peer.isSecure()) {
            lines.append("\n250-AUTH ").append(mechanisms);
        }
        return lines.append("\n250 HELP").toString();
    }

    private boolean authenticate(Peer peer, String line) throws IOException {
        String[] words = line.split(" ");
        String response;
        if (words.length > 2) {
            response = words[2];
        } else {
            peer.say("334 ");
            response = peer.line();
        }
        credentials.add(new String(Base64.getDecoder().decode(response), StandardCharsets.UTF_8));
        String scriptedReply = reply("AUTH", "");
        if (!scriptedReply.isEmpty()) {
            peer.say(scriptedReply);
            return !scriptedReply.startsWith("421");
        }
        if (refusals > 0) {
            refusals--;
            if (words[1].equals("PLAIN")) {
                peer.say("535 5.7.8 Authentication failed for this user");
                return true;
            }
            peer.say(REFUSED_TOKEN);
            if (hangsUpOnRefusal) {
                return false;
            }
            peer.line();
            peer.say("535 5.7.8 Error: authentication failed");
            return true;
        }
        peer.say("235 2.7.0 ok");
        return true;
    }

    boolean data(Peer peer) throws IOException {
        ByteArrayOutputStream mail = new ByteArrayOutputStream();
        int last = '\n';
        boolean lineStart = true;
        while (true) {
            int b = next(peer, mail);
            if (lineStart && b == '.') {
                int after = next(peer, mail);
                if (after == '\r' && next(peer, mail) == '\n') {
                    mails.add(mail.toByteArray());
                    return answer(peer, ".", "250 2.0.0 queued as 4711");
                }
                b = after;
            }
            mail.write(b);
            lineStart = last == '\r' && b == '\n';
            last = b;
            if (deafAfterBytes >= 0 && mail.size() >= deafAfterBytes) {
                awaitClose();
                return false;
            }
            if (cutAfterBytes >= 0 && mail.size() >= cutAfterBytes) {
                peer.cut();
                cutInTheMiddle.countDown();
                return false;
            }
        }
    }

    private void awaitClose() throws IOException {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        closed.countDown();
        super.close();
    }

    /** Until a mail was cut off, see {@link #cutAfterBytes}. */
    void awaitCut() throws IOException {
        try {
            if (!cutInTheMiddle.await(30, TimeUnit.SECONDS)) {
                throw new IOException("no mail was cut off");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private int next(Peer peer, ByteArrayOutputStream sofar) throws IOException {
        int b = peer.read();
        if (b < 0) {
            unfinished.add(sofar.toByteArray());
            throw new EOFException();
        }
        return b;
    }

    /** Mails that were broken off. */
    final List<byte[]> unfinished = new CopyOnWriteArrayList<>();
}
