package org.segursdk.insi.matching;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violations;
import org.segursdk.core.identity.BirthDate;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.Ins;
import org.segursdk.core.identity.InsNames;
import org.segursdk.insi.identity.IdentityStatus;
import org.segursdk.insi.identity.Trait;
import org.segursdk.insi.identity.TraitComparison;
import org.segursdk.insi.identity.TraitComparison.Verdict;

/**
 * The known patients in memory: search before creation, match of what is received, same INS on two records. The software
 * fills it from its own database and tells it each change. Compact (about 170 bytes a patient), thread-safe. Source: insi §3.12, §6.
 */
public final class PatientIndex {
    /** How many candidates an answer holds at most. */
    public static final int MAX_CANDIDATES = 20;

    /** Under this score nobody is called a candidate. */
    private static final int LIKELY = 50;

    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final PatientTable table = new PatientTable();

    /** An empty index. */
    public static PatientIndex create() {
        return new PatientIndex();
    }

    private PatientIndex() {}

    /**
     * Adds a patient, or replaces the one of that record.
     *
     * @return other records that hold the same active INS: a probable duplicate or collision, to be merged or corrected
     */
    public List<String> put(IndexedPatient patient) {
        lock.writeLock().lock();
        try {
            table.put(patient);
            return patient.ins().map(ins -> holders(ins, patient.recordId())).orElse(List.of());
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Forgets a record; without effect when it is not known. */
    public void remove(String recordId) {
        lock.writeLock().lock();
        try {
            table.remove(recordId);
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** How many patients it knows. */
    public int size() {
        return read(table::size);
    }

    /** What it knows of a record. */
    public Optional<IndexedPatient> find(String recordId) {
        return read(() -> table.find(recordId));
    }

    /** Records that hold this INS as active. More than one is a probable duplicate or collision. */
    public List<String> holders(Ins ins) {
        return read(() -> holders(ins, ""));
    }

    private List<String> holders(Ins ins, String except) {
        return table.withIns(ins).stream()
                .filter(patient -> patient.ins().filter(ins::equals).isPresent())
                .map(IndexedPatient::recordId)
                .filter(id -> !id.equals(except))
                .toList();
    }

    /**
     * The search that comes before any creation: by date of birth, and the first letters of a name if given. Case, diacritics,
     * hyphens, apostrophes and spaces do not count; birth and used names, first and used given names are looked through
     * (rule 17).
     *
     * @param beginning first letters of a name or given name; empty: all patients of that date
     * @return patients, in the order of their names
     */
    public List<IndexedPatient> search(BirthDate birthDate, String beginning) {
        String prefix = InsNames.words(beginning);
        return read(() -> table.bornOn(birthDate).stream()
                .filter(patient -> begins(patient, prefix))
                .sorted(Comparator.comparing((IndexedPatient patient) ->
                                InsNames.words(patient.traits().birthName()))
                        .thenComparing(patient -> patient.traits().firstGivenName())
                        .thenComparing(IndexedPatient::recordId))
                .toList());
    }

    private static boolean begins(IndexedPatient patient, String prefix) {
        return prefix.isEmpty()
                || InsNames.words(patient.traits().birthName()).startsWith(prefix)
                || InsNames.words(patient.traits().firstGivenName()).startsWith(prefix)
                || patient.usedName()
                        .filter(name -> InsNames.words(name).startsWith(prefix))
                        .isPresent()
                || patient.usedGivenName()
                        .filter(name -> InsNames.words(name).startsWith(prefix))
                        .isPresent();
    }

    /**
     * Whom a received identity belongs to.
     *
     * @throws InvalidInputException rule {@code INS-MATCH-NOTHING}: neither INS nor traits
     */
    public PatientMatch match(ReceivedIdentity received) {
        new Violations()
                .check(
                        received.ins().isPresent() || received.traits().isPresent(),
                        "received",
                        "INS-MATCH-NOTHING",
                        "ni INS ni traits : rien à rapprocher",
                        "neither INS nor traits: nothing to match")
                .throwIfAny("ReceivedIdentity");
        return read(() -> matched(received));
    }

    private PatientMatch matched(ReceivedIdentity received) {
        List<IndexedPatient> holders = received.ins()
                .map(ins -> table.withIns(ins).stream()
                        .filter(patient -> patient.ins().filter(ins::equals).isPresent())
                        .toList())
                .orElse(List.of());
        if (holders.size() == 1 && isExact(holders.get(0), received)) {
            return new PatientMatch.Exact(holders.get(0).recordId());
        }
        if (!holders.isEmpty()) {
            return new PatientMatch.Conflict(scored(holders, received));
        }
        List<Candidate> candidates = scored(lookalikes(received), received).stream()
                .filter(candidate -> candidate.score() >= LIKELY)
                .limit(MAX_CANDIDATES)
                .toList();
        if (candidates.isEmpty()) {
            return new PatientMatch.Unknown(code(received, RejectionCode.PATIENT_UNKNOWN));
        }
        boolean holdsAnother = candidates.get(0).reasons().contains(MatchReason.OTHER_INS);
        return holdsAnother
                ? new PatientMatch.Conflict(candidates)
                : new PatientMatch.Candidates(candidates, code(received, RejectionCode.INS_DIFFERENT));
    }

    private static RejectionCode code(ReceivedIdentity received, RejectionCode otherwise) {
        if (received.ins().isEmpty()) {
            return RejectionCode.INS_ABSENT;
        }
        return received.traits().isEmpty() ? RejectionCode.INS_INCOMPLETE : otherwise;
    }

    /** Five traits and INS identical, on a record whose own identity is qualified. */
    private static boolean isExact(IndexedPatient patient, ReceivedIdentity received) {
        return patient.status() == IdentityStatus.QUALIFIED
                && received.traits()
                        .filter(traits -> TraitComparison.of(patient.traits(), traits)
                                .with(Verdict.IDENTICAL)
                                .containsAll(strict()))
                        .isPresent();
    }

    private static List<Trait> strict() {
        return List.of(Trait.BIRTH_NAME, Trait.BIRTH_GIVEN_NAMES, Trait.SEX, Trait.BIRTH_DATE, Trait.BIRTH_PLACE);
    }

    private Collection<IndexedPatient> lookalikes(ReceivedIdentity received) {
        Map<String, IndexedPatient> found = new LinkedHashMap<>();
        received.ins().ifPresent(ins -> table.withIns(ins).forEach(patient -> found.put(patient.recordId(), patient)));
        if (received.traits().isPresent()) {
            IdentityTraits traits = received.traits().get();
            table.bornOn(traits.birthDate()).forEach(patient -> found.put(patient.recordId(), patient));
            table.named(traits.birthName(), traits.firstGivenName())
                    .forEach(patient -> found.put(patient.recordId(), patient));
        }
        return found.values();
    }

    private static List<Candidate> scored(Collection<IndexedPatient> patients, ReceivedIdentity received) {
        List<Candidate> candidates = new ArrayList<>();
        for (IndexedPatient patient : patients) {
            candidates.add(Likeness.of(patient, received));
        }
        candidates.sort(Comparator.comparingInt(Candidate::score).reversed().thenComparing(Candidate::recordId));
        return candidates;
    }

    private <T> T read(java.util.function.Supplier<T> look) {
        lock.readLock().lock();
        try {
            return look.get();
        } finally {
            lock.readLock().unlock();
        }
    }

    @Override
    public String toString() {
        return "PatientIndex[" + size() + " patients]";
    }
}
