package org.segursdk.cda.biology;

import java.util.Objects;
import java.util.Optional;
import org.segursdk.cda.ClinicalDate;
import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;

/**
 * A vaccination given or not given, as a screening report asks it. Source: cda §6.11, §8.2.
 *
 * @param vaccine name of the vaccine
 * @param given whether it was given; no default
 * @param kind kind of vaccination
 * @param atc ATC code of the vaccine, if coded
 * @param at when it was given, if known
 */
public record BioVaccination(
        String vaccine, boolean given, Kind kind, Optional<CodedValue> atc, Optional<ClinicalDate> at) {
    /** Kinds of vaccination (JDV_HL7_ActSubstanceAdministrationImmunizationCode). */
    public enum Kind {
        UNSPECIFIED("IMMUNIZ", "Vaccination sans autre précision"),
        FIRST_SERIES("INITIMMUNIZ", "1ère série vaccinante"),
        BOOSTER("BOOSTER", "Rappel de vaccin");

        private final String code;
        private final String label;

        Kind(String code, String label) {
            this.code = code;
            this.label = label;
        }

        /** The HL7 concept. */
        public CodedValue code() {
            return CodedValue.of(code, CodeSystems.HL7_ACT_CODE, label);
        }
    }

    public BioVaccination {
        Objects.requireNonNull(vaccine, "vaccine");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(atc, "atc");
        Objects.requireNonNull(at, "at");
    }

    /** A vaccine that was given. */
    public static BioVaccination given(String vaccine, Kind kind, Optional<ClinicalDate> at) {
        return new BioVaccination(vaccine, true, kind, Optional.empty(), at);
    }

    /** A vaccine that was not given. */
    public static BioVaccination notGiven(String vaccine) {
        return new BioVaccination(vaccine, false, Kind.UNSPECIFIED, Optional.empty(), Optional.empty());
    }

    /** With its ATC code. */
    public BioVaccination withAtc(String code, String label) {
        return new BioVaccination(vaccine, given, kind, Optional.of(CodedValue.of(code, CodeSystems.ATC, label)), at);
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "BioVaccination[redacted]";
    }
}
