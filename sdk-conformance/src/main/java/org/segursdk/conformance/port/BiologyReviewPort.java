package org.segursdk.conformance.port;

import java.util.List;
import java.util.Optional;

/** Biology reports that the product received: what it tells of them outside the document, in its worklist and record. */
public interface BiologyReviewPort {
    /** How a report is signalled. */
    enum Alert {
        /** A specific immediate alert. */
        CRITICAL,
        OUT_OF_RANGE,
        NONE
    }

    /**
     * What the product tells of a report without it being opened.
     *
     * @param alert the strongest signal
     * @param relevant whether it says that the report holds a clinically relevant element or comment
     */
    record Signal(Alert alert, boolean relevant) {}

    /**
     * A result that the product keeps.
     *
     * @param code LOINC
     * @param value as written, such as {@code 5.10}
     * @param unit UCUM, case kept
     */
    record Result(String code, String value, String unit) {}

    /** What happened to a result between two versions. */
    enum Happening {
        ADDED,
        CHANGED,
        REMOVED
    }

    /** A difference with the version before. */
    record Change(Happening happening, String code) {}

    /** Files a CR-BIO of level 3; returns the product's id. */
    String receive(byte[] report);

    /** Empty when the product signals nothing outside the document. */
    Optional<Signal> signal(String report);

    /** In the order of the report; the same analysis in two units is two results. */
    List<Result> results(String report);

    /** Results in the report as the product writes it out again; empty when it never does. */
    List<Result> written(String report);

    /** What the product highlights of a version that replaces one received before. */
    Optional<List<Change>> changes(String report);

    /** What the reader sees, as HTML. */
    Optional<String> display(String report);

    /** Units in which the reader may look at the analyses of this report, UCUM. */
    List<String> offeredUnits(String report);
}
