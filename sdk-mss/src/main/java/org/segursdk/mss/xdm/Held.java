package org.segursdk.mss.xdm;

import org.segursdk.core.document.DocumentContent;
import org.segursdk.mss.internal.xdm.Item;
import org.segursdk.mss.internal.xdm.ItemName;
import org.segursdk.mss.internal.xdm.Measure;

/**
 * A file of the archive that was unpacked once and is right.
 *
 * @param item where it stands
 * @param measure what it unpacked to
 * @param file as it is shown
 */
record Held(Item item, Measure measure, ReceivedFile file) {
    static Held of(Item item, Measure measure) {
        DocumentContent content = DocumentContent.of(() -> item.open(measure.size()));
        return new Held(item, measure, new ReceivedFile(item.name(), measure.size(), content));
    }

    String place() {
        return ItemName.place(item);
    }

    /** Whether the file is called so, in any case. */
    boolean isNamed(String fileName) {
        return ItemName.key(item.fileName()).equals(fileName);
    }

    boolean hasExtension(String extension) {
        return ItemName.key(item.fileName()).endsWith('.' + extension);
    }
}
