package org.segursdk.sandbox.internal.dmp;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.segursdk.core.identity.Ins;
import org.segursdk.core.identity.InsAuthority;
import org.segursdk.core.identity.SyntheticIdentities;
import org.segursdk.sandbox.DmpPatient;
import org.segursdk.sandbox.DmpPatient.Authorisation;
import org.segursdk.sandbox.DmpPatient.Status;
import org.segursdk.sandbox.InsiPerson;

/** Patients, and the registry of their documents. Thread-safe. */
final class DmpStore {
    private final Map<String, DmpPatient> patients = new LinkedHashMap<>();
    private final Registry registry = new Registry();
    private final List<InsiPerson> initial;
    private final Clock clock;
    private boolean openForSynthetic;
    private Instant startedAt;

    DmpStore(List<InsiPerson> initial, Clock clock) {
        this.initial = initial;
        this.clock = clock;
        this.startedAt = clock.instant();
        reset();
    }

    synchronized void reset() {
        patients.clear();
        registry.clear();
        openForSynthetic = false;
        startedAt = clock.instant();
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

    /** Changes a patient's state, with nobody else at it. */
    synchronized DmpPatient change(Ins ins, UnaryOperator<DmpPatient> change) {
        DmpPatient changed = change.apply(patient(ins));
        put(changed);
        return changed;
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

    /** Since when whoever has no grant of his own may be taken to be authorised. */
    synchronized Instant startedAt() {
        return startedAt;
    }

    Registry registry() {
        return registry;
    }
}
