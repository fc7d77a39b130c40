package org.segursdk.mss.mailbox;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.segursdk.mss.internal.mailbox.MailDownload;
import org.segursdk.mss.internal.mailbox.MailDownload.HeaderDigest;

/** A mail on the server, to be stored. Usable during the call it is given to, from that thread. */
public final class ArrivedMail {
    private final MailKey key;
    private final MailDownload download;
    private boolean copied;

    ArrivedMail(MailKey key, MailDownload download) {
        this.key = key;
        this.download = download;
    }

    /**
     * What was copied.
     *
     * @param size number of bytes
     * @param sha256 of the bytes, lower-case hexadecimal
     * @param fingerprint to be kept beside the mail, see {@link ArrivalStore#renumbered}
     * @param sizeTold what the server counts for the mail, when that is another number: rare, and no reason to refuse the mail
     */
    public record Copied(long size, String sha256, MailFingerprint fingerprint, OptionalLong sizeTold) {
        public Copied {
            Objects.requireNonNull(sha256, "sha256");
            Objects.requireNonNull(fingerprint, "fingerprint");
            Objects.requireNonNull(sizeTold, "sizeTold");
        }

        /** Redacted. */
        @Override
        public String toString() {
            return "Copied[" + size + " bytes]";
        }
    }

    public MailKey key() {
        return key;
    }

    /** Number of bytes, as the server counts them; 0 when it does not tell. */
    public long size() {
        return Math.max(0, download.head().size());
    }

    /** When the server received it. */
    public Optional<Instant> arrivedAt() {
        return download.head().arrived();
    }

    /** As they were when the mail was found. */
    public MailFlags flags() {
        return new MailFlags(download.head().flags());
    }

    /**
     * Copies the mail, byte for byte, in pieces: a long one is never in memory. May be called again, and asks the server again.
     *
     * @param out is written to and left open
     * @throws IOException when the server did not give the whole mail, or from {@code out}: what was written is not the mail
     */
    public Copied copyTo(OutputStream out) throws IOException {
        MessageDigest whole = sha256();
        HeaderDigest header = new HeaderDigest(sha256());
        long size = download.copyTo(
                new FilterOutputStream(out) {
                    @Override
                    public void write(byte[] bytes, int from, int count) throws IOException {
                        whole.update(bytes, from, count);
                        out.write(bytes, from, count);
                    }
                },
                header);
        copied = true;
        return new Copied(
                size,
                HexFormat.of().formatHex(whole.digest()),
                fingerprint(header),
                size == size() ? OptionalLong.empty() : OptionalLong.of(size()));
    }

    /** Whether somebody took the content, to its end. */
    boolean wasCopied() {
        return copied;
    }

    static MailFingerprint fingerprint(HeaderDigest header) {
        return new MailFingerprint(HexFormat.of().formatHex(header.digest()));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "ArrivedMail[" + key + ", " + size() + " bytes]";
    }
}
