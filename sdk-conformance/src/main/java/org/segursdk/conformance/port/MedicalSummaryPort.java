package org.segursdk.conformance.port;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.Ins;

/** The medical summary (VSM) that the product makes of a record. */
public interface MedicalSummaryPort {
    /** Where a summary goes. */
    enum Channel {
        DMP,
        PROFESSIONAL,
        PATIENT
    }

    /** One thing a record holds: the section of the summary it belongs to, and its words. */
    record Item(Section section, String words) {}

    /** The six sections asked of a summary. */
    enum Section {
        TREATMENTS,
        ALLERGIES,
        ACTIVE_PROBLEMS,
        MEDICAL_HISTORY,
        SURGICAL_HISTORY,
        LIFESTYLE
    }

    /** Opens a record that holds these items and drafts a summary of it; returns the product's id of the draft. */
    String draft(Ins ins, IdentityTraits traits, List<Item> record);

    /** The physician leaves an item out of the summary. */
    void leaveOut(String draft, Item item);

    /** The summary as CDA; empty when the product cannot hand it over. */
    Optional<byte[]> document(String draft);

    /** Ways that the physician may choose for this summary; empty when the product offers none. */
    Set<Channel> channels(String draft);
}
