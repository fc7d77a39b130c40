package org.segursdk.exchange.portability;

import java.util.Objects;
import java.util.Optional;
import org.segursdk.core.error.Violations;
import org.segursdk.core.terminology.CodedValue;

/**
 * A datum of a record that is no document: an allergy, a treatment, a phone number. What somebody stated to be absent and what nobody
 * filled in are told apart. Source: rem PORT-03, a draft guide; which data the guide wants and how it names them is not known here: the
 * software names its own sections.
 *
 * @param section where the software keeps it, such as {@code allergies}
 * @param state what is known
 * @param code the coded value, or what is stated to be absent
 * @param text the value in words
 */
public record ExportedFact(String section, State state, Optional<CodedValue> code, Optional<String> text) {
    /** What is known of a datum. */
    public enum State {
        /** It has a value. */
        VALUE,
        /** Somebody stated that there is none: "no known allergy". */
        NEGATIVE,
        /** Nobody filled it in: nothing is known. */
        NOT_FILLED
    }

    /**
     * @throws org.segursdk.core.error.InvalidInputException rule {@code EXPORT-FACT}: a value tells something, what was not filled in
     *     tells nothing
     */
    public ExportedFact {
        Objects.requireNonNull(section, "section");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(text, "text");
        boolean told = code.isPresent() || text.isPresent();
        new Violations()
                .require(section, "section")
                .check(
                        state == State.NEGATIVE || told == (state == State.VALUE),
                        "state",
                        "EXPORT-FACT",
                        "une valeur dit quelque chose, une donnée non renseignée ne dit rien",
                        "a value tells something, what was not filled in tells nothing")
                .throwIfAny("ExportedFact");
    }

    /** A value in words. */
    public static ExportedFact value(String section, String text) {
        return new ExportedFact(section, State.VALUE, Optional.empty(), Optional.of(text));
    }

    /** A coded value. */
    public static ExportedFact value(String section, CodedValue code) {
        return new ExportedFact(section, State.VALUE, Optional.of(code), Optional.empty());
    }

    /** Stated to be absent. */
    public static ExportedFact none(String section) {
        return new ExportedFact(section, State.NEGATIVE, Optional.empty(), Optional.empty());
    }

    /** Not filled in. */
    public static ExportedFact notFilled(String section) {
        return new ExportedFact(section, State.NOT_FILLED, Optional.empty(), Optional.empty());
    }

    /** Its state alone. */
    @Override
    public String toString() {
        return "ExportedFact[" + state + "]";
    }
}
