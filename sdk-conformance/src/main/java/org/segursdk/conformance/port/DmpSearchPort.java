package org.segursdk.conformance.port;

import java.util.Map;

/** The search form of the DMP. The kit declares the consent beforehand. */
public interface DmpSearchPort extends DmpConsultationPort {
    /** A field of the form. */
    enum Criterion {
        /** Code of JDV_J66, such as {@code 11488-4}. */
        TYPE,
        /** Code of JDV_J57. */
        CLASS,
        /** Code of JDV_J60. */
        FORMAT,
        /** Confidentiality or visibility, such as {@code MASQUE_PS}. */
        CONFIDENTIALITY,
        /** Sector of activity, code of JDV_J61. */
        FACILITY_TYPE,
        /** Cadre d'exercice, code of JDV_J62. */
        PRACTICE_SETTING,
        /** National number of the author with its digit of kind, such as {@code 899700366240}. */
        AUTHOR,
        /** First day of the document's making, {@code AAAA-MM-JJ}, included. */
        CREATED_FROM,
        /** Last day of the document's making, included. */
        CREATED_TO,
        /** First day on which the documented act began, included. */
        ACT_FROM,
        /** Last day on which the documented act ended, included. */
        ACT_TO,
        /** {@code true}: archived documents too. */
        ARCHIVED
    }

    /**
     * The user searches.
     *
     * @param filled what is filled in; the rest of the form stays empty
     */
    void search(String patient, Map<Criterion, String> filled);
}
