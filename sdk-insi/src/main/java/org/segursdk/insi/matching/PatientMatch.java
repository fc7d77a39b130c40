package org.segursdk.insi.matching;

import java.util.List;
import java.util.Objects;

/** What a received identity gives against the known patients. Only {@link Exact} may be filed without a person. Source: insi §6. */
public sealed interface PatientMatch {
    /**
     * Matricule, OID and the five traits are those of one qualified patient.
     *
     * @param recordId the software's key of the record
     */
    record Exact(String recordId) implements PatientMatch {
        public Exact {
            Objects.requireNonNull(recordId, "recordId");
        }

        /** Without the record. */
        @Override
        public String toString() {
            return "Exact[]";
        }
    }

    /**
     * No patient has this INS, or none came: patients who look alike, best first.
     *
     * @param candidates at least one, at most {@link PatientIndex#MAX_CANDIDATES}
     * @param code the code to answer on HL7v2
     */
    record Candidates(List<Candidate> candidates, RejectionCode code) implements PatientMatch {
        public Candidates {
            candidates = List.copyOf(candidates);
            Objects.requireNonNull(code, "code");
        }
    }

    /**
     * The INS is known here and something differs, or several records hold it, or the likeliest patient holds another INS: for
     * a worklist, nothing is filed, replaced or deleted.
     *
     * @param candidates the records concerned, best first
     */
    record Conflict(List<Candidate> candidates) implements PatientMatch {
        public Conflict {
            candidates = List.copyOf(candidates);
        }
    }

    /**
     * Nobody looks alike.
     *
     * @param code the code to answer on HL7v2
     */
    record Unknown(RejectionCode code) implements PatientMatch {
        public Unknown {
            Objects.requireNonNull(code, "code");
        }
    }
}
