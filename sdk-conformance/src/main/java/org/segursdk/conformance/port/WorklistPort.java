package org.segursdk.conformance.port;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.Ins;

/**
 * The list, over all patients, of documents that came by MSSanté. The product reads the time of the bench's clock and files by itself
 * what it safely can: documents about a patient whom it knows with the same qualified INS and traits. An empty list says that the
 * product has no such list: the check then sees nothing.
 */
public interface WorklistPort {
    /** Where an item stands; several hold at once. */
    enum State {
        UNREAD,
        READ,
        VALIDATED,
        FILED,
        DELETED,
        REPLACED
    }

    /** What a user does with an item. */
    enum Gesture {
        READ,
        VALIDATE,
        /** Into the record whose id is the target. */
        FILE,
        /** In the place of the older item whose id is the target. */
        REPLACE,
        DELETE
    }

    /** How the list is sorted. */
    enum Order {
        /** What the product shows when nobody chose. */
        DEFAULT,
        /** Most recent document first. */
        DOCUMENT_DATE,
        /** By birth name, A to Z. */
        PATIENT,
        /** Documents of one type together. */
        TYPE
    }

    /**
     * A line of the list, with what it shows.
     *
     * @param id the product's
     * @param title of the document; {@code ""} for none
     * @param createdAt when the document was made, to the second
     * @param typeCode LOINC code of its type; {@code ""} for none
     * @param patient birth name; {@code ""} for none
     * @param author at least the family name; {@code ""} for none
     * @param organization of the author; {@code ""} for none
     * @param version of the document
     * @param states where it stands; never empty
     * @param priority of reading: the smaller, the sooner it is to be read; empty when the list has none
     */
    record Item(
            String id,
            String title,
            Optional<Instant> createdAt,
            String typeCode,
            String patient,
            String author,
            String organization,
            OptionalInt version,
            Set<State> states,
            OptionalInt priority) {
        public Item {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(title, "title");
            Objects.requireNonNull(createdAt, "createdAt");
            Objects.requireNonNull(typeCode, "typeCode");
            Objects.requireNonNull(patient, "patient");
            Objects.requireNonNull(author, "author");
            Objects.requireNonNull(organization, "organization");
            Objects.requireNonNull(version, "version");
            states = Set.copyOf(states);
            Objects.requireNonNull(priority, "priority");
        }

        /** Without the document. */
        @Override
        public String toString() {
            return "Item[" + id + ", " + states + "]";
        }
    }

    /**
     * What is asked of the list.
     *
     * @param patient only of that one
     * @param typeCode only of that LOINC code
     * @param from only documents made then or later
     * @param before only documents made earlier
     */
    record Question(
            Order order,
            Optional<Ins> patient,
            Optional<String> typeCode,
            Optional<Instant> from,
            Optional<Instant> before) {
        /** The whole list, as it is shown when nobody chose. */
        public static final Question ALL = sorted(Order.DEFAULT);

        public Question {
            Objects.requireNonNull(order, "order");
            Objects.requireNonNull(patient, "patient");
            Objects.requireNonNull(typeCode, "typeCode");
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(before, "before");
        }

        /** The whole list in that order. */
        public static Question sorted(Order order) {
            return new Question(order, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        }
    }

    /**
     * A line of the trace of an item.
     *
     * @param at when
     * @param user who
     * @param gesture what was done
     */
    record Trace(Instant at, String user, Gesture gesture) {
        public Trace {
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(user, "user");
            Objects.requireNonNull(gesture, "gesture");
        }
    }

    /** The product has a record of that patient, whose identity is qualified; the id of the record is the kit's. */
    void patient(String record, IdentityTraits traits, Ins ins) throws Exception;

    /** Takes in a mail (RFC 5322) that came by MSSanté now, its documents with it. */
    void receive(byte[] mail) throws Exception;

    /** The list, whole, without what was deleted or replaced. */
    Optional<List<Item>> list(Question question) throws Exception;

    /** An item, deleted and replaced ones too; empty when it is gone, which counts as a gesture without effect. */
    Optional<Item> find(String item) throws Exception;

    /** Items that were not filed automatically and wait for a person. */
    Optional<List<Item>> toTreat() throws Exception;

    /** Items filed automatically within the last days that nobody has read. */
    Optional<List<Item>> filedUnread(Duration period) throws Exception;

    /**
     * A user does something with an item, now.
     *
     * @param target as the gesture says; {@code ""} where it says nothing
     * @param user account, made up by the kit
     */
    void act(String item, Gesture gesture, String target, String user) throws Exception;

    /** What users did with an item, oldest first; empty when nothing is traced, which fails where a trace is wanted. */
    Optional<List<Trace>> trace(String item) throws Exception;
}
