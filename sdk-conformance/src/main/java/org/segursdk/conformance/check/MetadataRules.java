package org.segursdk.conformance.check;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.identity.InsAuthority;
import org.segursdk.core.identity.Matricule;
import org.segursdk.core.xds.Association;
import org.segursdk.core.xds.DocumentEntry;
import org.segursdk.core.xds.RegistryObject;
import org.segursdk.core.xds.RegistryObjects;
import org.segursdk.core.xds.XdsPatientId;

/** What a receiver bears with in a METADATA.XML and its sender ought not to write. Source: mssante §4.2. */
final class MetadataRules {
    private static final int MATRICULE = 15;
    private static final int NUMBER = 13;
    private static final Set<String> CDA_TYPES = Set.of("text/xml", "application/xslt+xml");
    private static final List<String> PATIENT_FIELDS = List.of("PID-5|", "PID-7|", "PID-8|");

    private final RegistryObjects metadata;
    private final String place;
    private final Findings findings = new Findings();

    MetadataRules(RegistryObjects metadata, String place) {
        this.metadata = metadata;
        this.place = place;
    }

    List<Finding> check() {
        metadata.submissionSets().forEach(set -> patientId(set, place + "/RegistryPackage"));
        int rank = 0;
        for (DocumentEntry entry : metadata.entries()) {
            rank++;
            entry(entry, place + "/ExtrinsicObject[" + rank + "]");
        }
        metadata.associations().stream()
                .filter(each -> each.type().equals(Association.HAS_MEMBER))
                .forEach(this::member);
        return findings.toList();
    }

    private void entry(DocumentEntry entry, String path) {
        patientId(entry, path);
        findings.require(
                samePatient(entry),
                "XDM-SET-PATIENT",
                path + "/patientId",
                "le document et le lot de soumission ne portent pas le même identifiant de patient : écrire le même",
                "document and submission set do not bear the same patient id: write the same");
        findings.require(
                CDA_TYPES.contains(entry.mimeType()) || !isCda(entry),
                "XDM-MIME-TYPE",
                path + "/@mimeType",
                "type d'un CDA autre que text/xml ou application/xslt+xml",
                "a CDA of another type than text/xml or application/xslt+xml");
        List<String> told = entry.slot("sourcePatientInfo");
        for (String field : PATIENT_FIELDS) {
            findings.require(
                    told.stream().anyMatch(value -> value.startsWith(field) && value.length() > field.length()),
                    "XDM-SOURCE-PATIENT",
                    path + "/sourcePatientInfo",
                    "sourcePatientInfo sans " + field.substring(0, 5) + " (nom PID-5, naissance PID-7, sexe PID-8)",
                    "sourcePatientInfo without " + field.substring(0, 5) + " (name PID-5, birth PID-7, sex PID-8)");
        }
        findings.require(
                entry.sourcePatientId()
                        .filter(id -> !id.id().isEmpty() && !id.authority().isEmpty())
                        .isPresent(),
                "XDM-SOURCE-PATIENT",
                path + "/sourcePatientId",
                "sourcePatientId absent ou incomplet : numéro local, ou INS sans numéro local",
                "sourcePatientId missing or incomplete: local number, or INS without one");
    }

    private static boolean isCda(DocumentEntry entry) {
        return entry.slotValue("URI")
                .filter(uri -> uri.regionMatches(true, uri.length() - 4, ".XML", 0, 4))
                .isPresent();
    }

    private boolean samePatient(DocumentEntry entry) {
        Optional<XdsPatientId> own = entry.patientId();
        return own.isEmpty()
                || metadata.submissionSets().stream()
                        .flatMap(set -> set.patientId().stream())
                        .allMatch(id -> id.id().equals(own.get().id())
                                && id.authority().equals(own.get().authority()));
    }

    private void patientId(RegistryObject object, String path) {
        Optional<XdsPatientId> told = object.patientId();
        if (told.isEmpty() || InsAuthority.ofOid(told.get().authority()).isEmpty()) {
            return;
        }
        findings.require(
                hasItsKey(told.get().id()),
                "XDM-INS-KEY",
                path + "/patientId",
                "matricule INS mal formé ou dont la clé est fausse : 13 caractères puis la clé, 97 moins le reste par 97",
                "INS ill-formed or with a wrong key: 13 characters then the key, 97 minus the remainder by 97");
        findings.require(
                told.get().type().equals("NH"),
                "XDM-INS-TYPE",
                path + "/patientId",
                "le type d'un INS est NH (<matricule>^^^&<oid>&ISO^NH)",
                "the type of an INS is NH (<matricule>^^^&<oid>&ISO^NH)");
    }

    private static boolean hasItsKey(String written) {
        if (written.length() != MATRICULE) {
            return false;
        }
        try {
            return Matricule.received(written.substring(0, NUMBER), written.substring(NUMBER))
                    .keyMatches();
        } catch (InvalidInputException notOne) {
            return false;
        }
    }

    private void member(Association association) {
        findings.require(
                association.slot("SubmissionSetStatus").contains("Original"),
                "XDM-MEMBER-STATUS",
                place + "/Association",
                "HasMember sans SubmissionSetStatus=Original",
                "HasMember without SubmissionSetStatus=Original");
    }
}
