package org.segursdk.core.terminology;

import java.util.Objects;
import org.segursdk.core.error.Violations;

/**
 * A concept of a terminology.
 *
 * @param code the code in its system
 * @param codeSystem OID of the code system, or a URN where XDS asks for one
 * @param displayName the label shown to people; never compared
 */
public record CodedValue(String code, String codeSystem, String displayName) {
    public CodedValue {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(codeSystem, "codeSystem");
        Objects.requireNonNull(displayName, "displayName");
        if (code.isBlank() || codeSystem.isBlank() || displayName.isBlank()) {
            // A document makes thousands of these: the list of what is broken is made when something is.
            new Violations()
                    .require(code, "code")
                    .require(codeSystem, "codeSystem")
                    .require(displayName, "displayName")
                    .throwIfAny("CodedValue");
        }
    }

    public static CodedValue of(String code, String codeSystem, String displayName) {
        return new CodedValue(code, codeSystem, displayName);
    }

    /** Same code in the same system; labels do not count. */
    public boolean sameConceptAs(CodedValue other) {
        return code.equals(other.code) && codeSystem.equals(other.codeSystem);
    }
}
