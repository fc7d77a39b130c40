package org.segursdk.mss.message;

import java.util.Objects;
import org.segursdk.core.document.ContentSource;

/**
 * The finished IHE_XDM archive, as a message carries it. Source: mssante §3.1 E3.
 *
 * @param content its bytes, re-openable
 * @param size their exact number
 */
public record ArchivePart(ContentSource content, long size) {
    /** Name of the attachment. */
    public static final String NAME = "IHE_XDM.zip";

    /** Media type of the attachment. */
    public static final String MEDIA_TYPE = "application/zip";

    public ArchivePart {
        Objects.requireNonNull(content, "content");
        if (size < 1) {
            throw new IllegalArgumentException("an archive has bytes");
        }
    }

    @Override
    public String toString() {
        return "ArchivePart[" + size + "]";
    }
}
