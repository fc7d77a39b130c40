package org.segursdk.exchange.outbox;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.core.error.SegurException;
import org.segursdk.mss.mailbox.ArrivalStore;
import org.segursdk.mss.mailbox.ArrivedMail;
import org.segursdk.mss.mailbox.FolderKey;
import org.segursdk.mss.mailbox.FolderState;
import org.segursdk.mss.mailbox.MailFingerprint;
import org.segursdk.mss.mailbox.MailFlags;
import org.segursdk.mss.mailbox.MailKey;
import org.segursdk.mss.receipt.DeliveryReport;
import org.segursdk.mss.receipt.ReceiptReader;

/**
 * Joins the mailbox that sends to the deliveries: what its synchronisation brings over is looked at once for delivery reports, which
 * settle lost answers and tell bounces ({@link Deliveries#report}), then kept by the software's own store like every other mail. A
 * report is told before its mail is stored: a process killed in between tells it again, which changes nothing. Nothing more is
 * fetched for it; of a long mail the beginning is read, where a report has its parts. Source: mssante §7.1.
 *
 * <pre>{@code
 * MailboxSync.builder(context, mailbox, DeliveryReports.into(deliveries, store))
 * }</pre>
 */
public final class DeliveryReports implements ArrivalStore {
    private final Deliveries deliveries;
    private final ArrivalStore store;
    private final ReceiptReader reader;

    private DeliveryReports(Deliveries deliveries, ArrivalStore store, ReceiptReader reader) {
        this.deliveries = Objects.requireNonNull(deliveries, "deliveries");
        this.store = Objects.requireNonNull(store, "store");
        this.reader = Objects.requireNonNull(reader, "reader");
    }

    /**
     * The same store, whose delivery reports reach the deliveries.
     *
     * @param store the software's own, such as {@link org.segursdk.exchange.inbox.JdbcArrivalStore}
     */
    public static DeliveryReports into(Deliveries deliveries, ArrivalStore store) {
        return new DeliveryReports(deliveries, store, new ReceiptReader());
    }

    /** Understands bounces by other words. */
    public DeliveryReports reader(ReceiptReader value) {
        return new DeliveryReports(deliveries, store, value);
    }

    /** @throws IOException from the store, or because the database of the deliveries did not take the report */
    @Override
    public void store(ArrivedMail mail) throws IOException {
        Optional<DeliveryReport> report =
                reader.read(new ByteArrayInputStream(beginning(mail))).flatMap(DeliveryReports::report);
        if (report.isPresent()) {
            try {
                deliveries.report(report.get());
            } catch (SegurException e) {
                throw new IOException("delivery report not taken: " + e.code(), e);
            }
        }
        store.store(mail);
    }

    static Optional<DeliveryReport> report(Object receipt) {
        return receipt instanceof DeliveryReport found ? Optional.of(found) : Optional.empty();
    }

    private static byte[] beginning(ArrivedMail mail) throws IOException {
        Beginning out = new Beginning();
        try {
            mail.copyTo(out);
        } catch (Enough e) {
            return out.bytes.toByteArray();
        }
        return out.bytes.toByteArray();
    }

    /** Takes the block that came with the answer and stops before another is asked for. */
    private static final class Beginning extends OutputStream {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] from, int start, int count) throws IOException {
            bytes.write(from, start, count);
            throw new Enough();
        }
    }

    private static final class Enough extends IOException {
        private static final long serialVersionUID = 1L;

        /** No failure: it costs no stack. */
        @Override
        public synchronized Throwable fillInStackTrace() {
            return this;
        }
    }

    @Override
    public Optional<FolderState> state(FolderKey folder) throws IOException {
        return store.state(folder);
    }

    @Override
    public void save(FolderKey folder, FolderState state) throws IOException {
        store.save(folder, state);
    }

    @Override
    public boolean holds(MailKey key) throws IOException {
        return store.holds(key);
    }

    @Override
    public boolean renumbered(MailKey key, MailFingerprint fingerprint) throws IOException {
        return store.renumbered(key, fingerprint);
    }

    @Override
    public void flagged(MailKey key, MailFlags flags) throws IOException {
        store.flagged(key, flags);
    }

    @Override
    public String toString() {
        return "DeliveryReports";
    }
}
