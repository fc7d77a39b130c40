package org.segursdk.mss.xdm;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.segursdk.cda.read.ReadId;
import org.segursdk.cda.read.ReadPatient;
import org.segursdk.core.identity.InsAuthority;
import org.segursdk.core.xds.XdsPatientId;
import org.segursdk.mss.internal.xdm.Findings;
import org.segursdk.mss.internal.xdm.RefusedArchiveException;

/** An archive is about one patient. Source: mssante E1, §6. */
final class Patients {
    private Patients() {}

    /**
     * @throws RefusedArchiveException when documents bear different INS, or without any INS different numbers of one domain
     */
    static void check(List<ReceivedDocument> documents, List<ReceivedSubmission> submissions, Findings findings)
            throws RefusedArchiveException {
        Set<String> inHeaders = new HashSet<>();
        Set<String> births = new HashSet<>();
        Map<String, Set<String>> local = new HashMap<>();
        boolean different = false;
        for (ReceivedDocument document : documents) {
            ReadPatient patient =
                    document.cda().flatMap(cda -> cda.header().patient()).orElse(null);
            if (patient == null) {
                continue;
            }
            patient.insId().flatMap(ReadId::text).ifPresent(inHeaders::add);
            patient.birthDate()
                    .ifPresent(date -> births.add(date.toIso() + patient.sex().orElse(null)));
            different |= otherNumbers(patient, local);
        }
        Set<String> inMetadata = new HashSet<>();
        Stream.concat(
                        documents.stream()
                                .flatMap(document -> document.entry().stream())
                                .flatMap(entry -> Identifiers.patientId(entry).stream()),
                        submissions.stream().flatMap(submission -> submission.patientId().stream()))
                .filter(Patients::isIns)
                .forEach(id -> inMetadata.add(id.authority() + '^' + id.id()));
        boolean noIns = inHeaders.isEmpty() && inMetadata.isEmpty();
        if (inHeaders.size() > 1 || inMetadata.size() > 1 || noIns && different) {
            throw new RefusedArchiveException(
                    "",
                    "XDM-SEVERAL-PATIENTS",
                    "l'archive concerne plusieurs patients",
                    "the archive is about several patients");
        }
        if (births.size() > 1) {
            findings.content(
                    "",
                    "XDM-PATIENT-TRAITS",
                    "les documents ne donnent pas la même naissance ou le même sexe",
                    "the documents do not give the same birth or sex");
        }
    }

    private static boolean isIns(XdsPatientId id) {
        return InsAuthority.ofOid(id.authority()).isPresent();
    }

    /** Whether a domain known from the documents before gives this patient no number it gave there. */
    private static boolean otherNumbers(ReadPatient patient, Map<String, Set<String>> local) {
        Map<String, Set<String>> own = new HashMap<>();
        for (ReadId id : patient.ids()) {
            if (id.root().isPresent() && id.extension().isPresent()) {
                own.computeIfAbsent(id.root().get(), root -> new HashSet<>())
                        .add(id.extension().get());
            }
        }
        boolean other = false;
        for (Map.Entry<String, Set<String>> each : own.entrySet()) {
            Set<String> known = local.computeIfAbsent(each.getKey(), root -> new HashSet<>(each.getValue()));
            other |= each.getValue().stream().noneMatch(known::contains);
            known.addAll(each.getValue());
        }
        return other;
    }
}
