package org.segursdk.exchange.outbox;

import java.util.Objects;
import java.util.Optional;
import org.segursdk.core.actor.ProfessionalId;
import org.segursdk.core.actor.StructureId;
import org.segursdk.mss.message.MssAddress;

/** A recipient among professionals and organisations. */
public sealed interface Correspondent {
    /** One whose mailbox is known. */
    record AtMailbox(MssAddress address) implements Correspondent {
        public AtMailbox {
            Objects.requireNonNull(address, "address");
        }

        /** Redacted. */
        @Override
        public String toString() {
            return "AtMailbox[redacted]";
        }
    }

    /**
     * A person whose mailbox is looked up in the directory when the message is sent.
     *
     * @param at where the person practises, which tells their mailboxes apart when they have several; empty when it does not matter
     */
    record Person(ProfessionalId id, Optional<StructureId> at) implements Correspondent {
        public Person {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(at, "at");
        }

        /** Wherever the person practises. */
        public Person(ProfessionalId id) {
            this(id, Optional.empty());
        }
    }

    /** A structure whose mailbox is looked up in the directory when the message is sent. */
    record Organization(StructureId id) implements Correspondent {
        public Organization {
            Objects.requireNonNull(id, "id");
        }
    }

    /** A mailbox by its address. */
    static Correspondent at(String address) {
        return new AtMailbox(MssAddress.of(address));
    }
}
