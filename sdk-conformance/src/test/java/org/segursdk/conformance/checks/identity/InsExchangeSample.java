package org.segursdk.conformance.checks.identity;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.segursdk.conformance.port.IdentityPort;
import org.segursdk.conformance.port.InsDisclosurePort;
import org.segursdk.conformance.port.InsReceptionPort;
import org.segursdk.insi.desk.InsTrace;
import org.segursdk.insi.identity.CaptureChannel;
import org.segursdk.insi.identity.IdentityDecision;
import org.segursdk.insi.identity.IdentityEvent;
import org.segursdk.insi.identity.IdentityPolicy;
import org.segursdk.insi.identity.IdentityStore;
import org.segursdk.insi.identity.StoredIdentity;
import org.segursdk.insi.matching.PatientMatch;
import org.segursdk.insi.matching.ReceivedIdentity;
import org.segursdk.insi.verification.BatchVerification;
import org.segursdk.insi.verification.InsVerifier;
import org.segursdk.insi.verification.ReceptionCheck;
import org.segursdk.insi.verification.ReceptionMatch;

/** The same product where identities are verified, received and disclosed: batch, check on reception, index and desk of the SDK. */
public class InsExchangeSample extends IdentitySample implements InsReceptionPort, InsDisclosurePort {
    private static final String VERIFICATION = "WS_INS3";

    private Optional<VerificationService> service = Optional.empty();
    private int messages;
    private int batches;
    private final Map<String, ForeignData> received = new HashMap<>();
    private final Map<String, ReceptionCheck.Outcome> outcomes = new HashMap<>();
    private final Map<String, String> filed = new HashMap<>();
    private final List<LookUp> lookUps = new ArrayList<>();

    @Override
    public void reset() {
        super.reset();
        service = Optional.empty();
        follow(IdentityPolicy.defaults());
        received.clear();
        outcomes.clear();
        filed.clear();
        lookUps.clear();
    }

    @Override
    public void verifyBy(VerificationService played) {
        service = Optional.of(played);
    }

    private InsVerifier verifier() {
        return (ins, traits) -> {
            VerificationAnswer answer = service.orElseThrow().verify(ins, traits);
            return new InsVerifier.Verification(answer.right(), answer.code(), "message-" + ++messages);
        };
    }

    @Override
    public void verify(String patient, IdentityPort.User user) throws InterruptedException {
        verifyAll(List.of(patient), user);
    }

    @Override
    public boolean verifyAll(List<String> patients, IdentityPort.User user) throws InterruptedException {
        BatchVerification.Report report = BatchVerification.builder(
                        verifier(), lifeCycle, new Memory(), new Done(), calls::add)
                .pace(Duration.ZERO)
                .clock(bench.clock())
                .build()
                .run("batch-" + ++batches, patients, user(user));
        report.failure().ifPresent(failure -> {
            throw failure;
        });
        return true;
    }

    private final class Memory implements IdentityStore {
        @Override
        public Optional<StoredIdentity> find(String recordId) {
            return Optional.ofNullable(identities.get(recordId)).map(each -> each.state());
        }

        @Override
        public void save(IdentityDecision decision) {
            keep(decision);
        }
    }

    private static final class Done implements BatchVerification.Checkpoint {
        private final Set<String> done = new HashSet<>();

        @Override
        public boolean isDone(String batchId, String recordId) {
            return done.contains(batchId + '/' + recordId);
        }

        @Override
        public void done(String batchId, String recordId) {
            done.add(batchId + '/' + recordId);
        }
    }

    @Override
    public List<VerificationTrace> verificationTraces() {
        List<VerificationTrace> traces = new ArrayList<>();
        for (InsTrace each : calls) {
            if (each instanceof InsTrace.Call call && call.operation().equals(VERIFICATION)) {
                traces.add(new VerificationTrace(call.at(), call.userId(), call.rawCode()));
            }
        }
        return traces;
    }

    @Override
    public void receive(ForeignData data) {
        ReceivedIdentity identity = ReceivedIdentity.of(data.ins(), data.traits());
        received.put(data.document(), data);
        outcomes.put(
                data.document(),
                ReceptionCheck.create(index, verifier(), calls::add, bench.clock())
                        .check(identity, user(People.SECRETARY)));
        PatientMatch match = ReceptionMatch.create(index, this::note, bench.clock())
                .match(data.document(), identity, user(People.SECRETARY));
        if (match instanceof PatientMatch.Exact exact) {
            filed.put(data.document(), exact.recordId());
        }
    }

    private void note(InsTrace trace) {
        if (trace instanceof InsTrace.LookUp look) {
            lookUps.add(new LookUp(
                    look.at(), look.documentId(), Key.valueOf(look.key().name()), Set.copyOf(look.found())));
        }
    }

    @Override
    public Filing filing(String document) {
        Optional<String> patient = Optional.ofNullable(filed.get(document));
        if (patient.isPresent()) {
            return new Filing(Place.FILED, Set.of(patient.get()), List.of());
        }
        boolean contradicted = outcomes.get(document) instanceof ReceptionCheck.Outcome.Quarantine;
        return new Filing(
                received.containsKey(document) ? Place.WAITING : Place.NOWHERE,
                Set.of(),
                contradicted ? List.of("INS démentie par la vérification : à examiner") : List.of());
    }

    private static Optional<String> likeliest(PatientMatch match) {
        if (match instanceof PatientMatch.Candidates several) {
            return Optional.of(several.candidates().get(0).recordId());
        }
        return match instanceof PatientMatch.Conflict conflict
                ? Optional.of(conflict.candidates().get(0).recordId())
                : Optional.empty();
    }

    @Override
    public Answer takeIn(String document, IdentityPort.User user) {
        ForeignData data = received.get(document);
        Optional<String> known = likeliest(index.match(ReceivedIdentity.of(data.ins(), data.traits())));
        if (known.isPresent()) {
            return new Answer(true, known, List.of());
        }
        String id = number();
        keep(lifeCycle.create(id, data.traits(), CaptureChannel.TYPED, user(user)));
        if (outcomes.get(document) instanceof ReceptionCheck.Outcome.Right) {
            // refused by the life cycle unless the sender is the declared référentiel
            Answer followed = apply(
                    id,
                    new IdentityEvent.ReferentialUpdated(data.domain(), data.traits(), true, Optional.of(data.ins())),
                    user);
            if (!followed.accepted()) {
                retrieve(id, user);
            }
        }
        return new Answer(true, Optional.of(id), List.of());
    }

    @Override
    public boolean trust(String domain) {
        follow(IdentityPolicy.builder().referential(domain).build());
        return true;
    }

    @Override
    public Optional<List<LookUp>> lookUps() {
        return Optional.of(List.copyOf(lookUps));
    }

    @Override
    public void send(String patient, String document, List<String> partners, IdentityPort.User user) {
        desk.disclosed(identities.get(patient), partners, document, user(user));
    }

    @Override
    public List<DisclosureLine> disclosures(String patient) {
        List<DisclosureLine> lines = new ArrayList<>();
        for (InsTrace each : calls) {
            if (each instanceof InsTrace.Disclosure told && told.recordId().equals(patient)) {
                told.partners().forEach(to -> lines.add(new DisclosureLine(told.at(), told.documentId(), to)));
            }
        }
        return lines;
    }
}
