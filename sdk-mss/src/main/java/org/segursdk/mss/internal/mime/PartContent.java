package org.segursdk.mss.internal.mime;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.segursdk.core.document.ContentSource;

/** The bytes of a part, written each time they are asked for. */
@FunctionalInterface
public interface PartContent {
    /** The caller closes the stream. */
    void writeTo(OutputStream out) throws IOException;

    /** What a source holds. */
    static PartContent of(ContentSource source) {
        return out -> {
            byte[] buffer = new byte[64 * 1024];
            try (InputStream in = source.open()) {
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    out.write(buffer, 0, read);
                }
            }
        };
    }
}
