package org.segursdk.examples.cabinet;

import static org.segursdk.examples.cabinet.PracticeDatabase.list;
import static org.segursdk.examples.cabinet.PracticeDatabase.update;

import java.util.List;
import java.util.Optional;
import org.segursdk.exchange.outbox.Delivery;
import org.segursdk.mss.message.MessageId;
import org.segursdk.mss.receipt.DeliveryReport;
import org.segursdk.mss.receipt.ReadReceipt;
import org.segursdk.mss.receipt.Receipt;
import org.segursdk.mss.receipt.RecipientReport;

/** What came back for each message that was sent: delivered, read, or why not. Source: rem MSSS-17, MSSC-09. */
public final class Receipts {
    /** What is known of a message that left. */
    public enum Told {
        DELIVERED,
        READ,
        /** The mailbox was closed by its holder, or takes nothing. */
        CLOSED,
        /** Nobody has that mailbox. */
        UNKNOWN,
        /** The address is none. */
        ADDRESS,
        TOO_LARGE,
        /** It did not arrive, for another reason. */
        FAILED
    }

    private final PracticeDatabase database;

    Receipts(PracticeDatabase database) {
        this.database = database;
    }

    void came(Receipt receipt) {
        if (receipt instanceof DeliveryReport report) {
            report.original().ifPresent(id -> told(report).ifPresent(what -> keep(id, what)));
        } else if (receipt instanceof ReadReceipt read && read.disposition() == ReadReceipt.Disposition.DISPLAYED) {
            read.original().ifPresent(id -> keep(id, Told.READ));
        }
    }

    /** Whoever reads a message has it: a report that comes later tells less. */
    private void keep(MessageId id, Told what) {
        database.transaction(connection -> update(
                connection,
                "MERGE INTO cab_receipt USING (VALUES (CAST(? AS VARCHAR), CAST(? AS VARCHAR))) AS came (id, told)"
                        + " ON cab_receipt.message_id = came.id"
                        + " WHEN MATCHED AND cab_receipt.told <> 'READ' THEN UPDATE SET told = came.told"
                        + " WHEN NOT MATCHED THEN INSERT (message_id, told) VALUES (came.id, came.told)",
                id.value(),
                what.name()));
    }

    /** Each of our messages has one recipient. */
    private static Optional<Told> told(DeliveryReport report) {
        return report.recipients().stream().findFirst().flatMap(each -> switch (each.action()) {
            case DELIVERED -> Optional.of(Told.DELIVERED);
            case FAILED -> Optional.of(cause(each.cause()));
            case DELAYED, RELAYED, EXPANDED, UNKNOWN -> Optional.empty();
        });
    }

    private static Told cause(RecipientReport.Cause cause) {
        return switch (cause) {
            case MAILBOX_CLOSED -> Told.CLOSED;
            case RECIPIENT_UNKNOWN -> Told.UNKNOWN;
            case BAD_ADDRESS -> Told.ADDRESS;
            case TOO_LARGE -> Told.TOO_LARGE;
            case NONE, MAILBOX_FULL, REFUSED, TEMPORARY, UNKNOWN -> Told.FAILED;
        };
    }

    /** What came back for a sending. */
    public Optional<Told> of(Delivery delivery) {
        return delivery.messageId().flatMap(id -> {
            List<String> found = database.transaction(connection ->
                    list(connection, "SELECT told FROM cab_receipt WHERE message_id = ?", row -> row.getString(1), id));
            return found.stream().findFirst().map(Told::valueOf);
        });
    }
}
