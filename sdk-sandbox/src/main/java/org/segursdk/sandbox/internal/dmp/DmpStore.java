package org.segursdk.sandbox.internal.dmp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.segursdk.core.identity.Ins;
import org.segursdk.core.identity.InsAuthority;
import org.segursdk.core.identity.SyntheticIdentities;
import org.segursdk.sandbox.DmpDocument;
import org.segursdk.sandbox.DmpPatient;
import org.segursdk.sandbox.DmpPatient.Authorisation;
import org.segursdk.sandbox.DmpPatient.Status;
import org.segursdk.sandbox.InsiPerson;

/** Patients and documents. Thread-safe. */
final class DmpStore {
    private final Map<String, DmpPatient> patients = new LinkedHashMap<>();
    private final Map<String, List<DmpDocument>> documents = new LinkedHashMap<>();
    private final List<InsiPerson> initial;
    private boolean openForSynthetic;

    DmpStore(List<InsiPerson> initial) {
        this.initial = initial;
        reset();
    }

    synchronized void reset() {
        patients.clear();
        documents.clear();
        openForSynthetic = false;
        for (InsiPerson person : initial) {
            put(special(
                    DmpPatient.open(person.ins()).with(person.traits()),
                    person.ins().matricule().number()));
        }
    }

    private static DmpPatient special(DmpPatient patient, String number) {
        return switch (number) {
            case "2751263220749" -> patient.treatingPhysician(true);
            case "160012B020777" -> patient.with(Authorisation.NON_EXISTE);
            case "1100863220830" -> patient.with(Authorisation.INTERDIT);
            case "1090763220834" -> patient.with(Authorisation.EXPIRE);
            case "1810363220456" -> patient.with(Status.CLOSED);
            case "180032B020401" -> patient.with(Status.ABSENT);
            default -> patient;
        };
    }

    synchronized void put(DmpPatient patient) {
        patients.put(patient.ins().matricule().value(), patient);
    }

    synchronized void open(Ins ins) {
        DmpPatient known = patients.get(ins.matricule().value());
        put(known == null ? DmpPatient.open(ins) : known.with(Status.OPEN));
    }

    synchronized void openForSynthetic(boolean active) {
        openForSynthetic = active;
    }

    synchronized List<DmpPatient> patients() {
        return List.copyOf(patients.values());
    }

    synchronized Optional<DmpPatient> patient(String matricule) {
        return Optional.ofNullable(patients.get(matricule));
    }

    /** The patient of a request: absent when unknown, or known under another kind of authority. */
    synchronized DmpPatient patient(Ins ins) {
        DmpPatient known = patients.get(ins.matricule().value());
        if (known == null && openForSynthetic && SyntheticIdentities.isSynthetic(ins.matricule())) {
            known = DmpPatient.open(ins);
            put(known);
        }
        boolean same =
                known != null && (known.ins().authority() == InsAuthority.NIA) == (ins.authority() == InsAuthority.NIA);
        return known != null && same ? known : DmpPatient.open(ins).with(Status.ABSENT);
    }

    synchronized List<DmpDocument> documents(String matricule) {
        return List.copyOf(documents.getOrDefault(matricule, List.of()));
    }

    private boolean has(String uniqueId) {
        return documents.values().stream()
                .flatMap(List::stream)
                .anyMatch(d ->
                        d.uniqueId().equals(uniqueId) || d.submissionSetId().equals(uniqueId));
    }

    synchronized Optional<DmpDocument> entry(String matricule, String entryUuid) {
        return documents(matricule).stream()
                .filter(d -> d.entryUuid().equals(entryUuid))
                .findFirst();
    }

    /**
     * Stores a whole submission or nothing.
     *
     * @return unique ids of documents already there, otherwise of the submission; empty when it was stored
     */
    synchronized List<String> add(String matricule, List<DmpDocument> submission) {
        List<String> present =
                submission.stream().map(DmpDocument::uniqueId).filter(this::has).toList();
        List<String> sets = submission.stream()
                .map(DmpDocument::submissionSetId)
                .distinct()
                .filter(this::has)
                .toList();
        if (!present.isEmpty() || !sets.isEmpty()) {
            return present.isEmpty() ? sets : present;
        }
        List<DmpDocument> all = new ArrayList<>(documents.getOrDefault(matricule, List.of()));
        for (DmpDocument document : submission) {
            document.replaces()
                    .ifPresent(old ->
                            all.replaceAll(d -> d.entryUuid().equals(old) ? d.withStatus(DmpDocument.DEPRECATED) : d));
            all.add(document);
        }
        documents.put(matricule, all);
        return List.of();
    }
}
