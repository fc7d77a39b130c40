package org.segursdk.eprescription.sending;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violations;
import org.segursdk.core.terminology.Oid;
import org.segursdk.eprescription.Prescription;

/**
 * What a sending shall do, decided once at its beginning. Immutable. Source: eprescription §9 (5).
 */
public final class SendingPlan {
    private static final int ATTEMPTS = 3;

    private final Oid copyId;
    private final @Nullable SkipReason deposit;
    private final @Nullable SkipReason dmp;
    private final @Nullable SkipReason mail;
    private final int attempts;

    private SendingPlan(Builder builder) {
        this.copyId = builder.copyId;
        this.deposit = builder.deposit;
        this.dmp = builder.dmp;
        this.mail = builder.mail;
        this.attempts = builder.attempts;
    }

    /**
     * A plan for a prescription: a deposit if the patient's answer is recorded, the DMP if the identity has a qualified INS, no mail.
     *
     * @param copyId of the level 1 document, never used before, another than the prescription's
     */
    public static Builder of(Prescription prescription, Oid copyId) {
        Builder builder = new Builder(copyId, copyId.equals(prescription.id()));
        if (prescription.opposition().isEmpty()) {
            builder.withoutDeposit(SkipReason.NOT_INFORMED);
        }
        if (prescription.patient().ins().isEmpty()) {
            builder.withoutDmp(SkipReason.NO_QUALIFIED_INS);
        }
        return builder;
    }

    /** Id of the level 1 document; the structured one has the prescription's. */
    public Oid copyId() {
        return copyId;
    }

    /** Why there is no deposit; empty: there is one. */
    public Optional<SkipReason> withoutDeposit() {
        return Optional.ofNullable(deposit);
    }

    /** Why there is no copy in the DMP; empty: there is one. */
    public Optional<SkipReason> withoutDmp() {
        return Optional.ofNullable(dmp);
    }

    /** Why there is no mail; empty: there is one. */
    public Optional<SkipReason> withoutMail() {
        return Optional.ofNullable(mail);
    }

    /** How many deposits are tried before the sending goes on without. */
    public int attempts() {
        return attempts;
    }

    /** Builds a plan. */
    public static final class Builder {
        private final Oid copyId;
        private final boolean sameId;
        private @Nullable SkipReason deposit;
        private @Nullable SkipReason dmp;
        private @Nullable SkipReason mail = SkipReason.NOT_ASKED;
        private int attempts = ATTEMPTS;

        private Builder(Oid copyId, boolean sameId) {
            this.copyId = copyId;
            this.sameId = sameId;
        }

        /** No deposit: a sheet and documents without number. */
        public Builder withoutDeposit(SkipReason reason) {
            this.deposit = reason;
            return this;
        }

        /** No copy in the DMP: the patient opposes it, has no open DMP… */
        public Builder withoutDmp(SkipReason reason) {
            this.dmp = reason;
            return this;
        }

        /** The documents also go by secure mail. */
        public Builder withMail() {
            this.mail = null;
            return this;
        }

        /** How many deposits are tried, 1 to 10; default 3. */
        public Builder attempts(int value) {
            this.attempts = value;
            return this;
        }

        /**
         * @throws InvalidInputException rules {@code EPR-SENDING-COPY}: the two documents would have one id; {@code EPR-SENDING-ATTEMPTS}
         */
        public SendingPlan build() {
            new Violations()
                    .check(
                            !sameId,
                            "copyId",
                            "EPR-SENDING-COPY",
                            "chacun des deux documents a son identifiant",
                            "each of the two documents has an id of its own")
                    .check(
                            attempts >= 1 && attempts <= 10,
                            "attempts",
                            "EPR-SENDING-ATTEMPTS",
                            "de 1 à 10 essais",
                            "1 to 10 tries")
                    .throwIfAny("SendingPlan");
            return new SendingPlan(this);
        }
    }
}
