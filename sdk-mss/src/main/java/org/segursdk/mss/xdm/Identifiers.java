package org.segursdk.mss.xdm;

import java.util.Optional;
import java.util.Set;
import org.segursdk.cda.read.ReadHeader;
import org.segursdk.cda.read.ReadId;
import org.segursdk.core.identity.InsAuthority;
import org.segursdk.core.xds.DocumentEntry;
import org.segursdk.core.xds.ExternalIdentifier;
import org.segursdk.core.xds.RegistryObject;
import org.segursdk.core.xds.SubmissionSet;
import org.segursdk.core.xds.XdsPatientId;
import org.segursdk.core.xds.XdsUuids;

/**
 * Identifiers of metadata as good or bad as they come: some senders give an identifier the UUID of another one, or none; its
 * label then tells what it is. Source: mssante §4.2 (O-XSL).
 */
final class Identifiers {
    private static final String DOCUMENT = "XDSDocumentEntry.";
    private static final String SET = "XDSSubmissionSet.";
    static final Set<String> LABELS = Set.of(
            DOCUMENT + "patientId", DOCUMENT + "uniqueId", SET + "patientId", SET + "sourceId", SET + "uniqueId");

    private Identifiers() {}

    static Optional<String> uniqueId(DocumentEntry entry) {
        return find(entry, DOCUMENT + "uniqueId", XdsUuids.UNIQUE_ID);
    }

    static Optional<String> uniqueId(SubmissionSet set) {
        return find(set, SET + "uniqueId", XdsUuids.SUBMISSION_SET_UNIQUE_ID);
    }

    static Optional<XdsPatientId> patientId(DocumentEntry entry) {
        return find(entry, DOCUMENT + "patientId", XdsUuids.PATIENT_ID).map(XdsPatientId::parse);
    }

    static Optional<XdsPatientId> patientId(SubmissionSet set) {
        return find(set, SET + "patientId", XdsUuids.SUBMISSION_SET_PATIENT_ID).map(XdsPatientId::parse);
    }

    /** The id of a document as XDS would have it. */
    static Optional<String> uniqueId(ReadHeader header) {
        return header.id().flatMap(ReadId::text);
    }

    /** The INS as written in a header, otherwise the first number. */
    static Optional<XdsPatientId> patientId(ReadHeader header) {
        return header.patient()
                .flatMap(patient ->
                        patient.insId().or(() -> patient.ids().stream().findFirst()))
                .flatMap(id -> id.extension().map(number -> {
                    String root = id.root().orElse("");
                    return new XdsPatientId(
                            number, root, InsAuthority.ofOid(root).isPresent() ? "NH" : "PI");
                }));
    }

    private static Optional<String> find(RegistryObject object, String label, String scheme) {
        Optional<String> labelled = object.externalIdentifiers().stream()
                .filter(each -> each.name().equals(label))
                .map(ExternalIdentifier::value)
                .findFirst();
        return labelled.or(() -> object.externalIdentifiers().stream()
                        .filter(each -> each.scheme().equals(scheme) && !LABELS.contains(each.name()))
                        .map(ExternalIdentifier::value)
                        .findFirst())
                .filter(value -> !value.isBlank());
    }

    /** The UUID that goes with a label; empty for a label that is none. */
    static Optional<String> schemeOf(String label) {
        return Optional.ofNullable(
                switch (label) {
                    case DOCUMENT + "patientId" -> XdsUuids.PATIENT_ID;
                    case DOCUMENT + "uniqueId" -> XdsUuids.UNIQUE_ID;
                    case SET + "patientId" -> XdsUuids.SUBMISSION_SET_PATIENT_ID;
                    case SET + "sourceId" -> XdsUuids.SUBMISSION_SET_SOURCE_ID;
                    case SET + "uniqueId" -> XdsUuids.SUBMISSION_SET_UNIQUE_ID;
                    default -> null;
                });
    }
}
