package org.segursdk.conformance.port;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.Ins;

/**
 * Data of other domains of identification that bear an INS, coming in. The way in is the product's choice: a document of a mail, an HL7v2
 * message. Requirements REM-INS-21, -27, -29, -30, -43.
 */
public interface InsReceptionPort extends InsVerificationPort {
    /**
     * What comes in.
     *
     * @param document by which it is named here, such as {@code document-1}
     * @param domain name of the sending domain, such as {@code CLINIQUE-A}
     * @param ins which the sender holds for qualified
     * @param traits that come with it
     */
    record ForeignData(String document, String domain, Ins ins, IdentityTraits traits) {
        public ForeignData {
            Objects.requireNonNull(document, "document");
            Objects.requireNonNull(domain, "domain");
            Objects.requireNonNull(ins, "ins");
            Objects.requireNonNull(traits, "traits");
        }

        /** Redacted. */
        @Override
        public String toString() {
            return "ForeignData[redacted]";
        }
    }

    /** Where received data are. */
    enum Place {
        /** In the record of a patient. */
        FILED,
        /** In a list for a person to look at, in nobody's record. */
        WAITING,
        /** The product does not hold them. */
        NOWHERE
    }

    /**
     * What became of received data.
     *
     * @param patients who hold them, or are linked to them as theirs; those merely proposed are not told here
     * @param alerts what the user is shown, in the product's words; empty when nothing is
     */
    record Filing(Place place, Set<String> patients, List<String> alerts) {
        public Filing {
            Objects.requireNonNull(place, "place");
            patients = Set.copyOf(patients);
            alerts = List.copyOf(alerts);
        }
    }

    /** What known patients are looked up by. */
    enum Key {
        MATRICULE,
        TRAITS
    }

    /**
     * A line of the product's journal of look-ups.
     *
     * @param at by the bench's clock
     * @param document for which
     * @param found patients found by that key; empty when none was
     */
    record LookUp(Instant at, String document, Key key, Set<String> found) {
        public LookUp {
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(document, "document");
            Objects.requireNonNull(key, "key");
            found = Set.copyOf(found);
        }
    }

    /** Data come in. Returns when what is automatic has been done. */
    void receive(ForeignData data) throws Exception;

    /** Where the data of that name are now. */
    Filing filing(String document) throws Exception;

    /**
     * A user takes the identity of waiting data in, as far as the product lets them: creates a patient, or agrees to the one with the
     * same traits who is known. What the product asks INSi for then, it asks.
     *
     * @return with the patient made or chosen; without any when the product refused
     */
    Answer takeIn(String document, User user) throws Exception;

    /**
     * An administrator enters a contract of trust with a domain, whose qualified identities are then qualified here; until the next reset.
     *
     * @return false when the product has no such setting: it then trusts nobody
     */
    default boolean trust(String domain) throws Exception {
        return false;
    }

    /** The journal of look-ups since the last reset, oldest first; empty when the product keeps none: nothing is then looked at. */
    default Optional<List<LookUp>> lookUps() throws Exception {
        return Optional.empty();
    }
}
