package org.segursdk.eprescription.sending;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Outcome;
import org.segursdk.core.error.SegurException;
import org.segursdk.eprescription.EPrescription;
import org.segursdk.eprescription.Prescription;
import org.segursdk.eprescription.PrescriptionNumber;
import org.segursdk.eprescription.PrescriptionNumberSource;
import org.segursdk.eprescription.gateway.CallContext;
import org.segursdk.eprescription.gateway.DepositReceipt;
import org.segursdk.eprescription.gateway.EPrescriptionGateway;
import org.segursdk.eprescription.sheet.PrintedSheet;
import org.segursdk.eprescription.sheet.SheetPrinter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the steps do, and the event each ends in. */
record SendingEffects(
        PrescriptionNumberSource numbers,
        SheetPrinter printer,
        DocumentMaker documents,
        EPrescriptionGateway gateway,
        CallContext context,
        SheetHandover handover,
        @Nullable DocumentBranch dmp,
        @Nullable DocumentBranch mail) {
    /** Code of a port that failed in a way of its own. */
    static final String UNEXPECTED = "EPR-SENDING-UNEXPECTED";

    private static final Logger LOG = LoggerFactory.getLogger(SendingEffects.class);
    private static final String OTHER_RECEIPT = "EPR-RECEIPT-NUMBER";

    /** Sheet and documents made so far in this process; made again, they are the same. */
    static final class Made {
        private @Nullable SheetForm form;
        private @Nullable PrintedSheet sheet;
        private @Nullable SendingDocuments documents;
    }

    SendingEvent run(SendingStep step, Prescription prescription, SendingState state, Made made) {
        try {
            return effect(step, prescription, state, made);
        } catch (InvalidInputException e) {
            // Its own code is the same for all: the rule tells more.
            return failed(step, e.violations().get(0).rule(), e);
        } catch (SegurException e) {
            return failed(step, e.code(), e);
        } catch (RuntimeException e) {
            // A port of the caller's; its message may hold what it was given.
            LOG.warn("step {} of a sending failed: {}", step, e.getClass().getName());
            return new SendingEvent.Failed(step, UNEXPECTED, Outcome.UNCERTAIN, false);
        }
    }

    private static SendingEvent failed(SendingStep step, String code, SegurException e) {
        return new SendingEvent.Failed(step, code, e.outcome(), e.retryable());
    }

    private SendingEvent effect(SendingStep step, Prescription prescription, SendingState state, Made made) {
        switch (step) {
            case NUMBER -> {
                return new SendingEvent.NumberDrawn(numbers.next(prescription));
            }
            case DEPOSIT -> {
                EPrescription deposited = numbered(prescription, state);
                return gateway.create(deposited, context)
                        .match(
                                receipt -> acknowledged(SendingStep.DEPOSIT, receipt, deposited.number()),
                                rejection -> new SendingEvent.Rejected(rejection.rawCode()));
            }
            case RECONCILE -> {
                EPrescription deposited = numbered(prescription, state);
                return gateway.find(deposited, context)
                        .match(
                                receipt -> acknowledged(SendingStep.RECONCILE, receipt, deposited.number()),
                                SendingEvent.FoundOther::new,
                                SendingEvent.FoundAbsent::new);
            }
            case SHEET -> sheet(prescription, state, made);
            case DOCUMENTS -> documents(prescription, state, made);
            case PRINT -> handover.handOver(sheet(prescription, state, made));
            case DMP -> send(dmp, prescription, documents(prescription, state, made));
            case MAIL -> send(mail, prescription, documents(prescription, state, made));
            default -> throw new IllegalStateException("no such step");
        }
        return new SendingEvent.Done(step);
    }

    /** A receipt of another number proves nothing of this one. */
    private static SendingEvent acknowledged(SendingStep step, DepositReceipt receipt, PrescriptionNumber number) {
        return receipt.number().equals(number)
                ? new SendingEvent.Deposited(receipt)
                : new SendingEvent.Failed(step, OTHER_RECEIPT, Outcome.UNCERTAIN, false);
    }

    private static EPrescription numbered(Prescription prescription, SendingState state) {
        return new EPrescription(prescription, state.number().orElseThrow());
    }

    private PrintedSheet sheet(Prescription prescription, SendingState state, Made made) {
        PrintedSheet known = made.sheet;
        if (known == null || made.form != state.form()) {
            Optional<PrescriptionNumber> number =
                    state.form() == SheetForm.WITH_NUMBER ? state.number() : Optional.empty();
            known = number.isPresent()
                    ? printer.withNumber(new EPrescription(prescription, number.get()), gateway.provenance())
                    : printer.withoutNumber(prescription, gateway.provenance());
            made.sheet = known;
            made.form = state.form();
            made.documents = null;
        }
        return known;
    }

    private SendingDocuments documents(Prescription prescription, SendingState state, Made made) {
        PrintedSheet sheet = sheet(prescription, state, made);
        SendingDocuments known = made.documents;
        if (known == null) {
            known = documents.make(sheet, state.copyId());
            made.documents = known;
        }
        return known;
    }

    private static void send(@Nullable DocumentBranch branch, Prescription prescription, SendingDocuments documents) {
        if (branch == null) {
            throw InvalidInputException.of(
                    "SendingRunner",
                    "branch",
                    "EPR-SENDING-BRANCH",
                    "cette branche n'a pas été branchée",
                    "this branch was not plugged in");
        }
        branch.send(prescription, documents);
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "SendingEffects";
    }
}
