package org.segursdk.mss.message;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.core.document.ContentSource;
import org.segursdk.core.terminology.Oid;
import org.segursdk.mss.internal.mime.PartContent;
import org.segursdk.mss.xdm.Compression;
import org.segursdk.mss.xdm.XdmArchive;

/** The IHE_XDM archive as a message carries it. Immutable. Source: mssante §3.1 E3. */
public final class ArchivePart {
    /** Name of the attachment. */
    public static final String NAME = "IHE_XDM.zip";

    /** Media type of the attachment. */
    public static final String MEDIA_TYPE = "application/zip";

    private final PartContent content;
    private final long size;
    private final Optional<List<Oid>> documents;

    private ArchivePart(PartContent content, long size, Optional<List<Oid>> documents) {
        if (size < 1) {
            throw new IllegalArgumentException("an archive has bytes");
        }
        this.content = content;
        this.size = size;
        this.documents = documents;
    }

    /**
     * An archive. Stored, it is packed while the message is written and held nowhere; compressed, it is packed once, here, and held
     * in memory.
     *
     * @param compression {@link Compression#STORED} unless the operator's limit asks for less: base64 hardly shrinks
     * @throws IOException when a document cannot be read or has changed
     */
    public static ArchivePart of(XdmArchive archive, Compression compression) throws IOException {
        Optional<List<Oid>> documents = Optional.of(archive.documents().stream()
                .map(document -> document.metadata().uniqueId())
                .toList());
        if (compression == Compression.STORED) {
            return new ArchivePart(out -> archive.writeTo(out, compression), archive.size(compression), documents);
        }
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        archive.writeTo(packed, compression);
        return new ArchivePart(packed::writeTo, packed.size(), documents);
    }

    /**
     * An archive finished elsewhere; what it holds is not looked at.
     *
     * @param content its bytes, re-openable
     * @param size their exact number
     */
    public static ArchivePart of(ContentSource content, long size) {
        return new ArchivePart(PartContent.of(Objects.requireNonNull(content, "content")), size, Optional.empty());
    }

    /** Number of bytes, before the growth of one third and more that a mail adds. */
    public long size() {
        return size;
    }

    /** @throws IOException from the stream, or when a document cannot be read or has changed */
    public void writeTo(OutputStream out) throws IOException {
        content.writeTo(out);
    }

    /** The ids of its documents, where they are known. */
    Optional<List<Oid>> documents() {
        return documents;
    }

    @Override
    public String toString() {
        return "ArchivePart[" + size + "]";
    }
}
