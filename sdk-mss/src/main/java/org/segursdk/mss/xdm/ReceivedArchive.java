package org.segursdk.mss.xdm;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.core.xds.XdsPatientId;
import org.segursdk.mss.xdm.XdmFinding.Severity;

/**
 * An archive as it was received, whatever state it was in. One that was refused (not a zip, a bomb, several patients…) is an
 * archive without documents whose findings tell why: the message it came with is to be kept and shown.
 * Immutable; contents can be read until it is closed. Close it: a large archive stands in a file until then.
 */
public final class ReceivedArchive implements Closeable {
    private final List<ReceivedDocument> documents;
    private final List<ReceivedSubmission> submissions;
    private final List<ReceivedFile> otherFiles;
    private final List<XdmFinding> findings;
    private final Closeable bytes;

    ReceivedArchive(
            List<ReceivedDocument> documents,
            List<ReceivedSubmission> submissions,
            List<ReceivedFile> otherFiles,
            List<XdmFinding> findings,
            Closeable bytes) {
        this.documents = List.copyOf(documents);
        this.submissions = List.copyOf(submissions);
        this.otherFiles = List.copyOf(otherFiles);
        this.findings = List.copyOf(findings);
        this.bytes = Objects.requireNonNull(bytes);
    }

    /** The documents, in the order of the metadata; then those the metadata does not tell of. */
    public List<ReceivedDocument> documents() {
        return documents;
    }

    /** What each METADATA.XML that could be read says; normally one. */
    public List<ReceivedSubmission> submissions() {
        return submissions;
    }

    /** PDF copies, style sheets and whatever else came along; the files that XDM prescribes are left out. */
    public List<ReceivedFile> otherFiles() {
        return otherFiles;
    }

    /** Everything found, that of the documents included. */
    public List<XdmFinding> findings() {
        return findings;
    }

    /** Whether the archive was not taken in. */
    public boolean isRefused() {
        return findings.stream().anyMatch(finding -> finding.severity() == Severity.REFUSED);
    }

    /** Whether nothing was found but matters of form: what a document needs before it is filed without a look. */
    public boolean isSound() {
        return findings.stream().allMatch(finding -> finding.severity() == Severity.FORM);
    }

    /**
     * Whom the archive is about, as written: the patient of the submission, otherwise that of its documents, otherwise that of
     * a CDA header. Nothing else in a message tells the patient. No qualified INS. Source: mssante §6 (ECO.2.1.2).
     */
    public Optional<XdsPatientId> patientId() {
        return submissions.stream()
                .flatMap(submission -> submission.patientId().stream())
                .findFirst()
                .or(() -> documents.stream()
                        .flatMap(document -> document.patientId().stream())
                        .findFirst());
    }

    /** Lets go of the archive; a file that held it goes away. */
    @Override
    public void close() throws IOException {
        bytes.close();
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "ReceivedArchive[" + documents.size() + " document(s), " + findings.size() + " finding(s)]";
    }
}
