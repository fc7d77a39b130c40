package org.segursdk.cda.read;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.segursdk.cda.internal.read.EmbeddedStream;
import org.segursdk.cda.internal.read.Place;
import org.segursdk.cda.internal.read.Scope;
import org.segursdk.core.document.ContentSource;

/**
 * A file inside the document: the PDF of a level-1 document, a copy, an image. It is decoded from the document's own source at
 * each opening and never held in memory. Immutable, thread-safe if the source is.
 */
public final class EmbeddedContent implements ContentSource {
    private final Scope scope;
    private final Place place;
    private final String path;
    private final Optional<String> mediaType;
    private final Optional<String> xmlId;
    private final boolean base64;
    private final OptionalLong size;
    private final boolean wellFormed;

    EmbeddedContent(
            Scope scope,
            Place place,
            String path,
            Optional<String> mediaType,
            Optional<String> xmlId,
            boolean base64,
            OptionalLong size,
            boolean wellFormed) {
        this.scope = scope;
        this.place = Objects.requireNonNull(place, "place");
        this.path = path;
        this.mediaType = mediaType;
        this.xmlId = xmlId;
        this.base64 = base64;
        this.size = size;
        this.wellFormed = wellFormed;
    }

    /** {@code application/pdf}, {@code image/png}… as written, if told. */
    public Optional<String> mediaType() {
        return mediaType;
    }

    /** XML ID under which the narrative shows it, if any. */
    public Optional<String> xmlId() {
        return xmlId;
    }

    /** Whether it is written in base64; otherwise it is plain text. */
    public boolean isBase64() {
        return base64;
    }

    /** Decoded bytes; not known when only the header was read, nor for plain text. */
    public OptionalLong size() {
        return size;
    }

    /** False when the base64 was seen to be broken: opening it will fail somewhere. */
    public boolean isWellFormed() {
        return wellFormed;
    }

    /** Where it stands in the document. */
    public String path() {
        return path;
    }

    /**
     * A new stream of the decoded bytes; the caller closes it.
     *
     * @throws IOException here or while reading, when the source fails, has changed, or the base64 is broken
     */
    @Override
    public InputStream open() throws IOException {
        return EmbeddedStream.open(scope.source(), place, base64);
    }

    @Override
    public String toString() {
        return "EmbeddedContent[" + path + "]";
    }
}
