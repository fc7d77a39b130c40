package org.segursdk.dmp.rights;

import java.util.Objects;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.core.error.Violation;
import org.segursdk.soap.vihf.PurposeOfUse;
import org.segursdk.soap.vihf.VihfMode;

/**
 * A cell of the table of rights.
 *
 * @param operation what is done
 * @param mode how the caller is authenticated
 * @param holder who the caller is
 * @param access why the record is accessed
 * @param allowed whether it may be done at all
 * @param condition on the document it is done to; {@link DocumentCondition#NONE} when not allowed
 */
public record Right(
        DmpOperation operation,
        VihfMode mode,
        Holder holder,
        PurposeOfUse access,
        boolean allowed,
        DocumentCondition condition) {
    public Right {
        Objects.requireNonNull(operation, "operation");
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(holder, "holder");
        Objects.requireNonNull(access, "access");
        Objects.requireNonNull(condition, "condition");
    }

    /** Id of the rule a forbidden call breaks, such as {@code DMP-RIGHT-3.2}. */
    public String rule() {
        return "DMP-RIGHT-" + operation.id();
    }

    /** What to say of a call this cell forbids. */
    public Violation violation() {
        return new Violation(
                "operation",
                rule(),
                LocalizedText.of(
                        operation.transaction() + " (" + operation.label() + ") n'est pas permis en " + mode + " à "
                                + (holder == Holder.PROFESSIONAL ? "un professionnel de santé" : "un non-professionnel")
                                + ", accès " + access.code(),
                        operation.transaction() + " is not allowed in " + mode + " to a "
                                + (holder == Holder.PROFESSIONAL ? "health professional" : "non-professional")
                                + ", access " + access.code()));
    }
}
