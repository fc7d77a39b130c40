package org.segursdk.exchange.outbox;

import java.util.Objects;
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

    /** A person whose mailbox is looked up in the directory when the message is sent. */
    record Person(ProfessionalId id) implements Correspondent {
        public Person {
            Objects.requireNonNull(id, "id");
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
