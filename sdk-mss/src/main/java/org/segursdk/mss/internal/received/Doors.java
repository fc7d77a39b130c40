package org.segursdk.mss.internal.received;

import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.document.ContentSource;
import org.segursdk.mss.internal.mime.MimeScanner;
import org.segursdk.mss.internal.mime.Scanned;
import org.segursdk.mss.internal.xdm.Bytes;
import org.segursdk.mss.receipt.MdnRequest;
import org.segursdk.mss.receipt.Receipt;
import org.segursdk.mss.receipt.ReceiptReader;
import org.segursdk.mss.xdm.ReceivedArchive;
import org.segursdk.mss.xdm.XdmReader;

/**
 * Lets the reader of mails hand what it read to the readers of archives and receipts, which have no public method for it, so
 * that nothing is read or copied twice. Each door is set by the class behind it when that class is loaded.
 */
public final class Doors {
    /** Into {@link XdmReader}. */
    @FunctionalInterface
    public interface Archives {
        /** @param bytes closed with the archive, or at once when it is refused */
        ReceivedArchive read(XdmReader reader, Bytes bytes) throws IOException;
    }

    /** Into {@link ReceiptReader} and {@link MdnRequest}. */
    public interface Receipts {
        Optional<Receipt> receipt(ReceiptReader reader, MimeScanner.Result scan);

        Optional<MdnRequest> request(ContentSource original, Scanned root);
    }

    private static volatile @Nullable Archives archives;
    private static volatile @Nullable Receipts receipts;

    private Doors() {}

    public static void archives(Archives door) {
        archives = door;
    }

    public static void receipts(Receipts door) {
        receipts = door;
    }

    public static ReceivedArchive read(XdmReader reader, Bytes bytes) throws IOException {
        return Objects.requireNonNull(archives).read(reader, bytes);
    }

    public static Optional<Receipt> receipt(ReceiptReader reader, MimeScanner.Result scan) {
        return Objects.requireNonNull(receipts).receipt(reader, scan);
    }

    public static Optional<MdnRequest> request(ContentSource original, Scanned root) {
        return Objects.requireNonNull(receipts).request(original, root);
    }
}
