package org.segursdk.annuaire;

import java.util.Objects;
import java.util.Optional;
import org.segursdk.core.terminology.CodedValue;

/**
 * A know-how of a professional (savoir-faire): an ordinal specialty, a competence, a capacity… Source: annuaire §2.
 *
 * @param type of TRE_R04, {@code S} for a specialty
 * @param value such as {@code SM41} of TRE_R38
 */
public record KnowHow(Optional<CodedValue> type, CodedValue value) {
    public KnowHow {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(value, "value");
    }
}
