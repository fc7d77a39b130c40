package org.segursdk.conformance.port;

import java.util.List;
import java.util.Optional;

/** Nomenclatures in which the user looks things up. */
public interface TerminologyPort {
    /** What has to be there; one of {@link #CISP2} and {@link #DRC} is enough. */
    enum Nomenclature {
        CIM_10,
        CISP2,
        DRC,
        LOINC_BIOLOGY,
        CCAM,
        ATC,
        /** Medicines that may be prescribed, by their name. */
        MEDICINES
    }

    /** A concept with the version or date of the edition it is taken from. */
    record Concept(String code, String label, String version) {}

    Optional<Concept> find(Nomenclature nomenclature, String code);

    /** What the product offers when the user has typed those letters; empty when nothing. */
    List<Concept> complete(Nomenclature nomenclature, String letters);
}
