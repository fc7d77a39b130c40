package org.segursdk.exchange.prescription;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.actor.ProfessionalSession;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violations;
import org.segursdk.core.terminology.Oid;
import org.segursdk.eprescription.Prescription;
import org.segursdk.eprescription.sending.SendingPlan;
import org.segursdk.eprescription.sending.SkipReason;
import org.segursdk.exchange.outbox.Branch;
import org.segursdk.exchange.sharing.PatientFacts;
import org.segursdk.exchange.sharing.PatientFacts.DmpRecord;
import org.segursdk.exchange.sharing.SharePlan;
import org.segursdk.mss.message.MssAddress;

/** A validated prescription to send. Immutable. Source: eprescription §2. */
public final class PrescriptionRequest {
    private final Prescription prescription;
    private final PrescriptionOrder order;
    private final SendingPlan plan;
    private final @Nullable Oid replaces;

    private PrescriptionRequest(Builder builder, SendingPlan plan) {
        this.prescription = builder.prescription;
        this.order = new PrescriptionOrder(
                builder.session, Optional.ofNullable(builder.sender), builder.share, builder.facts);
        this.plan = plan;
        this.replaces = builder.replaces;
    }

    /**
     * @param prescription what is sent
     * @param session who sends it
     */
    public static Builder builder(Prescription prescription, ProfessionalSession session) {
        return new Builder(prescription, session);
    }

    Prescription prescription() {
        return prescription;
    }

    PrescriptionOrder order() {
        return order;
    }

    SendingPlan plan() {
        return plan;
    }

    Optional<Oid> replaces() {
        return Optional.ofNullable(replaces);
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "PrescriptionRequest[redacted]";
    }

    /** Builds a request. */
    public static final class Builder {
        private static final String NOT_ASKED = "NOT_ASKED";

        private final Prescription prescription;
        private final ProfessionalSession session;
        private Oid copyId = Oid.fromUuid(UUID.randomUUID());
        private SharePlan share =
                SharePlan.standard().without(Branch.PATIENT, NOT_ASKED).without(Branch.PROFESSIONALS, NOT_ASKED);
        private PatientFacts facts = PatientFacts.noOpposition();
        private int attempts = 3;
        private @Nullable MssAddress sender;
        private @Nullable Oid replaces;

        private Builder(Prescription prescription, ProfessionalSession session) {
            this.prescription = Objects.requireNonNull(prescription, "prescription");
            this.session = Objects.requireNonNull(session, "session");
        }

        /** Id of the level 1 document; default a new one. */
        public Builder copyId(Oid value) {
            this.copyId = Objects.requireNonNull(value, "copyId");
            return this;
        }

        /** Where its documents go; default the DMP alone. */
        public Builder share(SharePlan value) {
            this.share = Objects.requireNonNull(value, "share");
            return this;
        }

        /** Default {@link PatientFacts#noOpposition()}. */
        public Builder facts(PatientFacts value) {
            this.facts = Objects.requireNonNull(value, "facts");
            return this;
        }

        /** Required when anything goes by mail. */
        public Builder sender(MssAddress value) {
            this.sender = Objects.requireNonNull(value, "sender");
            return this;
        }

        /** How many deposits are tried, 1 to 10, before it goes on without number; default 3. */
        public Builder attempts(int value) {
            this.attempts = value;
            return this;
        }

        /**
         * The prescription that this one replaces, sent before. What of that one is not done yet is not done any more; its documents are
         * replaced wherever they went. What the national base makes of it is not public: it is told nothing.
         */
        public Builder replaces(Oid value) {
            this.replaces = Objects.requireNonNull(value, "replaces");
            return this;
        }

        private boolean mails() {
            boolean patient = share.includes(Branch.PATIENT)
                    && !facts.messagesOpposed()
                    && prescription.patient().ins().isPresent();
            return patient
                    || share.includes(Branch.PROFESSIONALS)
                            && !share.correspondents().isEmpty();
        }

        private Optional<SkipReason> withoutDmp() {
            if (!share.includes(Branch.DMP)) {
                return Optional.of(SkipReason.NOT_ASKED);
            }
            if (facts.dmpOpposed()) {
                return Optional.of(SkipReason.DMP_OPPOSED);
            }
            boolean none = facts.dmp() == DmpRecord.CLOSED || facts.dmp() == DmpRecord.ABSENT;
            return none ? Optional.of(SkipReason.NO_OPEN_DMP) : Optional.empty();
        }

        /**
         * @throws InvalidInputException rules {@code EXCHANGE-SENDER} (mails without a mailbox to go from), {@code EXCHANGE-REPLACES}
         *     (it replaces itself), {@code EPR-SENDING-COPY}, {@code EPR-SENDING-ATTEMPTS}
         */
        public PrescriptionRequest build() {
            SendingPlan.Builder plan = SendingPlan.of(prescription, copyId).attempts(attempts);
            withoutDmp().ifPresent(plan::withoutDmp);
            if (mails()) {
                plan.withMail();
            }
            Violations violations = new Violations()
                    .check(
                            !mails() || sender != null,
                            "sender",
                            "EXCHANGE-SENDER",
                            "la boîte d'envoi des messages est nécessaire",
                            "the mailbox that messages go from is needed")
                    .check(
                            !prescription.id().equals(replaces),
                            "replaces",
                            "EXCHANGE-REPLACES",
                            "une ordonnance ne se remplace pas elle-même",
                            "a prescription does not replace itself");
            Optional<SendingPlan> built = violations.nested("plan", plan::build);
            violations.throwIfAny("PrescriptionRequest");
            return new PrescriptionRequest(this, built.orElseThrow());
        }
    }
}
