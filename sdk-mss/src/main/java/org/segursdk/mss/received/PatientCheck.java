package org.segursdk.mss.received;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.segursdk.cda.read.ReadId;
import org.segursdk.cda.read.ReadPatient;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.Ins;
import org.segursdk.core.identity.InsAuthority;
import org.segursdk.core.identity.InsNames;
import org.segursdk.core.identity.Matricule;
import org.segursdk.core.xds.XdsPatientId;
import org.segursdk.insi.matching.ReceivedIdentity;
import org.segursdk.mss.xdm.ReceivedArchive;
import org.segursdk.mss.xdm.XdmFinding.Severity;

/** Finds whom a message is about, and that it is about one patient. Source: mssante E1, §6. */
final class PatientCheck {
    private static final int MATRICULE = 15;
    private static final int NUMBER = 13;

    private final List<ReceivedArchive> archives;
    private final List<ReadPatient> patients;
    private final MessageFindings findings;

    PatientCheck(List<ReceivedAttachment> attachments, List<MessageDocument> documents, MessageFindings findings) {
        this.archives = attachments.stream()
                .flatMap(attachment -> attachment.archive().stream())
                .toList();
        this.patients = documents.stream()
                .flatMap(document -> document.cda().stream())
                .flatMap(cda -> cda.header().patient().stream())
                .toList();
        this.findings = findings;
    }

    /** Adds a finding REFUSED when several patients are told. */
    void check() {
        Set<String> numbers = new HashSet<>();
        archives.stream()
                .flatMap(archive -> archive.patientId().stream())
                .filter(PatientCheck::isIns)
                .forEach(id -> numbers.add(id.authority() + '^' + id.id()));
        Set<String> inHeaders = new HashSet<>();
        patients.forEach(patient -> patient.insId().flatMap(ReadId::text).ifPresent(inHeaders::add));
        Set<String> local = new HashSet<>();
        archives.stream()
                .flatMap(archive -> archive.patientId().stream())
                .filter(id -> !isIns(id))
                .forEach(id -> local.add(id.authority() + '^' + id.id()));
        boolean noIns = numbers.isEmpty() && inHeaders.isEmpty();
        if (numbers.size() > 1 || inHeaders.size() > 1 || noIns && severalOfOneDomain(local)) {
            findings.refused(
                    "",
                    "MSS-SEVERAL-PATIENTS",
                    "le message concerne plusieurs patients",
                    "the message is about several patients");
            return;
        }
        Set<String> traits = new HashSet<>();
        patients.forEach(patient -> patient.traits().ifPresent(each -> traits.add(essence(each))));
        if (traits.size() > 1) {
            findings.content(
                    "",
                    "MSS-PATIENT-TRAITS",
                    "les documents ne donnent pas les mêmes traits d'identité",
                    "the documents do not give the same traits of identity");
        }
        if (!numbers.isEmpty() && !inHeaders.isEmpty() && !numbers.equals(inHeaders)) {
            findings.content(
                    "",
                    "MSS-PATIENT-INS",
                    "métadonnées et documents ne portent pas la même INS",
                    "metadata and documents do not bear the same INS");
        }
    }

    private static boolean severalOfOneDomain(Set<String> local) {
        Set<String> domains = new HashSet<>();
        return local.stream()
                .map(each -> each.substring(0, each.indexOf('^')))
                .anyMatch(domain -> !domains.add(domain));
    }

    private static String essence(IdentityTraits traits) {
        return InsNames.words(traits.birthName()) + '|' + traits.birthDate().toCompact() + '|' + traits.sex();
    }

    private static boolean isIns(XdsPatientId id) {
        return InsAuthority.ofOid(id.authority()).isPresent();
    }

    Optional<MessagePatient> patient() {
        Optional<XdsPatientId> told = archives.stream()
                .flatMap(archive -> archive.patientId().stream())
                .findFirst();
        if (told.isEmpty() && patients.isEmpty()) {
            return Optional.empty();
        }
        Optional<Ins> ins = told.filter(PatientCheck::isIns).flatMap(PatientCheck::ins);
        boolean foreign = told.filter(PatientCheck::isIns).isPresent();
        Optional<Ins> known = foreign
                ? ins
                : patients.stream().flatMap(patient -> patient.ins().stream()).findFirst();
        // The traits of one person never go with the number of another.
        Optional<ReadPatient> source = patients.stream()
                .filter(patient -> patient.traits().isPresent() && agrees(patient, known))
                .findFirst();
        ReceivedIdentity identity =
                new ReceivedIdentity(known, source.flatMap(ReadPatient::traits), source.flatMap(ReadPatient::usedName));
        return Optional.of(new MessagePatient(told, identity));
    }

    private static boolean agrees(ReadPatient patient, Optional<Ins> ins) {
        return ins.isEmpty() || patient.insId().isEmpty() || patient.ins().equals(ins);
    }

    private static Optional<Ins> ins(XdsPatientId id) {
        if (id.id().length() != MATRICULE) {
            return Optional.empty();
        }
        try {
            Matricule matricule =
                    Matricule.received(id.id().substring(0, NUMBER), id.id().substring(NUMBER));
            return InsAuthority.ofOid(id.authority()).map(authority -> new Ins(matricule, authority));
        } catch (InvalidInputException notOne) {
            return Optional.empty();
        }
    }

    /** Whether metadata and documents contradict each other about the patient. */
    static boolean isContradicted(List<MessageFinding> findings) {
        return findings.stream()
                .filter(finding -> finding.severity() != Severity.FORM)
                .anyMatch(finding -> switch (finding.rule()) {
                    case "MSS-PATIENT-TRAITS", "MSS-PATIENT-INS", "MSS-SEVERAL-PATIENTS", "XDM-PATIENT-TRAITS" -> true;
                    case "XDM-COHERENCE" ->
                        finding.path().endsWith("/patientId") || finding.path().contains("/sourcePatientInfo/");
                    default -> false;
                });
    }

    /** Whether a document itself says whom it is about. */
    static boolean namesAPatient(MessageDocument document) {
        boolean inMetadata = document.entry().isPresent()
                && document.attachment()
                        .archive()
                        .flatMap(ReceivedArchive::patientId)
                        .isPresent();
        return inMetadata
                || document.cda()
                        .flatMap(cda -> cda.header().patient())
                        .filter(patient ->
                                patient.insId().isPresent() || patient.traits().isPresent())
                        .isPresent();
    }
}
