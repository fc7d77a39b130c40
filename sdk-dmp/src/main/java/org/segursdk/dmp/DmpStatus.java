package org.segursdk.dmp;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the DMP answers about a patient's record (TD0.2). The identity traits it returns are left out on purpose: showing them
 * is forbidden (RG_0320), the software shows its own. Source: dmp §2.4, §4.2.
 */
public sealed interface DmpStatus {
    /** One function for each case. */
    default <T> T match(Function<Open, T> open, Function<Closed, T> closed, Function<Absent, T> absent) {
        if (this instanceof Open found) {
            return open.apply(found);
        }
        if (this instanceof Closed found) {
            return closed.apply(found);
        }
        return absent.apply((Absent) this);
    }

    /** Whether the record can be fed. */
    default boolean isOpen() {
        return this instanceof Open;
    }

    /**
     * The record exists and is open.
     *
     * @param authorisation the asking party's right to consult it
     * @param treatingPhysician whether the asking professional is the médecin traitant declared in it, when told
     * @param ensAttached whether it belongs to a Mon espace santé, when told
     * @param webAccountOpen whether the patient's own internet access is open, when told
     * @param answeredUnderOtherIns the DMP knows the patient under another INS than the one asked: query INSi again
     */
    record Open(
            Authorisation authorisation,
            Optional<Boolean> treatingPhysician,
            Optional<Boolean> ensAttached,
            Optional<Boolean> webAccountOpen,
            boolean answeredUnderOtherIns)
            implements DmpStatus {
        public Open {
            Objects.requireNonNull(authorisation, "authorisation");
            Objects.requireNonNull(treatingPhysician, "treatingPhysician");
            Objects.requireNonNull(ensAttached, "ensAttached");
            Objects.requireNonNull(webAccountOpen, "webAccountOpen");
        }
    }

    /**
     * The record exists and is closed: it cannot be fed. Its date and reason of closing also come back, in a form that is not
     * published: they are not read.
     */
    record Closed() implements DmpStatus {}

    /** The patient has no record. */
    record Absent() implements DmpStatus {}
}
