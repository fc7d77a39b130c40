package org.segursdk.cda.vsm;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.cda.ClinicalDate;
import org.segursdk.cda.ProblemKind;
import org.segursdk.core.terminology.CodedValue;

/**
 * Conditions of one relative. Rules are checked by the document. Immutable. Source: cda §6.8.
 *
 * @param relationship code of HL7 RoleCode in JDV_HL7_PersonalRelationshipRoleType, such as {@code MTH}, {@code FTH},
 *     {@code SIB}, {@code MGRMTH}
 * @param conditions at least one
 */
public record FamilyHistory(String relationship, List<Condition> conditions) {
    /**
     * A condition of the relative.
     *
     * @param label the words of the professional
     * @param code diagnosis, usually CIM-10, if coded
     * @param date when, if known
     * @param kind what kind of statement it is
     */
    public record Condition(String label, Optional<CodedValue> code, Optional<ClinicalDate> date, ProblemKind kind) {
        public Condition {
            Objects.requireNonNull(label, "label");
            Objects.requireNonNull(code, "code");
            Objects.requireNonNull(date, "date");
            Objects.requireNonNull(kind, "kind");
        }

        public static Condition of(String label) {
            return new Condition(label, Optional.empty(), Optional.empty(), ProblemKind.DIAGNOSIS);
        }

        public static Condition of(String label, CodedValue code) {
            return new Condition(label, Optional.of(code), Optional.empty(), ProblemKind.DIAGNOSIS);
        }

        public Condition since(ClinicalDate value) {
            return new Condition(label, code, Optional.of(value), kind);
        }

        /** Redacted. */
        @Override
        public String toString() {
            return "Condition[redacted]";
        }
    }

    public FamilyHistory {
        Objects.requireNonNull(relationship, "relationship");
        conditions = List.copyOf(conditions);
    }

    public static FamilyHistory of(String relationship, Condition... conditions) {
        return new FamilyHistory(relationship, List.of(conditions));
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "FamilyHistory[redacted]";
    }
}
