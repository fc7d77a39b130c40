package org.segursdk.examples.cabinet;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.segursdk.core.document.LocalPatientId;
import org.segursdk.core.document.Patient;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.identity.BirthDate;
import org.segursdk.core.identity.IdentityProof;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.Ins;
import org.segursdk.core.identity.ProofPolicy;
import org.segursdk.core.terminology.Oid;
import org.segursdk.exchange.identity.JdbcIdentityStore;
import org.segursdk.exchange.identity.VersionedIdentity;
import org.segursdk.exchange.journal.Indicators;
import org.segursdk.insi.InsiClient;
import org.segursdk.insi.InsiResult;
import org.segursdk.insi.VitaleBeneficiary;
import org.segursdk.insi.desk.IdentityDesk;
import org.segursdk.insi.desk.InsJournal;
import org.segursdk.insi.desk.InsProposal;
import org.segursdk.insi.desk.InsTrace;
import org.segursdk.insi.identity.CaptureChannel;
import org.segursdk.insi.identity.IdentityDecision;
import org.segursdk.insi.identity.IdentityEvent;
import org.segursdk.insi.identity.IdentityJournalEntry;
import org.segursdk.insi.identity.IdentityLifeCycle;
import org.segursdk.insi.identity.IdentityPolicy;
import org.segursdk.insi.identity.PatientIdentity;
import org.segursdk.insi.identity.StoredIdentity;
import org.segursdk.insi.identity.Trait;
import org.segursdk.insi.matching.IndexedPatient;
import org.segursdk.insi.matching.PatientIndex;

/** The practice's patients: what is stored, what INSi says, what follows. Every decision goes through the life cycle of the SDK. */
public final class Patients implements AutoCloseable {
    /** Identification domain of this example's records. */
    private static final Oid LOCAL_DOMAIN = Oid.of("2.25.180000000000000000000000000000000004");

    private final PracticeDatabase database;
    private final JdbcIdentityStore store;
    private final PatientIndex index = PatientIndex.create();
    private final IdentityLifeCycle lifeCycle;
    private final InsiClient insi;
    private final IdentityDesk desk;

    Patients(PracticeDatabase database, Counterparts counterparts, Clock clock) {
        this.database = database;
        this.store = new JdbcIdentityStore(database.source(), database.cipher());
        this.lifeCycle = IdentityLifeCycle.create(IdentityPolicy.defaults(), clock);
        this.insi = InsiClient.create(counterparts.context());
        InsJournal journal = new Indicators(database.source())
                .counting(counterparts.context().structure().id().value(), this::trace);
        this.desk = IdentityDesk.create(insi, lifeCycle, journal, clock);
        store.recordIds().forEach(id -> load(id).ifPresent(each -> index(each.identity())));
    }

    /** Every call of INSi and every look at a matricule, granted or not: who, when, whose. */
    private void trace(InsTrace trace) {
        String what = "";
        String raw = "";
        if (trace instanceof InsTrace.Call call) {
            what = "Appel INSi " + call.operation() + " : " + call.outcome();
            raw = call.rawCode();
        } else if (trace instanceof InsTrace.Access access) {
            what = access.granted() ? "Consultation de l'INS" : "Consultation de l'INS refusée";
        } else if (trace instanceof InsTrace.Disclosure) {
            what = "Transmission de l'INS";
        } else if (trace instanceof InsTrace.LookUp) {
            what = "Recherche du patient d'un document reçu";
        }
        String text = what;
        String code = raw;
        database.transaction(connection -> PracticeDatabase.update(
                connection,
                "INSERT INTO cab_ins_trace (record_id, at, user_id, what, code) VALUES (?, ?, ?, ?, ?)",
                trace.recordId(),
                trace.at().atOffset(ZoneOffset.UTC),
                trace.userId(),
                text,
                code));
    }

    /**
     * A call of INSi or a look at a matricule.
     *
     * @param code that INSi answered; empty for a look
     */
    public record InsLine(Instant at, String account, String what, String code) {}

    /** Calls and looks of a record, oldest first. */
    public List<InsLine> insTraces(String recordId) {
        return database.transaction(connection -> PracticeDatabase.list(
                connection,
                "SELECT * FROM cab_ins_trace WHERE record_id = ? ORDER BY line_id",
                row -> new InsLine(
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("user_id"),
                        row.getString("what"),
                        row.getString("code")),
                recordId));
    }

    PatientIndex index() {
        return index;
    }

    private void index(StoredIdentity stored) {
        index.put(new IndexedPatient(
                stored.recordId(),
                stored.traits(),
                stored.usedName(),
                stored.usedGivenName(),
                stored.status(),
                stored.ins(),
                stored.history().stream().map(each -> each.ins()).toList()));
    }

    public Optional<VersionedIdentity> load(String recordId) {
        return store.load(recordId);
    }

    /** What is stored of a record that is known to be there. */
    public StoredIdentity get(String recordId) {
        return versioned(recordId).identity();
    }

    private VersionedIdentity versioned(String recordId) {
        return load(recordId)
                .orElseThrow(() -> InvalidInputException.of(
                        "Patient", "recordId", "CABINET-UNKNOWN", "ce dossier n'existe pas", "no such record"));
    }

    /** All, by name. */
    public List<StoredIdentity> all() {
        return store.recordIds().stream()
                .map(this::get)
                .sorted(Comparator.comparing(
                                (StoredIdentity each) -> each.traits().birthName())
                        .thenComparing(each -> each.traits().firstGivenName())
                        .thenComparing(StoredIdentity::recordId))
                .toList();
    }

    /** The search that comes before any creation: by date of birth and the first letters of a name; by the letters alone too. */
    public List<StoredIdentity> search(Optional<BirthDate> birthDate, String beginning) {
        if (birthDate.isPresent()) {
            return index.search(birthDate.get(), beginning).stream()
                    .map(each -> get(each.recordId()))
                    .toList();
        }
        return all().stream()
                .filter(each -> index.search(each.traits().birthDate(), beginning).stream()
                        .anyMatch(found -> found.recordId().equals(each.recordId())))
                .toList();
    }

    /** Records that hold this INS. */
    public List<String> holders(Ins ins) {
        return index.holders(ins);
    }

    public List<IdentityJournalEntry> journal(String recordId) {
        return store.journal(recordId);
    }

    public ProofPolicy proofs() {
        return lifeCycle.policy().proofs();
    }

    /** The patient as documents bear it: with the INS when it is qualified, with the traits alone otherwise. */
    public Patient document(String recordId, User user) {
        PatientIdentity identity = identity(versioned(recordId), user);
        Patient.Builder patient =
                identity.qualifiedIns().map(Patient::qualified).orElseGet(() -> Patient.local(identity.traits()));
        patient.addLocalId(new LocalPatientId(LOCAL_DOMAIN, recordId));
        identity.state().usedName().ifPresent(patient::usedName);
        identity.state().usedGivenName().ifPresent(patient::usedGivenName);
        return patient.build();
    }

    public PatientIdentity identity(String recordId, User user) {
        return identity(versioned(recordId), user);
    }

    private PatientIdentity identity(VersionedIdentity stored, User user) {
        return lifeCycle.restore(stored.identity(), user.insUser()).identity();
    }

    /** Matricule and OID for who may see them; the look is traced. */
    public Optional<Ins> showIns(String recordId, User user) {
        VersionedIdentity stored = versioned(recordId);
        return stored.identity().ins().isEmpty() ? Optional.empty() : desk.show(identity(stored, user), user.insUser());
    }

    private synchronized String nextRecordId() {
        return "P-%04d".formatted(store.recordIds().size() + 1);
    }

    public synchronized String create(IdentityTraits traits, User user) {
        return save(lifeCycle.create(nextRecordId(), traits, CaptureChannel.TYPED, user.insUser()), 0);
    }

    private String save(IdentityDecision decision, long version) {
        store.save(decision, version);
        index(decision.identity().state());
        return decision.identity().recordId();
    }

    /** A card is read and INSi asked before there is any record. */
    public InsiResult search(VitaleBeneficiary beneficiary, User user) {
        return desk.search(beneficiary, user.insUser());
    }

    /** A record out of INSi's answer, nothing typed again. */
    public synchronized String createFromInsi(InsiResult.Found answer, User user) {
        return save(lifeCycle.createFromInsi(nextRecordId(), answer.identity(), user.insUser()), 0);
    }

    /** Asks INSi by the traits. */
    public InsProposal retrieve(String recordId, User user) {
        return desk.retrieve(identity(recordId, user), user.insUser());
    }

    /** The user compared INSi's answer with the person, and takes it. */
    public IdentityDecision accept(InsProposal.Found proposal, Set<Trait> confirmed, User user) {
        return decided(proposal, desk.accept(proposal, confirmed, user.insUser()));
    }

    public IdentityDecision refuse(InsProposal.Found proposal, User user) {
        return decided(proposal, desk.refuse(proposal, user.insUser()));
    }

    /** The proposal was made on an identity: if that changed meanwhile, nothing is stored. */
    private IdentityDecision decided(InsProposal.Found proposal, IdentityDecision decision) {
        VersionedIdentity now = versioned(proposal.identity().recordId());
        boolean same = now.identity().equals(proposal.identity().state());
        save(decision, same ? now.version() : -1);
        return decision;
    }

    /** Something happens to an identity; a refusal is journaled too. */
    public IdentityDecision apply(String recordId, IdentityEvent event, User user) {
        VersionedIdentity stored = versioned(recordId);
        IdentityDecision decision = lifeCycle.apply(identity(stored, user), event, user.insUser());
        save(decision, stored.version());
        return decision;
    }

    /** A proof is recorded and, if wished, the identity validated on it. */
    public IdentityDecision prove(String recordId, IdentityProof proof, boolean validate, User user) {
        IdentityDecision recorded = apply(recordId, new IdentityEvent.ProofRecorded(proof), user);
        return recorded.isAccepted() && validate
                ? apply(recordId, new IdentityEvent.IdentityValidated(), user)
                : recorded;
    }

    /** What would come of an event; nothing is stored. */
    public IdentityDecision preview(String recordId, IdentityEvent event, User user) {
        return lifeCycle.apply(identity(recordId, user), event, user.insUser());
    }

    @Override
    public void close() {
        insi.close();
    }
}
