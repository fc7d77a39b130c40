package org.segursdk.cda.read.biology;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.cda.read.ReadActor;
import org.segursdk.cda.read.ReadCode;
import org.segursdk.cda.read.ReadId;
import org.segursdk.cda.read.ReadPeriod;

/**
 * A specimen as written. Source: cda §8.3.a.
 *
 * @param act act of collection (NABM), if told
 * @param collected when it was taken, if told
 * @param site where on the body, if told
 * @param ids identifiers of the specimen
 * @param type kind of specimen, if told
 * @param received when the laboratory received it, if told
 * @param performers who took it
 */
public record ReadBioSpecimen(
        Optional<ReadCode> act,
        Optional<ReadPeriod> collected,
        Optional<ReadCode> site,
        List<ReadId> ids,
        Optional<ReadCode> type,
        Optional<ReadPeriod> received,
        List<ReadActor> performers) {
    public ReadBioSpecimen {
        Objects.requireNonNull(act, "act");
        Objects.requireNonNull(collected, "collected");
        Objects.requireNonNull(site, "site");
        ids = List.copyOf(ids);
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(received, "received");
        performers = List.copyOf(performers);
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "ReadBioSpecimen[redacted]";
    }
}
