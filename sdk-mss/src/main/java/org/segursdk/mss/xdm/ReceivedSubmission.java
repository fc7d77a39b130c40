package org.segursdk.mss.xdm;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.core.xds.RegistryObjects;
import org.segursdk.core.xds.SubmissionSet;
import org.segursdk.core.xds.XdsAuthor;
import org.segursdk.core.xds.XdsPatientId;

/**
 * What one METADATA.XML says, as written: nothing is promised to be there. Times are UTC on the wire.
 *
 * @param metadata everything it holds
 * @param action the action it tells of the whole submission; most senders tell it of each document instead
 */
public record ReceivedSubmission(RegistryObjects metadata, Optional<XdmAction> action) {
    public ReceivedSubmission {
        Objects.requireNonNull(metadata, "metadata");
        Objects.requireNonNull(action, "action");
    }

    /** The submission set; the first if there are several. */
    public Optional<SubmissionSet> set() {
        return metadata.submissionSets().stream().findFirst();
    }

    public Optional<String> title() {
        return set().flatMap(SubmissionSet::title).filter(title -> !title.isBlank());
    }

    /** Who sent it. */
    public List<XdsAuthor> authors() {
        return set().map(SubmissionSet::authors).orElse(List.of());
    }

    /** What care it comes from, as written: the official samples put the sector of activity there. */
    public Optional<CodedValue> contentType() {
        return set().flatMap(SubmissionSet::contentType);
    }

    public Optional<Instant> submissionTime() {
        return set().flatMap(SubmissionSet::submissionTime);
    }

    public Optional<String> uniqueId() {
        return set().flatMap(Identifiers::uniqueId);
    }

    public Optional<XdsPatientId> patientId() {
        return set().flatMap(Identifiers::patientId);
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "ReceivedSubmission[" + metadata.entries().size() + " document(s)]";
    }
}
