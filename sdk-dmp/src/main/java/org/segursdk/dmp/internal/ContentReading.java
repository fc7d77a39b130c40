package org.segursdk.dmp.internal;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Objects;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.document.ContentSource;
import org.segursdk.core.document.DocumentContent.Fingerprint;

/**
 * What one reading of a document's content gives, from its first byte to its last: size and hash for the metadata, and the
 * digest that the signature quotes. A source may be a database or a network store: it is opened once for all three.
 */
public final class ContentReading {
    private final Fingerprint fingerprint;
    private final @Nullable DocumentDigest digest;
    private final @Nullable XMLStreamException refusal;

    private ContentReading(
            Fingerprint fingerprint, @Nullable DocumentDigest digest, @Nullable XMLStreamException refusal) {
        this.fingerprint = fingerprint;
        this.digest = digest;
        this.refusal = refusal;
    }

    /**
     * Reads XML; a text that is not well-formed is read to its end all the same.
     *
     * @param algorithm JCA name of the signature's digest
     */
    public static ContentReading ofXml(ContentSource content, String algorithm) throws IOException {
        DocumentDigest digest = null;
        XMLStreamException refusal = null;
        try (InputStream in = content.open()) {
            Measured measured = new Measured(in);
            try {
                digest = DocumentDigest.ofXml(measured, algorithm);
            } catch (XMLStreamException e) {
                // The parser reports a broken source as if the text were broken.
                measured.requireReadable();
                refusal = e;
            }
            measured.transferTo(OutputStream.nullOutputStream());
            return new ContentReading(measured.fingerprint(), digest, refusal);
        }
    }

    /** Reads bytes of any kind. */
    public static ContentReading ofBytes(ContentSource content, String algorithm) throws IOException {
        try (InputStream in = content.open()) {
            Measured measured = new Measured(in);
            DocumentDigest digest = DocumentDigest.ofBytes(measured, algorithm);
            return new ContentReading(measured.fingerprint(), digest, null);
        }
    }

    public Fingerprint fingerprint() {
        return fingerprint;
    }

    /** @throws XMLStreamException the content is not well-formed, or holds a DTD */
    public DocumentDigest digest() throws XMLStreamException {
        if (refusal != null) {
            throw refusal;
        }
        return Objects.requireNonNull(digest, "digest");
    }

    /** Counts and hashes what passes; the parser may not close it before its end. */
    private static final class Measured extends FilterInputStream {
        private final MessageDigest sha1 = DocumentDigest.digest("SHA-1");
        private long size;
        private @Nullable IOException failure;

        Measured(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read;
            try {
                read = in.read(buffer, offset, length);
            } catch (IOException e) {
                failure = e;
                throw e;
            }
            if (read > 0) {
                sha1.update(buffer, offset, read);
                size += read;
            }
            return read;
        }

        // What is skipped or read again would escape the hash, or enter it twice.
        @Override
        public long skip(long count) throws IOException {
            return readNBytes((int) Math.min(Math.max(count, 0), 8192)).length;
        }

        @Override
        public boolean markSupported() {
            return false;
        }

        @Override
        public void close() {
            // The opener closes.
        }

        void requireReadable() throws IOException {
            if (failure != null) {
                throw failure;
            }
        }

        Fingerprint fingerprint() {
            return new Fingerprint(size, HexFormat.of().formatHex(sha1.digest()));
        }
    }
}
