package org.segursdk.mss.internal.mailbox;

import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.angus.mail.iap.ByteArray;
import org.eclipse.angus.mail.iap.CommandFailedException;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.protocol.BASE64MailboxEncoder;
import org.eclipse.angus.mail.imap.protocol.BODY;
import org.eclipse.angus.mail.imap.protocol.FLAGS;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;
import org.eclipse.angus.mail.imap.protocol.INTERNALDATE;
import org.eclipse.angus.mail.imap.protocol.RFC822SIZE;
import org.eclipse.angus.mail.imap.protocol.UID;
import org.jspecify.annotations.Nullable;

/**
 * Commands by UID on an open folder. By UID alone: message numbers move when another session expunges, and a wrong one would give
 * another patient's mail. Contents are peeked at, which marks nothing.
 */
public final class UidCommands {
    private static final DateTimeFormatter SEARCH_DATE = DateTimeFormatter.ofPattern("d-MMM-uuuu", Locale.ENGLISH);

    private static final Map<Flags.Flag, String> SYSTEM_FLAGS = Map.of(
            Flags.Flag.SEEN, "\\Seen",
            Flags.Flag.ANSWERED, "\\Answered",
            Flags.Flag.FLAGGED, "\\Flagged",
            Flags.Flag.DELETED, "\\Deleted",
            Flags.Flag.DRAFT, "\\Draft");

    private final IMAPFolder folder;

    public UidCommands(IMAPFolder folder) {
        this.folder = folder;
    }

    /**
     * What a FETCH told.
     *
     * @param size of the whole mail, as the server counts it; -1 when it did not tell
     * @param arrived when the server received it
     * @param flags as written
     * @param bytes of the content asked for; null when the server gave none
     * @param origin where they start, -1 when not told
     */
    public record Fetched(
            long size,
            Optional<Instant> arrived,
            Set<String> flags,
            @Nullable ByteArray bytes,
            int origin) {
        @Override
        public String toString() {
            return "Fetched[" + size + " bytes]";
        }
    }

    /** The UIDs from one on, ascending. */
    public long[] from(long first) throws MessagingException {
        return search("UID " + first + ":*", first);
    }

    /** The UIDs of the mails that arrived that day or later, ascending. */
    public long[] since(Instant day) throws MessagingException {
        // A day before, since the server compares days in a zone of its own.
        LocalDate date = LocalDate.ofInstant(day, ZoneOffset.UTC).minusDays(1);
        return search("SINCE " + SEARCH_DATE.format(date), 1);
    }

    private long[] search(String criteria, long first) throws MessagingException {
        List<Response> answers = run("UID SEARCH " + criteria);
        // "n:*" also answers the last mail when it is older than n.
        return answers.stream()
                .filter(IMAPResponse.class::isInstance)
                .map(IMAPResponse.class::cast)
                .filter(answer -> answer.keyEquals("SEARCH"))
                .flatMapToLong(answer -> numbers(answer).stream().mapToLong(Long::longValue))
                .filter(uid -> uid >= first)
                .sorted()
                .distinct()
                .toArray();
    }

    private static List<Long> numbers(IMAPResponse answer) {
        List<Long> numbers = new ArrayList<>();
        for (long number = answer.readLong(); number >= 0; number = answer.readLong()) {
            numbers.add(number);
        }
        return numbers;
    }

    /** Size, dates and flags of a mail with its first bytes; empty when it is there no more. */
    public Optional<Fetched> head(long uid, int bytes) throws MessagingException {
        return fetch(uid, "(UID RFC822.SIZE INTERNALDATE FLAGS BODY.PEEK[]<0." + bytes + ">)");
    }

    /** Bytes from a place on; empty when the mail is there no more. */
    public Optional<Fetched> block(long uid, long from, int bytes) throws MessagingException {
        return fetch(uid, "(UID BODY.PEEK[]<" + from + '.' + bytes + ">)");
    }

    /** The whole header with the empty line after it; empty when the mail is there no more. */
    public Optional<Fetched> header(long uid) throws MessagingException {
        return fetch(uid, "(UID BODY.PEEK[HEADER])");
    }

    private Optional<Fetched> fetch(long uid, String items) throws MessagingException {
        for (Response answer : run("UID FETCH " + uid + ' ' + items)) {
            // Flags of any mail may come unasked, also of this one and before it.
            if (answer instanceof FetchResponse fetched && isOf(fetched, uid) && answers(fetched, items)) {
                return Optional.of(read(fetched));
            }
        }
        return Optional.empty();
    }

    private static boolean isOf(FetchResponse fetched, long uid) {
        UID told = fetched.getItem(UID.class);
        return told != null && told.uid == uid;
    }

    private static boolean answers(FetchResponse fetched, String items) {
        return !items.contains("BODY") || fetched.getItem(BODY.class) != null;
    }

    private static Fetched read(FetchResponse fetched) {
        RFC822SIZE size = fetched.getItem(RFC822SIZE.class);
        BODY body = fetched.getItem(BODY.class);
        return new Fetched(
                size == null ? -1 : size.size,
                arrived(fetched),
                flags(fetched),
                body == null ? null : body.getByteArray(),
                body == null ? -1 : body.getOrigin());
    }

    private static Optional<Instant> arrived(FetchResponse fetched) {
        INTERNALDATE told = fetched.getItem(INTERNALDATE.class);
        Date date = told == null ? null : told.getDate();
        return Optional.ofNullable(date).map(Date::toInstant);
    }

    private static Set<String> flags(FetchResponse fetched) {
        FLAGS told = fetched.getItem(FLAGS.class);
        if (told == null) {
            return Set.of();
        }
        Set<String> flags = new TreeSet<>(List.of(told.getUserFlags()));
        SYSTEM_FLAGS.forEach((flag, name) -> {
            if (told.contains(flag)) {
                flags.add(name);
            }
        });
        return flags;
    }

    /**
     * Flags of the mails up to one that changed after a point (CONDSTORE).
     *
     * @return flags by UID
     */
    public Map<Long, Set<String>> flagsChangedSince(long modSeq, long lastUid) throws MessagingException {
        Map<Long, Set<String>> changed = new TreeMap<>();
        for (Response answer : run("UID FETCH 1:" + lastUid + " (UID FLAGS) (CHANGEDSINCE " + modSeq + ')')) {
            if (answer instanceof FetchResponse fetched
                    && fetched.getItem(UID.class) != null
                    && fetched.getItem(FLAGS.class) != null) {
                changed.put(fetched.getItem(UID.class).uid, flags(fetched));
            }
        }
        return changed;
    }

    /** Adds a flag to a mail; one that is there no more is passed over, as the protocol has it. */
    public void addFlag(long uid, String flag) throws MessagingException {
        run("UID STORE " + uid + " +FLAGS.SILENT (" + flag + ')');
    }

    /** Moves a mail in one step of the server. */
    public void move(long uid, String target) throws MessagingException {
        String encoded =
                BASE64MailboxEncoder.encode(target).replace("\\", "\\\\").replace("\"", "\\\"");
        run("UID MOVE " + uid + " \"" + encoded + '"');
    }

    /** Whether the server has an extension. */
    public boolean has(String capability) throws MessagingException {
        return (Boolean) folder.doCommand(protocol -> protocol.hasCapability(capability));
    }

    /** Keeps the connection alive and hears what changed. */
    public void noop() throws MessagingException {
        run("NOOP");
    }

    /**
     * @throws RefusedCommandException when the server refuses this command and goes on with others
     */
    private List<Response> run(String command) throws MessagingException {
        try {
            return Arrays.asList((Response[]) folder.doCommand(protocol -> answers(protocol, command)));
        } catch (MessagingException e) {
            if (e.getCause() instanceof CommandFailedException refused) {
                throw new RefusedCommandException(refused);
            }
            throw e;
        }
    }

    private static Response[] answers(IMAPProtocol protocol, String command) throws ProtocolException {
        Response[] answers = protocol.command(command, null);
        protocol.notifyResponseHandlers(answers);
        protocol.handleResult(answers[answers.length - 1]);
        return answers;
    }
}
