package org.segursdk.cda.read.clinical;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.cda.read.ReadCode;
import org.segursdk.cda.read.ReadId;
import org.segursdk.cda.read.ReadPeriod;
import org.segursdk.cda.read.ReadProduct;
import org.segursdk.cda.read.ReadQuantity;
import org.segursdk.cda.read.ReadRhythm;
import org.segursdk.cda.read.ReadStatement;
import org.segursdk.cda.read.ReadValue;

/**
 * A medicine given, taken or prescribed, as written. The dosage in words is in {@code text}, or in a column of the narrative row
 * ({@link ReadStatement#row()}). Source: cda §6.4, §10.3.
 *
 * @param ids identifiers of the treatment
 * @param product the medicine, if told
 * @param text what people read of it where it points to; often the product's name
 * @param intended whether it is to be given rather than given; empty when the document does not tell
 * @param negated whether it says that it was not given; empty when it does not tell
 * @param status {@code completed}, if told
 * @param period from when to when, if told
 * @param rhythms frequencies and events, in their order
 * @param route route of administration, if told
 * @param site region of administration, if told
 * @param dose dose at a time, if told
 * @param rate rate, if told
 * @param maxDose most that may be given, if told
 * @param preconditions when it applies, in words
 * @param steps changes of dose or frequency, in their order
 * @param reasons why
 * @param comments comments, in words
 * @param statement the treatment as it stands
 */
public record ReadTreatment(
        List<ReadId> ids,
        Optional<ReadProduct> product,
        Optional<String> text,
        Optional<Boolean> intended,
        Optional<Boolean> negated,
        Optional<String> status,
        Optional<ReadPeriod> period,
        List<ReadRhythm> rhythms,
        Optional<ReadCode> route,
        Optional<ReadCode> site,
        Optional<ReadValue.Range> dose,
        Optional<ReadValue.Range> rate,
        Optional<ReadValue.Ratio> maxDose,
        List<String> preconditions,
        List<ReadTreatment> steps,
        List<ReadReason> reasons,
        List<String> comments,
        ReadStatement statement) {
    public ReadTreatment {
        ids = List.copyOf(ids);
        Objects.requireNonNull(product, "product");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(intended, "intended");
        Objects.requireNonNull(negated, "negated");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(period, "period");
        rhythms = List.copyOf(rhythms);
        Objects.requireNonNull(route, "route");
        Objects.requireNonNull(site, "site");
        Objects.requireNonNull(dose, "dose");
        Objects.requireNonNull(rate, "rate");
        Objects.requireNonNull(maxDose, "maxDose");
        preconditions = List.copyOf(preconditions);
        steps = List.copyOf(steps);
        reasons = List.copyOf(reasons);
        comments = List.copyOf(comments);
        Objects.requireNonNull(statement, "statement");
    }

    /** Whether dose or frequency are structured, here or in a step. */
    public boolean isStructured() {
        return dose.isPresent()
                || rhythms.stream().anyMatch(rhythm -> rhythm.frequency().isPresent())
                || steps.stream().anyMatch(ReadTreatment::isStructured);
    }

    /** How often, if told. */
    public Optional<ReadQuantity> frequency() {
        return rhythms.stream().flatMap(rhythm -> rhythm.frequency().stream()).findFirst();
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "ReadTreatment[redacted]";
    }
}
