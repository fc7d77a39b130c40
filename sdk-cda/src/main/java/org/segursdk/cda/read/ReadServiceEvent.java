package org.segursdk.cda.read;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * An act documented, as written. Source: cda §3.11.
 *
 * @param classCode {@code ACT}, {@code INFO}… as written; empty when none
 * @param ids numbers of the act: Study Instance UID, prescription number…
 * @param code the act, if told
 * @param status {@code completed}, or {@code active} for a partial biology report, if told
 * @param period when, if told
 * @param performers who executed it
 */
public record ReadServiceEvent(
        String classCode,
        List<ReadId> ids,
        Optional<ReadCode> code,
        Optional<String> status,
        Optional<ReadPeriod> period,
        List<ReadActor> performers) {
    public ReadServiceEvent {
        Objects.requireNonNull(classCode, "classCode");
        ids = List.copyOf(ids);
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(period, "period");
        performers = List.copyOf(performers);
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "ReadServiceEvent[redacted]";
    }
}
