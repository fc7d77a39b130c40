package org.segursdk.mss.xdm;

import java.util.Objects;
import org.segursdk.core.document.DocumentContent;

/**
 * A file of a received archive that is no document of it: a PDF copy, a style sheet, an inner archive. Its content was looked at
 * for its size only.
 *
 * @param name path in the archive, as its sender wrote it but for the separators: never to be used as a name on a disk
 * @param size number of bytes
 * @param content the bytes, to be read as long as the archive is open
 */
public record ReceivedFile(String name, long size, DocumentContent content) {
    public ReceivedFile {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(content, "content");
    }

    /** Redacted: a name may tell whom the file is about. */
    @Override
    public String toString() {
        return "ReceivedFile[" + size + " bytes]";
    }
}
