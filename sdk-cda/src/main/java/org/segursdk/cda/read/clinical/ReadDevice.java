package org.segursdk.cda.read.clinical;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.cda.read.ReadActor;
import org.segursdk.cda.read.ReadCode;
import org.segursdk.cda.read.ReadId;
import org.segursdk.cda.read.ReadPeriod;
import org.segursdk.cda.read.ReadQuantity;
import org.segursdk.cda.read.ReadStatement;

/**
 * A medical device that served or that the patient bears, as written. Source: cda §6.10.
 *
 * @param ids identifiers of the entry
 * @param code EMDN code with its translations, or the author's words, if told
 * @param text what people read of it, if told
 * @param period when it served or since when it is borne, if told
 * @param deviceIds unique identifiers (UDI), serial or catalogue numbers
 * @param quantity how many, if told
 * @param prescribers who asked for it
 * @param comments comments, in words
 * @param statement the entry as it stands
 */
public record ReadDevice(
        List<ReadId> ids,
        Optional<ReadCode> code,
        Optional<String> text,
        Optional<ReadPeriod> period,
        List<ReadId> deviceIds,
        Optional<ReadQuantity> quantity,
        List<ReadActor> prescribers,
        List<String> comments,
        ReadStatement statement) {
    public ReadDevice {
        ids = List.copyOf(ids);
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(period, "period");
        deviceIds = List.copyOf(deviceIds);
        Objects.requireNonNull(quantity, "quantity");
        prescribers = List.copyOf(prescribers);
        comments = List.copyOf(comments);
        Objects.requireNonNull(statement, "statement");
    }

    /** A {@code supply} read as a device. */
    public static ReadDevice of(ReadStatement statement) {
        return new ReadDevice(
                statement.ids(),
                statement.codeAt("participant", "participantRole", "playingDevice", "code"),
                statement.text(),
                statement.period(),
                statement.actors("participant").stream()
                        .flatMap(actor -> actor.ids().stream())
                        .toList(),
                statement.quantity("quantity"),
                statement.actors("author"),
                statement.comments(),
                statement);
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "ReadDevice[redacted]";
    }
}
