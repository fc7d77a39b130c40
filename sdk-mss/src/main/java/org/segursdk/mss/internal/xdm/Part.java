package org.segursdk.mss.internal.xdm;

import java.io.ByteArrayInputStream;
import org.segursdk.core.document.ContentSource;

/**
 * A file to write.
 *
 * @param name its path in the archive
 * @param content its bytes, read once each time the archive is written
 * @param measure what they were when they were checked
 */
public record Part(String name, ContentSource content, Measure measure) {
    public static Part of(String name, byte[] bytes) {
        return new Part(name, () -> new ByteArrayInputStream(bytes), Measure.of(bytes));
    }
}
