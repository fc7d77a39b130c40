package org.segursdk.insi.hl7v2;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.document.LocalPatientId;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violations;
import org.segursdk.core.identity.BirthDate;
import org.segursdk.insi.identity.PatientIdentity;
import org.segursdk.insi.matching.ReceivedPatient;

/**
 * The segments PID and ZFD of an identity, for any message that carries the patient (ADT, ORM, SIU, ORU, MDM). Delimiters
 * {@code |^~\&}; times are civil time of Europe/Paris without offset; the text is to be sent as UTF-8 (MSH-18
 * {@code UNICODE UTF-8}). Immutable. Source: insi §5, §8; REM-INS-20, 35 to 38.
 *
 * <p>A qualified identity goes out as VALI with matricule and OID; a retrieved one as PROV, a validated one as VALI, both without
 * matricule.
 */
public final class IdentitySegments {
    private final String pid;
    private final String zfd;

    private IdentitySegments(String pid, String zfd) {
        this.pid = pid;
        this.zfd = zfd;
    }

    /**
     * @param updatedAt when the identity last changed (PID-33)
     */
    public static Builder of(PatientIdentity identity, Instant updatedAt) {
        return new Builder(identity, updatedAt);
    }

    /** Segment PID, without terminator. */
    public String pid() {
        return pid;
    }

    /** Segment ZFD (supplement of PAM France: channel, dates, proof), without terminator. */
    public String zfd() {
        return zfd;
    }

    /** Both, each ended by CR. PID stands after EVN, ZFD among the segments Z that end the message. */
    public String text() {
        return pid + '\r' + zfd + '\r';
    }

    /**
     * Reads the patient of a message, or of its segments alone: PID, and ZFD and MRG when they are there. The INS is known by its
     * OID, whatever its label. What is wrong or missing is told by the findings.
     *
     * @param text ER7, with the delimiters MSH declares, else {@code |^~\&}
     * @throws InvalidInputException rules {@code HL7-NO-PID}, {@code HL7-MSH}, {@code HL7-LENGTH}
     */
    public static ReceivedPatient read(String text) {
        return SegmentReader.read(Objects.requireNonNull(text, "text"));
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "IdentitySegments[redacted]";
    }

    /** Builds the segments. */
    public static final class Builder {
        private final PatientIdentity identity;
        private final Instant updatedAt;
        private final List<LocalPatientId> localIds = new ArrayList<>();
        private @Nullable BirthDate lunar;

        private Builder(PatientIdentity identity, Instant updatedAt) {
            this.identity = Objects.requireNonNull(identity, "identity");
            this.updatedAt = Objects.requireNonNull(updatedAt, "updatedAt");
        }

        /** A local number (IPP); they stand before the INS, in the order given. */
        public Builder addLocalId(LocalPatientId value) {
            this.localIds.add(Objects.requireNonNull(value, "localId"));
            return this;
        }

        /** The date before it was completed, with {@code 00} for what is unknown (ZFD-1). */
        public Builder lunarBirthDate(BirthDate value) {
            this.lunar = Objects.requireNonNull(value, "lunarBirthDate");
            return this;
        }

        /**
         * @throws InvalidInputException rules {@code HL7-NO-ID} (neither local number nor INS to send: PID-3 is mandatory),
         *     {@code HL7-LUNAR} (the date given as lunar is complete)
         */
        public IdentitySegments build() {
            new Violations()
                    .check(
                            !localIds.isEmpty() || SegmentWriter.sends(identity),
                            "localIds",
                            "HL7-NO-ID",
                            "sans INS qualifiée, un numéro local est nécessaire",
                            "without a qualified INS a local number is needed")
                    .check(
                            lunar == null || lunar.isLunar(),
                            "lunarBirthDate",
                            "HL7-LUNAR",
                            "cette date n'est pas lunaire",
                            "this date is not lunar")
                    .throwIfAny("IdentitySegments");
            return new IdentitySegments(
                    SegmentWriter.pid(identity, localIds, updatedAt, Optional.empty()),
                    SegmentWriter.zfd(identity, lunar));
        }
    }
}
