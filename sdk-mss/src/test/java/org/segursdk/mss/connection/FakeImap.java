package org.segursdk.mss.connection;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/** An IMAP server that behaves, except where a test says otherwise. */
class FakeImap extends LineServer {
    private static final String REFUSAL = Base64.getEncoder()
            .encodeToString("{\"status\":\"401\",\"schemes\":\"bearer\",\"scope\":\"mail\"}"
                    .getBytes(StandardCharsets.US_ASCII));

    final List<String> credentials = new CopyOnWriteArrayList<>();
    final List<byte[]> appended = new CopyOnWriteArrayList<>();
    final List<String> appendedTo = new CopyOnWriteArrayList<>();
    String greeting = "* OK ready";
    String capabilities = "IMAP4rev1 SASL-IR AUTH=PLAIN AUTH=XOAUTH2 AUTH=OAUTHBEARER UIDPLUS";
    boolean startTls = true;
    volatile long received;
    int refusals;
    boolean hangsUpOnRefusal;
    String afterStartTls = "";
    /** Says BYE after the NOOPs that were announced. */
    volatile boolean leaves;

    List<String> folders = List.of("(\\HasNoChildren) \"/\" INBOX", "(\\HasNoChildren \\Sent) \"/\" \"Mes envois\"");
    String appendAnswer = "OK [APPENDUID 7 42] done";
    String searchAnswer = "OK done";
    final List<String> searches = new CopyOnWriteArrayList<>();

    @Override
    void converse(Peer peer) throws IOException {
        peer.say(greeting);
        while (true) {
            String line = peer.line();
            String[] words = line.split(" ", 3);
            String verb = words.length > 1 ? words[1].toUpperCase(Locale.ROOT) : "";
            if (!turn(peer, words[0], verb, words.length > 2 ? words[2] : "")) {
                return;
            }
        }
    }

    private boolean turn(Peer peer, String tag, String verb, String rest) throws IOException {
        if (leaves && !verb.equals("LOGOUT")) {
            leaves = false;
            peer.say("* BYE idle too long");
            return false;
        }
        switch (verb) {
            case "CAPABILITY":
                String tls = !peer.isSecure() && startTls ? " STARTTLS" : "";
                peer.say("* CAPABILITY " + capabilities + tls, tag + " OK done");
                return true;
            case "STARTTLS":
                if (afterStartTls.isEmpty()) {
                    peer.say(tag + " OK go on");
                } else {
                    peer.say(tag + " OK go on", afterStartTls);
                }
                peer.secure();
                return true;
            case "AUTHENTICATE":
                return authenticate(peer, tag, rest);
            case "LIST":
                return list(peer, tag, rest);
            case "APPEND":
                return append(peer, tag, rest);
            case "SEARCH":
                searches.add(rest);
                peer.say(tag + " " + searchAnswer);
                return true;
            case "EXAMINE":
                peer.say("* 1 EXISTS", tag + " OK [READ-ONLY] done");
                return true;
            case "LOGOUT":
                peer.say("* BYE", tag + " OK done");
                return false;
            default:
                peer.say(tag + " OK done");
                return true;
        }
    }

    private boolean authenticate(Peer peer, String tag, String rest) throws IOException {
        String[] words = rest.split(" ");
        String response;
        if (words.length > 1) {
            response = words[1];
        } else {
            peer.say("+ ");
            response = peer.line();
        }
        credentials.add(new String(Base64.getDecoder().decode(response), StandardCharsets.UTF_8));
        if (refusals > 0) {
            refusals--;
            if (words[0].equals("PLAIN")) {
                peer.say(tag + " NO [AUTHENTICATIONFAILED] wrong password");
                return true;
            }
            peer.say("+ " + REFUSAL);
            if (hangsUpOnRefusal) {
                return false;
            }
            peer.line();
            peer.say(tag + " NO [AUTHENTICATIONFAILED] Authentication failed.");
            return true;
        }
        peer.say(tag + " OK logged in");
        return true;
    }

    private boolean list(Peer peer, String tag, String rest) throws IOException {
        for (String folder : folders) {
            String name = folder.substring(folder.lastIndexOf("\" ") + 2).replace("\"", "");
            if (rest.endsWith("*")
                    || rest.endsWith("\"*\"")
                    || rest.replace("\"", "").endsWith(name)) {
                peer.say("* LIST " + folder);
            }
        }
        peer.say(tag + " OK done");
        return true;
    }

    /** Empty when the connection broke in the middle. */
    byte[] literal(Peer peer, int length) throws IOException {
        byte[] mail = peer.bytes(length);
        return mail.length < length ? new byte[0] : mail;
    }

    private boolean append(Peer peer, String tag, String rest) throws IOException {
        appendedTo.add(rest);
        int length = Integer.parseInt(rest.substring(rest.lastIndexOf('{') + 1, rest.length() - 1));
        peer.say("+ go on");
        byte[] mail = literal(peer, length);
        if (mail.length == 0) {
            return false;
        }
        peer.line();
        appended.add(mail);
        peer.say(tag + ' ' + appendAnswer);
        return true;
    }
}
