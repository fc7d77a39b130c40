package org.segursdk.core.xds;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.core.terminology.CodedValue;

/**
 * What submission sets and document entries have in common: slots, classifications and identifiers, all kept as received,
 * those this SDK has no name for included. Immutable; {@code toString} is redacted.
 */
public abstract sealed class RegistryObject permits DocumentEntry, SubmissionSet {
    private final String id;
    private final String logicalId;
    private final String status;
    private final String version;
    private final Optional<String> title;
    private final Optional<String> comments;
    private final List<Slot> slots;
    private final List<Classification> classifications;
    private final List<ExternalIdentifier> externalIdentifiers;

    RegistryObject(Parts parts) {
        this.id = parts.id;
        this.logicalId = parts.logicalId;
        this.status = parts.status;
        this.version = parts.version;
        this.title = Optional.ofNullable(parts.title);
        this.comments = Optional.ofNullable(parts.comments);
        this.slots = List.copyOf(parts.slots);
        this.classifications = List.copyOf(parts.classifications);
        this.externalIdentifiers = List.copyOf(parts.identifiers);
    }

    /** Symbolic in a submission; the entryUUID ({@code urn:uuid:…}) once registered. */
    public final String id() {
        return id;
    }

    /** {@code lid}: stays the same over changes of metadata; empty in a submission. */
    public final Optional<String> logicalId() {
        return present(logicalId);
    }

    /** Availability status as received, such as {@code urn:oasis:names:tc:ebxml-regrep:StatusType:Approved}. */
    public final Optional<String> status() {
        return present(status);
    }

    /** {@code versionName}: rises with each change of metadata; empty in a submission. */
    public final Optional<String> version() {
        return present(version);
    }

    public final Optional<String> title() {
        return title;
    }

    public final Optional<String> comments() {
        return comments;
    }

    public final List<Slot> slots() {
        return slots;
    }

    public final List<Classification> classifications() {
        return classifications;
    }

    public final List<ExternalIdentifier> externalIdentifiers() {
        return externalIdentifiers;
    }

    /** The values of a slot, empty when there is none of that name. */
    public final List<String> slot(String name) {
        return Slots.values(slots, name);
    }

    /** The first value of a slot. */
    public final Optional<String> slotValue(String name) {
        List<String> values = slot(name);
        return values.isEmpty() ? Optional.empty() : Optional.of(values.get(0));
    }

    /** The first code under a scheme of {@link XdsUuids}. */
    public final Optional<CodedValue> code(String scheme) {
        for (Classification each : classifications) {
            if (each.scheme().equals(scheme) && each.asCode().isPresent()) {
                return each.asCode();
            }
        }
        return Optional.empty();
    }

    /** Every code under a scheme of {@link XdsUuids}. */
    public final List<CodedValue> codes(String scheme) {
        List<CodedValue> found = new ArrayList<>();
        for (Classification each : classifications) {
            if (each.scheme().equals(scheme)) {
                each.asCode().ifPresent(found::add);
            }
        }
        return found;
    }

    /** The identifier under a scheme of {@link XdsUuids}. */
    public final Optional<String> identifier(String scheme) {
        for (ExternalIdentifier each : externalIdentifiers) {
            if (each.scheme().equals(scheme)) {
                return Optional.of(each.value());
            }
        }
        return Optional.empty();
    }

    /** The document's or the set's own id, in principle an OID. */
    public abstract Optional<String> uniqueId();

    /** The patient's id (CX). */
    public abstract Optional<XdsPatientId> patientId();

    public abstract List<XdsAuthor> authors();

    final List<XdsAuthor> authors(String scheme) {
        List<XdsAuthor> found = new ArrayList<>();
        for (Classification each : classifications) {
            if (each.scheme().equals(scheme)) {
                found.add(XdsAuthor.of(each));
            }
        }
        return found;
    }

    final void copyInto(Parts parts) {
        parts.id = id;
        parts.logicalId = logicalId;
        parts.status = status;
        parts.version = version;
        parts.title = title.orElse(null);
        parts.comments = comments.orElse(null);
        parts.slots.addAll(slots);
        parts.classifications.addAll(classifications);
        parts.identifiers.addAll(externalIdentifiers);
    }

    private static Optional<String> present(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RegistryObject that
                && id.equals(that.id)
                && logicalId.equals(that.logicalId)
                && status.equals(that.status)
                && version.equals(that.version)
                && title.equals(that.title)
                && comments.equals(that.comments)
                && slots.equals(that.slots)
                && classifications.equals(that.classifications)
                && externalIdentifiers.equals(that.externalIdentifiers);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, slots, classifications, externalIdentifiers);
    }
}
