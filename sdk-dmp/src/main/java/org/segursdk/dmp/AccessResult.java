package org.segursdk.dmp;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * Whether a professional may consult a patient's record. Source: dmp §2.3, §2.4, §4.2.
 *
 * @param <A> what may be done when it is granted
 */
public sealed interface AccessResult<A extends DmpAccess> {
    /** One function for the access, one for its refusals. */
    default <T> T match(Function<A, T> granted, Function<AccessResult<A>, T> refused) {
        return this instanceof Granted<A> found ? granted.apply(found.granted()) : refused.apply(this);
    }

    /** The access, empty when it was refused. */
    default Optional<A> access() {
        return match(Optional::of, refused -> Optional.empty());
    }

    /**
     * The record may be consulted.
     *
     * @param granted what may be done in it
     * @param authorisationAdded whether the authorisation was missing or expired and has just been added (TD0.3)
     */
    record Granted<A extends DmpAccess>(A granted, boolean authorisationAdded) implements AccessResult<A> {
        public Granted {
            Objects.requireNonNull(granted, "granted");
        }
    }

    /** The patient has no record. */
    record Absent<A extends DmpAccess>() implements AccessResult<A> {}

    /** The record is closed. */
    record Closed<A extends DmpAccess>() implements AccessResult<A> {}

    /** The patient blocked this professional. */
    record Blocked<A extends DmpAccess>() implements AccessResult<A> {}

    /** The patient is opposed to this kind of emergency access. */
    record Opposed<A extends DmpAccess>() implements AccessResult<A> {}

    /**
     * The DMP told an authorisation this SDK does not know, or none.
     *
     * @param authorisation as told
     */
    record Undetermined<A extends DmpAccess>(Authorisation authorisation) implements AccessResult<A> {
        public Undetermined {
            Objects.requireNonNull(authorisation, "authorisation");
        }
    }
}
