package org.segursdk.sandbox;

import java.io.IOException;
import java.io.InputStream;

/**
 * A body as it travelled: in memory when small, in a file of the sandbox's directory when large. May hold patient data:
 * {@code toString} shows the size only.
 */
public interface RecordedBody {
    /** Bytes on the wire, also when the content was withheld. */
    long size();

    /** True when the content was not kept, because the identities in it are not proven synthetic. */
    boolean withheld();

    /**
     * The content; empty when withheld.
     *
     * @throws IOException when the file is gone ({@link Recorder#clear()}, or the sandbox was closed)
     */
    InputStream open() throws IOException;
}
