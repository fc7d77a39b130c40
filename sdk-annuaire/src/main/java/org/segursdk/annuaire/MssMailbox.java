package org.segursdk.annuaire;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A MSSanté mailbox as one place of the directory publishes it. Whoever is responsible for it is never public; one on the red
 * list is not given at all, nor is an ordinary e-mail address. Source: annuaire §4.
 *
 * @param address as published
 * @param type empty when the directory gives none, or one that this version does not know
 * @param rank 1 for the mailbox its holder prefers
 * @param digitization whether the holder wants no paper any more ({@code digitization}, the flag of dematerialisation); empty when
 *     not told: newer publications drop it
 * @param description as published
 * @param service of the structure, as published
 */
public record MssMailbox(
        String address,
        Optional<MailboxType> type,
        OptionalInt rank,
        Optional<Boolean> digitization,
        Optional<String> description,
        Optional<String> service) {
    public MssMailbox {
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(rank, "rank");
        Objects.requireNonNull(digitization, "digitization");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(service, "service");
    }

    /** What two publications of one mailbox share: the address without regard to case. */
    public String key() {
        return address.toLowerCase(Locale.ROOT);
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "MssMailbox[" + type.map(Enum::name).orElse("no type") + "]";
    }
}
