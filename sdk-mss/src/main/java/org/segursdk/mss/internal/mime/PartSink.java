package org.segursdk.mss.internal.mime;

import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** Where the bytes of attachments go while a message passes by. */
@FunctionalInterface
public interface PartSink {
    /**
     * Asked once for each part that is no multipart, in their order, when its fields are known.
     *
     * @param part type, name and fields; an embedded message has its own fields as a child, later
     * @return where the bytes go without their transfer encoding, closed at their end; null for a text that is to be kept as
     *     one
     */
    @Nullable
    OutputStream open(Scanned part) throws IOException;
}
