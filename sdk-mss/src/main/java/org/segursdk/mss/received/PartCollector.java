package org.segursdk.mss.received;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.segursdk.mss.internal.mime.PartSink;
import org.segursdk.mss.internal.mime.Scanned;
import org.segursdk.mss.internal.received.Spool;

/** Tells texts from attachments while a message passes by, and holds the latter. */
final class PartCollector implements PartSink {
    /** An attachment as it came; without an item it is a part of a receipt. */
    record Part(Scanned scanned, Optional<Spool.Item> item) {
        @Override
        public String toString() {
            return "Part[redacted]";
        }
    }

    private final Spool spool;
    private final List<Scanned> texts = new ArrayList<>();
    private final List<Part> attachments = new ArrayList<>();

    PartCollector(Spool spool) {
        this.spool = spool;
    }

    @Override
    public @Nullable OutputStream open(Scanned part) {
        if (isText(part)) {
            texts.add(part);
            return null;
        }
        if (isReport(part.type())) {
            attachments.add(new Part(part, Optional.empty()));
            return null;
        }
        Spool.Item item = spool.open();
        attachments.add(new Part(part, Optional.of(item)));
        return item;
    }

    /** Words to be read; a first part that bears a file name and is no attachment is what some programs call their text. */
    private boolean isText(Scanned part) {
        boolean readable = part.type().equals("text/plain") || part.type().equals("text/html");
        boolean first = texts.isEmpty() && attachments.isEmpty();
        return readable
                && !part.disposition().equals("attachment")
                && (first || part.fileName().isEmpty());
    }

    private static boolean isReport(String type) {
        return type.startsWith("message/")
                        && (type.endsWith("disposition-notification") || type.endsWith("delivery-status"))
                || type.equals("text/rfc822-headers")
                || type.equals("message/global-headers");
    }

    /** What is to be read, in order. */
    List<Scanned> texts() {
        return texts;
    }

    List<Part> attachments() {
        return attachments;
    }
}
