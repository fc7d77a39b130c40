package org.segursdk.cda;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.core.actor.Professional;
import org.segursdk.core.actor.Structure;
import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;

/**
 * A professional who took part in the care documented, without being author or executor. Source: cda §3.9.
 *
 * @param role what they did
 * @param function function towards the patient (JDV_J47), if any
 * @param professional who
 * @param structure where, if told
 * @param start since when, if known
 * @param stop until when, if known
 * @param comment words on the participant or the function, if any
 */
public record Participant(
        Role role,
        Optional<CodedValue> function,
        Professional professional,
        Optional<Structure> structure,
        Optional<Instant> start,
        Optional<Instant> stop,
        Optional<String> comment) {
    /** Kinds of participation (JDV_J144). */
    public enum Role {
        /** Prescriber. */
        REF,
        /** Who sent the patient. */
        REFB,
        /** Informant; with the function PCP, the médecin traitant. */
        INF,
        /** Responsible for the act. */
        RESP,
        /** Executor: a sampler, for instance. */
        PRF,
        /** Correspondent or consultant. */
        CON,
        /** Verifier. */
        VRF
    }

    public Participant {
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(function, "function");
        Objects.requireNonNull(professional, "professional");
        Objects.requireNonNull(structure, "structure");
        Objects.requireNonNull(start, "start");
        Objects.requireNonNull(stop, "stop");
        Objects.requireNonNull(comment, "comment");
    }

    public Participant(
            Role role,
            Optional<CodedValue> function,
            Professional professional,
            Optional<Structure> structure,
            Optional<Instant> start,
            Optional<Instant> stop) {
        this(role, function, professional, structure, start, stop, Optional.empty());
    }

    /** A participant without function or times. */
    public static Participant of(Role role, Professional professional, Structure structure) {
        return new Participant(
                role, Optional.empty(), professional, Optional.of(structure), Optional.empty(), Optional.empty());
    }

    /** The patient's médecin traitant: role INF, function PCP labelled as the VSM wants it. Source: cda §7.1. */
    public static Participant treatingPhysician(Professional professional, Structure structure) {
        return new Participant(
                Role.INF,
                Optional.of(CodedValue.of("PCP", CodeSystems.HL7_PARTICIPATION_FUNCTION, "Médecin Traitant")),
                professional,
                Optional.of(structure),
                Optional.empty(),
                Optional.empty());
    }

    public Participant withComment(String value) {
        return new Participant(role, function, professional, structure, start, stop, Optional.of(value));
    }

    /** Whether this is the médecin traitant. */
    public boolean isTreatingPhysician() {
        return role == Role.INF && function.filter(f -> f.code().equals("PCP")).isPresent();
    }

    /** Without the comment: it is free text. */
    @Override
    public String toString() {
        return "Participant[" + role + "]";
    }
}
