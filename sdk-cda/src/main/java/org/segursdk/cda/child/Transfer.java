package org.segursdk.cda.child;

import java.time.Instant;
import java.util.Objects;
import org.segursdk.core.actor.Structure;

/**
 * The child was moved to another service or establishment. Source: CSE-CS8 2024.01, FR-Transfert-du-patient.
 *
 * @param kind when, seen from birth
 * @param service kind of service that receives the child
 * @param destination establishment that receives the child
 * @param start departure
 * @param stop arrival, after the departure
 */
public record Transfer(Kind kind, Service service, Structure destination, Instant start, Instant stop) {
    /** JDV_TransfertMutation. */
    public enum Kind {
        IMMEDIATE,
        SECONDARY
    }

    /** JDV_TypeService. */
    public enum Service {
        INTENSIVE_CARE,
        NEONATAL_INTENSIVE_CARE,
        NEONATOLOGY,
        /** Unité Kangourou. */
        KANGAROO,
        OTHER
    }

    public Transfer {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(service, "service");
        Objects.requireNonNull(destination, "destination");
        Objects.requireNonNull(start, "start");
        Objects.requireNonNull(stop, "stop");
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "Transfer[" + kind + "]";
    }
}
