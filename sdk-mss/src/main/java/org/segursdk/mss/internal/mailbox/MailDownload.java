package org.segursdk.mss.internal.mailbox;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.Optional;
import org.eclipse.angus.mail.iap.ByteArray;
import org.segursdk.mss.internal.mailbox.UidCommands.Fetched;

/**
 * Brings one mail over in blocks. The end is where the server has no more bytes, never merely where a block came short: a mail
 * that ends early would be a document cut without a trace.
 */
public final class MailDownload {
    /** Bytes asked for at a time: what is held of a mail, however long it is. */
    static final int BLOCK = 512 * 1024;

    private final UidCommands commands;
    private final long uid;
    private final Fetched head;

    private MailDownload(UidCommands commands, long uid, Fetched head) {
        this.commands = commands;
        this.uid = uid;
        this.head = head;
    }

    /** Asks for a mail; empty when it is there no more. */
    public static Optional<MailDownload> start(UidCommands commands, long uid) throws MessagingException {
        return commands.head(uid, BLOCK).map(head -> new MailDownload(commands, uid, head));
    }

    public Fetched head() {
        return head;
    }

    /**
     * Copies the mail from its first byte.
     *
     * @return the number of bytes
     * @throws MailFetchException when the server does not give all of it
     * @throws IOException from the target
     */
    public long copyTo(OutputStream out, HeaderDigest digest) throws IOException {
        long at = 0;
        Fetched block = head;
        while (true) {
            ByteArray bytes = block.bytes();
            if (bytes == null) {
                throw new MailFetchException("the server gives no content", null);
            }
            boolean whole = block.origin() < 0 && at == 0 && bytes.getCount() == head.size();
            if (block.origin() != at && !whole) {
                throw new MailFetchException("the server gives another part than the one asked for", null);
            }
            out.write(bytes.getBytes(), bytes.getStart(), bytes.getCount());
            digest.update(bytes.getBytes(), bytes.getStart(), bytes.getCount());
            at += bytes.getCount();
            if (bytes.getCount() == 0 || at == head.size() && (whole || bytes.getCount() < BLOCK)) {
                return at;
            }
            block = next(at);
        }
    }

    private Fetched next(long at) throws MailFetchException {
        try {
            return commands.block(uid, at, BLOCK)
                    .orElseThrow(() -> new MailFetchException("the mail went away while it was read", null));
        } catch (MessagingException e) {
            throw new MailFetchException("the server stopped in the middle of the mail", e);
        }
    }

    /** Digests what passes up to the empty line after the header. */
    public static final class HeaderDigest {
        private final MessageDigest sha256;
        private boolean atLineStart = true;
        private boolean done;

        public HeaderDigest(MessageDigest sha256) {
            this.sha256 = sha256;
        }

        /** Takes the next bytes; those after the header are passed over. */
        public void update(byte[] bytes, int from, int count) {
            int end = from + count;
            for (int i = from; i < end && !done; i++) {
                sha256.update(bytes[i]);
                if (bytes[i] == '\n') {
                    done = atLineStart;
                    atLineStart = true;
                } else if (bytes[i] != '\r') {
                    atLineStart = false;
                }
            }
        }

        /** Of the header; the digest is used up. */
        public byte[] digest() {
            return sha256.digest();
        }
    }
}
