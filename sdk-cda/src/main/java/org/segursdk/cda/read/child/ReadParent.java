package org.segursdk.cda.read.child;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.cda.read.ReadAddress;
import org.segursdk.cda.read.ReadCode;
import org.segursdk.cda.read.ReadName;
import org.segursdk.cda.read.ReadStatement;
import org.segursdk.cda.read.ReadTelecom;
import org.segursdk.cda.read.ReadTime;

/**
 * A parent an answer is about, as written. Source: CSE-CS8 to CSE-CS24 2024.01.
 *
 * @param relationship {@code MTH}, {@code FTH}…, if told
 * @param name name, if told
 * @param birthTime date of birth, if told
 * @param addresses addresses
 * @param telecoms telecoms
 */
public record ReadParent(
        Optional<ReadCode> relationship,
        Optional<ReadName> name,
        Optional<ReadTime> birthTime,
        List<ReadAddress> addresses,
        List<ReadTelecom> telecoms) {
    public ReadParent {
        Objects.requireNonNull(relationship, "relationship");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(birthTime, "birthTime");
        addresses = List.copyOf(addresses);
        telecoms = List.copyOf(telecoms);
    }

    static Optional<ReadParent> of(ReadStatement statement) {
        return statement.actors("subject").stream()
                .findFirst()
                .map(actor -> new ReadParent(
                        actor.role(),
                        actor.name(),
                        statement.timeAt("subject", "relatedSubject", "subject", "birthTime"),
                        actor.addresses(),
                        actor.telecoms()));
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "ReadParent[redacted]";
    }
}
