package org.segursdk.core.document;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

    /**
     * The confidentiality codes of a document, as its metadata bear them: the confidentiality first, then each restriction.
     *
     * @param confidentiality {@link Confidentiality#NORMAL} for a document that is shared
     */
    public static List<CodedValue> codes(CodedValue confidentiality, Collection<Visibility> restrictions) {
        List<CodedValue> codes = new ArrayList<>();
        codes.add(confidentiality);
        for (Visibility each : values()) {
            if (restrictions.contains(each)) {
                codes.add(each.code());
            }
        }
        return List.copyOf(codes);
    }

    /** The restrictions of a result that has to be announced to the patient first (REM-VIS-01). */
    public static Set<Visibility> untilAnnounced(Collection<Visibility> restrictions) {
        Set<Visibility> before = all(restrictions);
        before.add(INVISIBLE_TO_PATIENT);
        return before;
    }

    /** The restrictions once the announcement is made (REM-VIS-02); every other one stays. */
    public static Set<Visibility> announced(Collection<Visibility> restrictions) {
        Set<Visibility> after = all(restrictions);
        after.remove(INVISIBLE_TO_PATIENT);
        return after;
    }

    private static Set<Visibility> all(Collection<Visibility> restrictions) {
        Set<Visibility> copy = EnumSet.noneOf(Visibility.class);
        copy.addAll(restrictions);
        return copy;
    }
}
