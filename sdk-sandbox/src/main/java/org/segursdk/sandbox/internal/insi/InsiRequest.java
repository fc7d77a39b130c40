package org.segursdk.sandbox.internal.insi;

import org.segursdk.sandbox.internal.insi.InsiRequest.ByTraits;
import org.segursdk.sandbox.internal.insi.InsiRequest.ByVitale;

/** A search, read and found well-formed. */
sealed interface InsiRequest permits ByTraits, ByVitale {
    /** WS_INS2; {@code birthPlace} may be empty. */
    record ByTraits(String birthName, String firstName, String sex, String birthDate, String birthPlace)
            implements InsiRequest {
        @Override
        public String toString() {
            return "ByTraits[redacted]";
        }
    }

    /** WS_INS1; every part may be empty, but for one of the numbers. */
    record ByVitale(String beneficiary, String insured, String birthName, String birthDate) implements InsiRequest {
        @Override
        public String toString() {
            return "ByVitale[redacted]";
        }
    }
}
