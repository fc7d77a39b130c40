package org.segursdk.cda.read;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.core.document.Reference;
import org.segursdk.core.document.Relation;
import org.segursdk.core.error.Violation;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.core.xds.XdsAuthor;
import org.segursdk.core.xds.XdsPatientId;
import org.segursdk.core.xds.XdsPerson;

/**
 * What XDS and XDM say of a document, read from its header; what the document does not tell is absent and listed. Hash, size
 * and URI belong to the file. Instants are UTC on the wire. Source: cda §15, dmp §6.
 *
 * <p>A matricule read in a document is what the document says, not a qualified INS: {@link
 * ReadDocument#toDocument} wants the patient from your own record.
 *
 * @param uniqueId {@code root} or {@code root^extension}; the DMP takes plain OIDs only
 * @param title title of the document
 * @param mimeType {@code text/xml}
 * @param languageCode {@code fr-FR}
 * @param creationTime when this version was made
 * @param serviceStart beginning of the principal act
 * @param serviceStop end of the principal act, when told
 * @param patientId the INS as written, else the first local number
 * @param sourcePatientId the first local number, else the INS as written
 * @param sourcePatientInfo names, date of birth and sex, as PID fields
 * @param authors who wrote it, in the order of the document
 * @param legalAuthenticator who takes responsibility
 * @param classCode class that ANS associates with the type
 * @param typeCode type of document
 * @param formatCode format that ANS associates with the content model
 * @param confidentiality {@code N}, {@code R} or {@code V}; DMP visibility is not in a document
 * @param facilityType sector of activity of the place of care
 * @param practiceSetting cadre d'exercice of the principal act's executor
 * @param eventCodes codes of the acts documented
 * @param references requests, examinations and studies
 * @param relations documents it replaces or renders, those named by a plain OID
 * @param findings what is missing or unusable, with the path it was looked for
 */
public record ReadMetadata(
        Optional<String> uniqueId,
        Optional<String> title,
        String mimeType,
        Optional<String> languageCode,
        Optional<Instant> creationTime,
        Optional<Instant> serviceStart,
        Optional<Instant> serviceStop,
        Optional<XdsPatientId> patientId,
        Optional<XdsPatientId> sourcePatientId,
        List<String> sourcePatientInfo,
        List<XdsAuthor> authors,
        Optional<XdsPerson> legalAuthenticator,
        Optional<CodedValue> classCode,
        Optional<CodedValue> typeCode,
        Optional<CodedValue> formatCode,
        Optional<CodedValue> confidentiality,
        Optional<CodedValue> facilityType,
        Optional<CodedValue> practiceSetting,
        List<CodedValue> eventCodes,
        List<Reference> references,
        List<Relation> relations,
        List<Violation> findings) {
    public ReadMetadata {
        Objects.requireNonNull(uniqueId, "uniqueId");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(mimeType, "mimeType");
        Objects.requireNonNull(languageCode, "languageCode");
        Objects.requireNonNull(creationTime, "creationTime");
        Objects.requireNonNull(serviceStart, "serviceStart");
        Objects.requireNonNull(serviceStop, "serviceStop");
        Objects.requireNonNull(patientId, "patientId");
        Objects.requireNonNull(sourcePatientId, "sourcePatientId");
        sourcePatientInfo = List.copyOf(sourcePatientInfo);
        authors = List.copyOf(authors);
        Objects.requireNonNull(legalAuthenticator, "legalAuthenticator");
        Objects.requireNonNull(classCode, "classCode");
        Objects.requireNonNull(typeCode, "typeCode");
        Objects.requireNonNull(formatCode, "formatCode");
        Objects.requireNonNull(confidentiality, "confidentiality");
        Objects.requireNonNull(facilityType, "facilityType");
        Objects.requireNonNull(practiceSetting, "practiceSetting");
        eventCodes = List.copyOf(eventCodes);
        references = List.copyOf(references);
        relations = List.copyOf(relations);
        findings = List.copyOf(findings);
    }

    /** Whether the document tells everything XDS requires. */
    public boolean isComplete() {
        return findings.isEmpty();
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "ReadMetadata[" + findings.size() + " findings]";
    }
}
