package org.segursdk.core.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.error.InvalidInputException;

/**
 * The bytes of a document: re-openable, never held here unless given as an array. Size and hash are computed in one pass on
 * first use and remembered. Thread-safe.
 */
public final class DocumentContent implements ContentSource {
    /**
     * Size and hash of a content.
     *
     * @param size number of bytes
     * @param sha1 SHA-1, lower-case hexadecimal, as XDS wants it
     */
    public record Fingerprint(long size, String sha1) {}

    private final ContentSource source;
    private volatile @Nullable Fingerprint fingerprint;

    private DocumentContent(ContentSource source) {
        this.source = source;
    }

    /** A content read from a file; the file must not change while the SDK uses it. */
    public static DocumentContent of(Path file) {
        Objects.requireNonNull(file, "file");
        return new DocumentContent(() -> Files.newInputStream(file));
    }

    /** A content held in memory. */
    public static DocumentContent of(byte[] bytes) {
        byte[] copy = bytes.clone();
        return new DocumentContent(() -> new ByteArrayInputStream(copy));
    }

    /** A content opened on demand: a database column, an object store. */
    public static DocumentContent of(ContentSource source) {
        return new DocumentContent(Objects.requireNonNull(source, "source"));
    }

    @Override
    public InputStream open() throws IOException {
        return source.open();
    }

    /**
     * Size and hash, read once.
     *
     * @throws InvalidInputException rule {@code CONTENT-UNREADABLE} when the source cannot be read
     */
    public Fingerprint fingerprint() {
        Fingerprint known = fingerprint;
        if (known == null) {
            known = measure();
            fingerprint = known;
        }
        return known;
    }

    private Fingerprint measure() {
        try (InputStream in = open()) {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            byte[] buffer = new byte[64 * 1024];
            long size = 0;
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                sha1.update(buffer, 0, read);
                size += read;
            }
            return new Fingerprint(size, HexFormat.of().formatHex(sha1.digest()));
        } catch (IOException unreadable) {
            throw InvalidInputException.of(
                    "DocumentContent",
                    "content",
                    "CONTENT-UNREADABLE",
                    "le contenu du document ne peut être lu",
                    "the content of the document cannot be read");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "DocumentContent";
    }
}
