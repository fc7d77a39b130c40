package org.segursdk.cda.read;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.segursdk.cda.internal.read.Opening;
import org.segursdk.cda.internal.read.Scope;
import org.segursdk.core.document.ContentSource;
import org.segursdk.core.document.DocumentContent;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violation;

/**
 * Reads any CDA-R2 document of the CI-SIS, whoever wrote it: plain, auto-presentable (inside a style sheet) or signed (inside
 * {@code ds:Signature}, which is not verified here). Tolerant by default: what is odd becomes a finding. Embedded files are
 * not decoded. Immutable, thread-safe. Source: cda §5, §14.
 */
public final class CdaReader {
    /** Estimated bytes in memory of the largest document read, embedded files not counted. */
    public static final long DEFAULT_MAX_SIZE = 48_000_000;

    private final boolean strict;
    private final boolean headerOnly;
    private final long maxSize;

    private CdaReader(boolean strict, boolean headerOnly, long maxSize) {
        this.strict = strict;
        this.headerOnly = headerOnly;
        this.maxSize = maxSize;
    }

    /** A tolerant reader of whole documents. */
    public static CdaReader create() {
        return new CdaReader(false, false, DEFAULT_MAX_SIZE);
    }

    /** Another reader, which refuses a document with findings, listing them all. */
    public CdaReader strict() {
        return new CdaReader(true, headerOnly, maxSize);
    }

    /** Another reader, which stops before the body: header and metadata only, whatever the size of the body. */
    public CdaReader headerOnly() {
        return new CdaReader(strict, true, maxSize);
    }

    /** Another reader with another bound: estimated bytes in memory, embedded files not counted. */
    public CdaReader maxSize(long bytes) {
        if (bytes <= 0) {
            throw new IllegalArgumentException("the bound is positive");
        }
        return new CdaReader(strict, headerOnly, bytes);
    }

    /**
     * Reads a document; the source is opened again to decode embedded files.
     *
     * @throws IOException when the source cannot be read
     * @throws InvalidInputException rules {@code READ-XML}, {@code READ-DTD}, {@code READ-TOO-LARGE}, {@code READ-NOT-CDA}; when
     *     strict, every finding
     */
    public ReadDocument read(ContentSource source) throws IOException {
        Scope scope = Opening.open(Objects.requireNonNull(source, "source"), maxSize, headerOnly);
        ReadDocument document = new ReadDocument(scope, headerOnly);
        if (strict) {
            List<Violation> findings = new ArrayList<>(document.findings());
            if (!findings.isEmpty()) {
                throw new InvalidInputException("CDA document", findings);
            }
        }
        return document;
    }

    /** Reads a file, which must not change while the document is used. */
    public ReadDocument read(Path file) throws IOException {
        return read(DocumentContent.of(file));
    }

    /** Reads bytes held in memory, which must not change while the document is used: they are not copied. */
    public ReadDocument read(byte[] bytes) throws IOException {
        Objects.requireNonNull(bytes, "bytes");
        return read(() -> new ByteArrayInputStream(bytes));
    }
}
