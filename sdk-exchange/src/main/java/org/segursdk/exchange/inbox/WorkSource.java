package org.segursdk.exchange.inbox;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.segursdk.mss.received.FilingProposal.Origin;

/**
 * Where an item came from and where its bytes are.
 *
 * @param origin mail, DMP or the software itself; shown without a click (REM-MSSR-08)
 * @param receivedAt when it was taken in here
 * @param mailId the mail kept by {@link JdbcArrivalStore}, for one that came by mail and is kept there
 * @param part its place among the documents of the mail, from 0
 * @param entryUuid its entry in the DMP, for one found there
 * @param repository where the DMP has it
 * @param sender who sent it, to be shown
 */
public record WorkSource(
        Origin origin,
        Instant receivedAt,
        OptionalLong mailId,
        int part,
        Optional<String> entryUuid,
        Optional<String> repository,
        Optional<String> sender) {
    public WorkSource {
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(receivedAt, "receivedAt");
        Objects.requireNonNull(mailId, "mailId");
        Objects.requireNonNull(entryUuid, "entryUuid");
        Objects.requireNonNull(repository, "repository");
        Objects.requireNonNull(sender, "sender");
    }

    /** Without the sender, who may be the patient. */
    @Override
    public String toString() {
        return "WorkSource[" + origin + ", " + receivedAt + "]";
    }
}
