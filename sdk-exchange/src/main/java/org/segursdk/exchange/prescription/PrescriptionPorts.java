package org.segursdk.exchange.prescription;

import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.segursdk.cda.CdaHeader;
import org.segursdk.core.actor.ProfessionalSession;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violations;
import org.segursdk.core.terminology.Oid;
import org.segursdk.eprescription.Prescription;
import org.segursdk.eprescription.PrescriptionNumberSource;
import org.segursdk.eprescription.gateway.CallContext;
import org.segursdk.eprescription.gateway.EPrescriptionGateway;
import org.segursdk.eprescription.sending.SheetHandover;
import org.segursdk.eprescription.sheet.SheetPrinter;

/** What the sending of prescriptions needs of the software. Its parts are thread-safe. Immutable. */
public final class PrescriptionPorts {
    /** The prescriptions that the software keeps: the SDK keeps their ids and a digest, no content. */
    @FunctionalInterface
    public interface Prescriptions {
        /**
         * The prescription as it was given to be sent; another content under its id goes to a person. Read on nodes, after the commit.
         *
         * @throws org.segursdk.core.error.SegurException it cannot be read now: tried again later
         */
        Optional<Prescription> find(Oid prescriptionId);
    }

    /** Who calls the base. */
    @FunctionalInterface
    public interface Callers {
        /**
         * @param session who sent the prescription: professional, means and time of authentication, nothing that opens a door
         */
        CallContext of(Prescription prescription, ProfessionalSession session);
    }

    final Prescriptions prescriptions;
    final PrescriptionNumberSource numbers;
    final SheetPrinter printer;
    final EPrescriptionGateway gateway;
    final Callers callers;
    final SheetHandover handover;
    final BiConsumer<Prescription, CdaHeader.Builder> header;

    private PrescriptionPorts(Builder builder) {
        this.prescriptions = Objects.requireNonNull(builder.prescriptions);
        this.numbers = Objects.requireNonNull(builder.numbers);
        this.printer = Objects.requireNonNull(builder.printer);
        this.gateway = Objects.requireNonNull(builder.gateway);
        this.callers = Objects.requireNonNull(builder.callers);
        this.handover = Objects.requireNonNull(builder.handover);
        this.header = builder.header;
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Its name alone. */
    @Override
    public String toString() {
        return "PrescriptionPorts";
    }

    /** Builds ports. */
    public static final class Builder {
        private @Nullable Prescriptions prescriptions;
        private @Nullable PrescriptionNumberSource numbers;
        private @Nullable SheetPrinter printer;
        private @Nullable EPrescriptionGateway gateway;
        private @Nullable Callers callers;
        private @Nullable SheetHandover handover;
        private BiConsumer<Prescription, CdaHeader.Builder> header = (prescription, each) -> {
            // As it is.
        };

        private Builder() {}

        /** Required. */
        public Builder prescriptions(Prescriptions value) {
            this.prescriptions = value;
            return this;
        }

        /** Required. Asked in the transaction of the caller, so that a number is kept with the prescription or seen by nobody. */
        public Builder numbers(PrescriptionNumberSource value) {
            this.numbers = value;
            return this;
        }

        /** Required. */
        public Builder printer(SheetPrinter value) {
            this.printer = value;
            return this;
        }

        /** Required. */
        public Builder gateway(EPrescriptionGateway value, Callers by) {
            this.gateway = value;
            this.callers = by;
            return this;
        }

        /** Required: takes the sheet that may be printed, on a node; the same again when a node died meanwhile. */
        public Builder handover(SheetHandover value) {
            this.handover = value;
            return this;
        }

        /** Completes the headers of the documents: recipients, médecin traitant. The same prescription gives the same. */
        public Builder header(BiConsumer<Prescription, CdaHeader.Builder> value) {
            this.header = Objects.requireNonNull(value, "header");
            return this;
        }

        /** @throws InvalidInputException rule {@code REQUIRED} */
        public PrescriptionPorts build() {
            new Violations()
                    .require(prescriptions, "prescriptions")
                    .require(numbers, "numbers")
                    .require(printer, "printer")
                    .require(gateway, "gateway")
                    .require(callers, "callers")
                    .require(handover, "handover")
                    .throwIfAny("PrescriptionPorts");
            return new PrescriptionPorts(this);
        }
    }
}
