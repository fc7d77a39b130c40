package org.segursdk.core.document;

import java.util.Optional;
import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;

/** Restrictions on who sees a document in the DMP, added to the confidentiality {@code N}. Source: dmp §6.3. */
public enum Visibility {
    /** Hidden from professionals other than the author and the médecin traitant. */
    MASKED_FROM_PROFESSIONALS("MASQUE_PS", "Masqué aux professionnels de santé"),
    /** Not yet visible to the patient: until the result is announced. */
    INVISIBLE_TO_PATIENT("INVISIBLE_PATIENT", "Non visible par le patient"),
    /** Not visible to the legal representatives of a minor. */
    INVISIBLE_TO_LEGAL_REPRESENTATIVES(
            "INVISIBLE_REPRESENTANTS_LEGAUX", "Non visible par les représentants légaux du patient");

    private final String code;
    private final String label;

    Visibility(String code, String label) {
        this.code = code;
        this.label = label;
    }

    /** The restriction of that code, whatever code system it is told in. */
    public static Optional<Visibility> ofCode(String code) {
        for (Visibility each : values()) {
            if (each.code.equals(code)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    public CodedValue code() {
        return CodedValue.of(code, CodeSystems.DMP_VISIBILITY, label);
    }
}
