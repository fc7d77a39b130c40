package org.segursdk.core.xds;

import java.util.List;
import java.util.Objects;

/**
 * A tie between two registry objects. Source: dmp §6.4.
 *
 * @param id symbolic, or as the registry gave it
 * @param type one of the constants here, or any other as received
 * @param source id of the object it starts from
 * @param target id (entryUUID for one already registered) of the object it leads to
 * @param slots {@code SubmissionSetStatus}, {@code PreviousVersion}, {@code OriginalStatus}, {@code NewStatus}…
 */
public record Association(String id, String type, String source, String target, List<Slot> slots) {
    public static final String HAS_MEMBER = "urn:oasis:names:tc:ebxml-regrep:AssociationType:HasMember";
    /** The source cancels and replaces the target. */
    public static final String REPLACES = "urn:ihe:iti:2007:AssociationType:RPLC";
    /** The source is another rendition of the target. */
    public static final String TRANSFORMS = "urn:ihe:iti:2007:AssociationType:XFRM";

    public static final String SIGNS = "urn:ihe:iti:2007:AssociationType:signs";
    public static final String UPDATE_STATUS = "urn:ihe:iti:2010:AssociationType:UpdateAvailabilityStatus";

    private static final List<Slot> ORIGINAL = List.of(Slot.of("SubmissionSetStatus", "Original"));

    public Association {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(target, "target");
        slots = List.copyOf(slots);
    }

    /** The submission set holds the entry as an original. */
    public static Association hasMember(String id, SubmissionSet set, DocumentEntry entry) {
        return new Association(id, HAS_MEMBER, set.id(), entry.id(), ORIGINAL);
    }

    /** The submission set holds a new version of the metadata of an entry (ITI-57). */
    public static Association hasNewVersion(String id, SubmissionSet set, DocumentEntry entry, String previousVersion) {
        return new Association(
                id,
                HAS_MEMBER,
                set.id(),
                entry.id(),
                List.of(ORIGINAL.get(0), Slot.of("PreviousVersion", previousVersion)));
    }

    /** The signature entry signs the submission set. */
    public static Association signs(String id, DocumentEntry signature, SubmissionSet set) {
        return new Association(id, SIGNS, signature.id(), set.id(), ORIGINAL);
    }

    /** @param entryUuid the replaced entry's current entryUUID */
    public static Association replaces(String id, DocumentEntry entry, String entryUuid) {
        return new Association(id, REPLACES, entry.id(), entryUuid, List.of());
    }

    /** @param target id of the entry transformed: symbolic in the same submission, or its entryUUID */
    public static Association transforms(String id, DocumentEntry entry, String target) {
        return new Association(id, TRANSFORMS, entry.id(), target, List.of());
    }

    /** Changes the status of a registered entry (ITI-57). */
    public static Association updateStatus(
            String id, SubmissionSet set, String entryUuid, String originalStatus, String newStatus) {
        return new Association(
                id,
                UPDATE_STATUS,
                set.id(),
                entryUuid,
                List.of(Slot.of("OriginalStatus", originalStatus), Slot.of("NewStatus", newStatus)));
    }

    /** The values of a slot, empty when there is none of that name. */
    public List<String> slot(String name) {
        return Slots.values(slots, name);
    }
}
