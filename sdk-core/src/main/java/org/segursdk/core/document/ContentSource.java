package org.segursdk.core.document;

import java.io.IOException;
import java.io.InputStream;

/** Opens the same bytes again at each call. A document is read at least twice: once for its hash, once to be sent. */
@FunctionalInterface
public interface ContentSource {
    /** A new stream from the first byte; the caller closes it. */
    InputStream open() throws IOException;
}
