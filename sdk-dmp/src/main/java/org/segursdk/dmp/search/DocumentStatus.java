package org.segursdk.dmp.search;

import java.util.Objects;
import org.segursdk.core.xds.AvailabilityStatus;

/**
 * Status of a document in the DMP. An open set: the raw status stays. Source: dmp §8, §10.
 *
 * @param kind what it means
 * @param rawCode the URN as received; {@code ""} when none came
 */
public record DocumentStatus(Kind kind, String rawCode) {
    /** What a status means. */
    public enum Kind {
        /** In force. */
        ACTIVE(AvailabilityStatus.APPROVED),
        /** Replaced by a newer one. */
        DEPRECATED(AvailabilityStatus.DEPRECATED),
        /** Set aside by a professional or the patient. */
        ARCHIVED(AvailabilityStatus.ARCHIVED),
        /** Taken out of sight; no search answers it. */
        DELETED(AvailabilityStatus.DELETED),
        /** A status this SDK does not know, or none. */
        OTHER("");

        private final String urn;

        Kind(String urn) {
            this.urn = urn;
        }

        /** The URN on the wire; {@code ""} for {@link #OTHER}. */
        public String urn() {
            return urn;
        }
    }

    public DocumentStatus {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(rawCode, "rawCode");
    }

    /** @param rawCode as received; {@code ""} when absent */
    public static DocumentStatus ofCode(String rawCode) {
        for (Kind kind : Kind.values()) {
            if (kind != Kind.OTHER && kind.urn.equals(rawCode)) {
                return new DocumentStatus(kind, rawCode);
            }
        }
        return new DocumentStatus(Kind.OTHER, rawCode);
    }

    public boolean isActive() {
        return kind == Kind.ACTIVE;
    }
}
