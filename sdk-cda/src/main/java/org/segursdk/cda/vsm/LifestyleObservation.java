package org.segursdk.cda.vsm;

import java.util.Objects;
import java.util.Optional;
import org.segursdk.cda.ClinicalDate;
import org.segursdk.cda.Quantity;
import org.segursdk.core.terminology.CodedValue;

/**
 * A lifestyle observation (habitus, mode de vie). Rules are checked by the document. Immutable. Source: cda §6.7.
 *
 * @param topic what it is about
 * @param text what was observed, in the words of the professional
 * @param amount the quantity, if measured
 * @param code the finding, if coded; not together with an amount
 * @param date when it was observed, if known
 */
public record LifestyleObservation(
        LifestyleTopic topic,
        String text,
        Optional<Quantity> amount,
        Optional<CodedValue> code,
        Optional<ClinicalDate> date) {
    public LifestyleObservation {
        Objects.requireNonNull(topic, "topic");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(amount, "amount");
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(date, "date");
    }

    /** In words. */
    public static LifestyleObservation of(LifestyleTopic topic, String text) {
        return new LifestyleObservation(topic, text, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Measured; the text may say more, the amount is shown in any case. */
    public static LifestyleObservation of(LifestyleTopic topic, String text, Quantity amount) {
        return new LifestyleObservation(topic, text, Optional.of(amount), Optional.empty(), Optional.empty());
    }

    /** Coded. */
    public static LifestyleObservation of(LifestyleTopic topic, String text, CodedValue code) {
        return new LifestyleObservation(topic, text, Optional.empty(), Optional.of(code), Optional.empty());
    }

    public LifestyleObservation observedOn(ClinicalDate value) {
        return new LifestyleObservation(topic, text, amount, code, Optional.of(value));
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "LifestyleObservation[" + topic + ", redacted]";
    }
}
