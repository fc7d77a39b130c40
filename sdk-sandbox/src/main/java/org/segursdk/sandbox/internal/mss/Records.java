package org.segursdk.sandbox.internal.mss;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.segursdk.core.identity.Matricule;
import org.segursdk.core.identity.SyntheticIdentities;
import org.segursdk.sandbox.MssDelivery;
import org.segursdk.sandbox.MssFinding;
import org.segursdk.sandbox.MssSituation;
import org.segursdk.sandbox.RecordedExchange;
import org.segursdk.sandbox.internal.dmp.Matricules;
import org.segursdk.sandbox.internal.http.RecorderImpl;
import org.segursdk.sandbox.internal.http.SpooledBody;

/** Keeps what was submitted, and tells the sandbox's recorder of every login, transaction and session. */
final class Records {
    private static final int CAPACITY = 1_000;
    private static final Pattern NUMBER = Pattern.compile("(?<![0-9A-Za-z])([0-9]{6}[0-9ABab][0-9]{6})([0-9]{2})(?=@)");

    private final RecorderImpl recorder;
    private final Clock clock;
    private final Path folder;
    private final Deque<MssDelivery> deliveries = new ArrayDeque<>();
    private long count;

    Records(RecorderImpl recorder, Clock clock, Path folder) {
        this.recorder = recorder;
        this.clock = clock;
        this.folder = folder;
    }

    synchronized long nextDelivery() {
        return ++count;
    }

    synchronized List<MssDelivery> deliveries() {
        return List.copyOf(deliveries);
    }

    synchronized void clear() {
        deliveries.forEach(Records::discard);
        deliveries.clear();
    }

    private static void discard(MssDelivery delivery) {
        if (delivery.content() instanceof SpooledBody spooled) {
            spooled.discard();
        }
    }

    /** A login, accepted or not; what was said to log in is never kept. */
    void login(String operation, String situation, String reply, String verdict) {
        add(operation, situation, List.of(operation), recorder.newBody(), 0, reply, verdict);
    }

    /** A command or a transaction that came to nothing. */
    void transaction(String operation, MssSituation scripted, List<String> lines, String reply) {
        add(operation, scripted.toString(), lines, recorder.newBody(), status(reply), reply, reply);
    }

    /** A session of an opened mailbox, at its end. */
    void imap(String mailbox, String situation, List<String> commands, String ending) {
        List<String> lines = new ArrayList<>(List.of("mailbox " + mailbox));
        lines.addAll(commands);
        add("IMAP", situation, lines, recorder.newBody(), 0, "", ending);
    }

    void broken(String protocol, IOException e) {
        add(
                protocol,
                "",
                List.of(),
                recorder.newBody(),
                0,
                "",
                "connection lost: " + e.getClass().getSimpleName());
    }

    /** A mail that came whole. */
    void delivery(
            long number,
            Login login,
            Envelope envelope,
            Content content,
            MailView mail,
            List<MssFinding> findings,
            String reply,
            MssSituation scripted) {
        Instant now = clock.instant();
        MssDelivery delivery = new MssDelivery(
                number,
                now,
                login.mailbox(),
                envelope.sender().address(),
                envelope.recipients().stream().map(Envelope.Path::address).toList(),
                envelope.sender().parameter("ENVID"),
                envelope.sender().parameter("RET"),
                envelope.recipients().stream()
                        .map(path -> path.parameter("NOTIFY"))
                        .toList(),
                findings,
                reply,
                body(new SpooledBody(folder), content));
        synchronized (this) {
            deliveries.addLast(delivery);
            if (deliveries.size() > CAPACITY) {
                discard(deliveries.removeFirst());
            }
        }
        List<String> texts = new ArrayList<>(mail.texts());
        envelope.recipients().forEach(path -> texts.add(local(path.address())));
        SpooledBody body = body(recorder.newBody(), content);
        if (recorder.withholds(Matricules.areSyntheticIn(texts))) {
            body.withhold();
        }
        String verdict = findings.isEmpty()
                ? "accepted"
                : String.join(
                        ", ", findings.stream().map(MssFinding::rule).distinct().toList());
        add("SMTP MAIL", scripted.toString(), envelope.lines(), body, status(reply), reply, verdict);
    }

    private static String local(String address) {
        int at = address.indexOf('@');
        return at < 0 ? address : address.substring(0, at).toUpperCase(java.util.Locale.ROOT);
    }

    private static SpooledBody body(SpooledBody body, Content content) {
        try (body) {
            body.write(content.bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return body;
    }

    private static int status(String reply) {
        return reply.matches("[2-5]\\d\\d .*") ? Integer.parseInt(reply.substring(0, 3)) : 0;
    }

    private void add(
            String operation,
            String situation,
            List<String> lines,
            SpooledBody request,
            int status,
            String reply,
            String verdict) {
        StringBuilder head = new StringBuilder();
        lines.forEach(line -> head.append(masked(line)).append("\r\n"));
        recorder.add(new RecordedExchange(
                recorder.nextNumber(),
                clock.instant(),
                "mss",
                operation,
                situation.isEmpty() ? "NORMAL" : situation,
                head.toString(),
                request,
                status,
                reply.isEmpty() ? "" : reply + "\r\n",
                new SpooledBody(folder),
                verdict));
    }

    /** Matricules that are not synthetic are never kept. */
    static String masked(String line) {
        Matcher matcher = NUMBER.matcher(line);
        return matcher.replaceAll(found -> {
            Matricule matricule = Matricule.received(found.group(1).toUpperCase(java.util.Locale.ROOT), found.group(2));
            return SyntheticIdentities.isSynthetic(matricule) ? Matcher.quoteReplacement(found.group()) : "(masked)";
        });
    }
}
