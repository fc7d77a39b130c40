package org.segursdk.conformance.port;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The product's figures of sharing and of INSi. The kit hands over what happened, as if the product had done it, then reads the extract of
 * a period and compares it with its own count. Periods are days of Europe/Paris, the last one excluded. An empty answer says that the
 * product has no such figure: the check then sees nothing.
 */
public interface IndicatorsPort {
    /** Whereto a document went. */
    enum Channel {
        DMP,
        PROFESSIONAL,
        PATIENT
    }

    /**
     * An attempt to share one document.
     *
     * @param id unique among the attempts
     * @param finess geographic FINESS
     * @param signatory RPPS of who signed
     * @param typeCode LOINC code of the document's type
     * @param succeeded whether it arrived; otherwise it failed for good
     * @param withIns whether the patient had a qualified INS
     * @param masked whether it is hidden from professionals; in the DMP only
     */
    record Sending(
            String id,
            Instant at,
            Channel channel,
            String finess,
            String signatory,
            String typeCode,
            boolean succeeded,
            boolean withIns,
            boolean masked) {}

    /** A call of INSi; answered when the service gave a usable answer. */
    record Call(Instant at, String finess, boolean answered) {}

    /** An act of a practitioner. */
    record Act(Instant at, String signatory) {}

    /** A line of the extract of sharing: attempts that have all of this in common, one per document and recipient. */
    record Line(
            String finess,
            String signatory,
            String typeCode,
            Channel channel,
            boolean succeeded,
            boolean withIns,
            long count) {}

    /** A line of the extract of INSi. */
    record InsiLine(String finess, long calls, long answered) {}

    /** Shares of a practitioner's acts, between 0 and 1: documents that reached the DMP, messages that reached the patient. */
    record Usage(double fed, double messages) {}

    /** Keeps what happened, in addition to what was kept before. */
    void keep(List<Sending> sendings, List<Call> calls, List<Act> acts) throws Exception;

    /** The extract of sharing; lines without attempts may be left out. */
    Optional<List<Line>> sharing(LocalDate from, LocalDate before) throws Exception;

    /** Documents masked among those that reached the DMP, between 0 and 1; empty when none did or it is not told. */
    OptionalDouble maskingRate(LocalDate from, LocalDate before) throws Exception;

    /** The extract of INSi; structures without a call may be left out. */
    Optional<List<InsiLine>> insi(LocalDate from, LocalDate before) throws Exception;

    /** Usage by one practitioner. */
    Optional<Usage> usage(LocalDate from, LocalDate before, String signatory) throws Exception;
}
