package org.segursdk.psc.context;

import java.util.Objects;

/** What a professional's applications share at this moment. */
public sealed interface SharedContext {
    /** A patient. */
    record Patient(PatientContext context) implements SharedContext {
        public Patient {
            Objects.requireNonNull(context, "context");
        }

        /** Redacted. */
        @Override
        public String toString() {
            return "Patient[redacted]";
        }
    }

    /** Nothing, or no more: a context is kept for a quarter of an hour. */
    record Nothing() implements SharedContext {}

    /**
     * Something that is not a patient.
     *
     * @param schema name of its schema
     */
    record Other(String schema) implements SharedContext {
        public Other {
            Objects.requireNonNull(schema, "schema");
        }

        /** Redacted. */
        @Override
        public String toString() {
            return "Other[redacted]";
        }
    }
}
