package org.segursdk.sandbox.internal.dmp;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.segursdk.core.identity.Ins;
import org.segursdk.core.identity.InsAuthority;
import org.segursdk.core.identity.SyntheticIdentities;
import org.segursdk.sandbox.DmpPatient;
import org.segursdk.sandbox.DmpPatient.Status;
import org.segursdk.sandbox.DmpSituation;
import org.segursdk.sandbox.DmpSituation.Kind;
import org.segursdk.sandbox.internal.http.Answer;
import org.segursdk.sandbox.internal.http.Incoming;
import org.segursdk.sandbox.internal.soap.Refusal;
import org.segursdk.sandbox.internal.soap.SoapMessage;
import org.segursdk.sandbox.internal.soap.TrustCheck;

/** One exchange with the DMP: what every transaction begins and ends with. */
final class DmpExchange {
    private static final String FEED_RESPONSE = Feeding.ACTION + "Response";

    /**
     * What the simulator goes by.
     *
     * @param trust certificates and clock
     * @param strict false: accepts the defects of the official samples
     * @param folder where documents are kept
     * @param lifetime longest age of an assertion
     * @param authorities under which an INS is accepted
     */
    record Settings(TrustCheck trust, boolean strict, Path folder, Duration lifetime, Set<InsAuthority> authorities) {}

    private final Incoming request;
    private final DmpSituation situation;
    private final DmpStore store;
    private final Settings settings;
    private String messageId = "";
    private boolean inParts;

    DmpExchange(Incoming request, DmpSituation situation, DmpStore store, Settings settings) {
        this.request = request;
        this.situation = situation;
        this.store = store;
        this.settings = settings;
    }

    Answer serve() throws IOException {
        try {
            return switch (request.path()) {
                case "/patients", "/patientsPDQ", "/habilitations", "/patientsSpecific", "/registry" -> {
                    SoapMessage message = plain();
                    begin(message);
                    yield dispatch(message);
                }
                case "/repository" -> repository();
                default -> {
                    request.refused("service not simulated");
                    yield Answer.text(
                            404,
                            "Simulated under /dmp: patients, habilitations, patientsSpecific, patientsPDQ, registry,"
                                    + " repository.");
                }
            };
        } catch (Refusal e) {
            request.refused(e.subcode() + ": " + e.text());
            Answer fault = DmpSoap.fault(e, messageId);
            return inParts ? MtomAnswer.of(fault, List.of()) : fault;
        }
    }

    private Answer dispatch(SoapMessage message) throws Refusal {
        String action = message.addressing("Action").orElse("");
        return switch (request.path() + " " + action) {
            case "/patients " + PatientQuery.REQUEST_ACTION -> patients(message);
            case "/patientsPDQ " + TraitsSearch.REQUEST_ACTION -> traits(message);
            case "/habilitations " + Habilitations.SET_ACTION -> authorise(message);
            case "/habilitations " + Habilitations.LIST_ACTION -> professionals(message);
            case "/patientsSpecific " + PatientList.ACTION -> list(message);
            case "/registry " + RegistryQuery.ACTION -> search(message);
            case "/registry " + Management.ACTION -> manage(message);
            default -> throw unknownAction();
        };
    }

    private Answer repository() throws Refusal, IOException {
        String type = MediaType.parse(request.header("Content-Type")).type();
        if (!"multipart/related".equals(type)) {
            SoapMessage message = plain();
            begin(message);
            if (Feeding.ACTION.equals(message.addressing("Action").orElse(""))) {
                throw Refusal.sandbox("A submission must be multipart/related.");
            }
            return retrieve(message);
        }
        MtomRequest received = MtomRequest.read(request, settings.folder(), settings.strict());
        boolean kept = false;
        try {
            begin(received.message());
            if (Retrieval.ACTION.equals(received.message().addressing("Action").orElse(""))) {
                return retrieve(received.message());
            }
            Feeding feeding = feed(received);
            kept = feeding.errors().isEmpty();
            return answer(FEED_RESPONSE, feeding.errors().toXml());
        } finally {
            if (!kept) {
                received.discard();
            }
        }
    }

    private SoapMessage plain() throws Refusal, IOException {
        String type = MediaType.parse(request.header("Content-Type")).type();
        if (settings.strict() && !"application/soap+xml".equals(type)) {
            throw Refusal.sandbox("Content-Type application/soap+xml is expected.");
        }
        return SoapMessage.parse(request.body(), settings.strict());
    }

    private void begin(SoapMessage message) throws Refusal {
        messageId = message.addressing("MessageID").orElse("");
        request.allSynthetic(Matricules.areSyntheticIn(message.envelope()));
        DmpSoap.checkAddressing(message);
    }

    private Refusal unknownAction() {
        return new Refusal(
                true, "ActionNotSupported", Refusal.SANDBOX, "This service does not know the action of wsa:Action.");
    }

    /** The scripted fault, or the caller. */
    private Vihf caller(SoapMessage message, boolean patientBound) throws Refusal {
        Optional<Refusal> scripted = Scripted.refusal(situation);
        if (scripted.isPresent()) {
            throw scripted.get();
        }
        TrustCheck trust = Scripted.trust(situation, settings.trust());
        Vihf caller = VihfReader.read(message, request.clientCertificate(), trust, settings.lifetime(), patientBound);
        boolean accepted = Cx.ins(caller.patient())
                .filter(ins -> !settings.authorities().contains(ins.authority()))
                .isEmpty();
        if (settings.strict() && !accepted) {
            throw new Refusal(
                    true, "SandboxInvalidVihf", Refusal.SANDBOX, "The INS authority is not one of this environment.");
        }
        return caller;
    }

    private void allow(String operation, Vihf caller) throws Refusal {
        if (!caller.may(operation)) {
            throw forbidden(operation, caller);
        }
    }

    private static Refusal forbidden(String operation, Vihf caller) {
        return new Refusal(
                true,
                "SandboxForbidden",
                Refusal.SANDBOX,
                "TD" + operation + " is not allowed to a "
                        + (caller.isNonProfessional() ? "non-professional" : "professional") + " in " + caller.mode()
                        + " with the access " + caller.purpose() + ".");
    }

    private Feeding feed(MtomRequest received) throws Refusal, IOException {
        request.operation("TD2.1");
        if (!Feeding.ACTION.equals(received.message().addressing("Action").orElse(""))) {
            throw unknownAction();
        }
        Vihf caller = caller(received.message(), true);
        String operation = caller.isDirect() && caller.isNonProfessional() ? Rights.FEED_BY_STAFF : Rights.FEED;
        request.operation("TD" + operation);
        allow(operation, caller);
        DmpPatient patient = patient(caller);
        Feeding feeding =
                Feeding.judge(received, caller, settings.trust(), patient, store.registry(), settings.strict());
        if (!feeding.documentsAreSynthetic()) {
            request.allSynthetic(false);
        }
        if (situation.kind() == Kind.DUPLICATE) {
            feeding.duplicates(feeding.documentIds());
        }
        scriptedError(feeding.errors());
        feeding.register(patient, operation, store.registry(), clock().instant());
        refused(feeding.errors());
        return feeding;
    }

    private Answer retrieve(SoapMessage message) throws Refusal {
        request.operation("TD" + Rights.RETRIEVE);
        if (!Retrieval.ACTION.equals(message.addressing("Action").orElse(""))) {
            throw unknownAction();
        }
        inParts = true;
        Vihf caller = caller(message, true);
        allow(Rights.RETRIEVE, caller);
        DmpPatient patient = patient(caller);
        RegistryErrors errors = new RegistryErrors();
        scriptedError(errors);
        Retrieval retrieval = new Retrieval(errors, situation.kind());
        gate(Rights.RETRIEVE, patient, caller, errors);
        if (errors.isEmpty()) {
            retrieval.find(message.payload(), patient, caller, store.registry());
        }
        refused(errors);
        return MtomAnswer.of(answer(Retrieval.ACTION + "Response", retrieval.payload()), retrieval.parts());
    }

    private Answer search(SoapMessage message) throws Refusal {
        request.operation("TD" + Rights.SEARCH);
        Vihf caller = caller(message, true);
        RegistryErrors errors = new RegistryErrors();
        QueryRequest query = QueryRequest.read(message.payload(), errors);
        if (settings.strict() && errors.isEmpty() && RegistryQuery.isKnown(query)) {
            IpfUpdateWitness.query(message.payload(), query, errors);
        }
        String operation = query.references() ? Rights.SEARCH_REFERENCES : Rights.SEARCH;
        request.operation("TD" + operation);
        allow(operation, caller);
        DmpPatient patient = patient(caller);
        scriptedError(errors);
        gate(operation, patient, caller, errors);
        String payload = RegistryQuery.answer(query, errors, patient, caller, store.registry(), settings.strict());
        refused(errors);
        return answer(RegistryQuery.ACTION + "Response", payload);
    }

    private Answer manage(SoapMessage message) throws Refusal {
        request.operation("TD3.3");
        Vihf caller = caller(message, true);
        Submission submission = Submission.objects(message.payload());
        Management management = new Management(submission, patient(caller), caller, settings.strict());
        scriptedError(management.errors());
        if (settings.strict()) {
            IpfUpdateWitness.update(message.payload(), submission, management.errors());
        }
        Optional<String> forbidden = management.apply(store.registry(), clock().instant());
        request.operation(management.operations().stream()
                .map(o -> "TD" + o.replaceAll("[+-]", ""))
                .distinct()
                .collect(Collectors.joining(" ")));
        if (forbidden.isPresent()) {
            throw forbidden(forbidden.get(), caller);
        }
        refused(management.errors());
        return answer(Management.RESPONSE_ACTION, management.errors().toXml());
    }

    private Answer patients(SoapMessage message) throws Refusal {
        request.operation("TD" + Rights.EXISTENCE);
        Vihf caller = caller(message, true);
        PatientQuery query = new PatientQuery(message.payload());
        request.operation("TD" + query.operation());
        allow(query.operation(), caller);
        Ins ins = Cx.ins(caller.patient()).orElseThrow();
        return answer(PatientQuery.RESPONSE_ACTION, query.answer(patient(caller), ins, caller, clock().instant()));
    }

    private Answer traits(SoapMessage message) throws Refusal {
        request.operation("TD" + Rights.BY_TRAITS);
        Vihf caller = caller(message, false);
        TraitsSearch search = new TraitsSearch(message.payload());
        allow(Rights.BY_TRAITS, caller);
        List<DmpPatient> found = situation.kind() == Kind.NONE ? List.of() : search.matches(store.patients());
        request.allSynthetic(TraitsSearch.areSynthetic(found) && namesNobodyReal(caller));
        return answer(TraitsSearch.RESPONSE_ACTION, search.answer(found, clock().instant()));
    }

    private Answer authorise(SoapMessage message) throws Refusal {
        request.operation("TD0.3");
        Vihf caller = caller(message, true);
        String operation = Habilitations.operation(message.payload());
        allow(operation, caller);
        Habilitations habilitations = new Habilitations(message.payload(), caller, clock().instant());
        return answer(Habilitations.SET_ACTION + "Response", habilitations.set(store, patient(caller), operation));
    }

    private Answer professionals(SoapMessage message) throws Refusal {
        request.operation("TD" + Rights.PROFESSIONALS);
        Vihf caller = caller(message, true);
        allow(Rights.PROFESSIONALS, caller);
        Habilitations habilitations = new Habilitations(message.payload(), caller, clock().instant());
        return answer(Habilitations.LIST_ACTION + "Response", habilitations.list(patient(caller)));
    }

    private Answer list(SoapMessage message) throws Refusal {
        request.operation("TD" + Rights.LIST);
        Vihf caller = caller(message, false);
        allow(Rights.LIST, caller);
        PatientList list = new PatientList(message.payload(), caller);
        List<DmpPatient> found = situation.kind() == Kind.NONE ? List.of() : list.select(store);
        request.allSynthetic(PatientList.areSynthetic(found) && namesNobodyReal(caller));
        return answer(PatientList.ACTION + "Response", list.answer(store, found));
    }

    private static boolean namesNobodyReal(Vihf caller) {
        return Cx.ins(caller.patient())
                .filter(ins -> !SyntheticIdentities.isSynthetic(ins.matricule()))
                .isEmpty();
    }

    private Answer answer(String action, Reply reply) {
        if (!reply.refusal().isEmpty()) {
            request.refused(reply.refusal());
        }
        return answer(action, reply.payload());
    }

    private static void gate(String operation, DmpPatient patient, Vihf caller, RegistryErrors errors) {
        PatientGate.denial(operation, patient, caller).ifPresent(denial -> errors.add(denial.code(), denial.text()));
    }

    private void scriptedError(RegistryErrors errors) {
        if (situation.kind() == Kind.REGISTRY_ERROR) {
            errors.add(situation.code(), "scripted by the simulator");
        }
    }

    private void refused(RegistryErrors errors) {
        if (!errors.isEmpty()) {
            request.refused(errors.summary());
        }
    }

    private Answer answer(String action, String payload) {
        return DmpSoap.answer(action, messageId, Scripted.payload(situation, payload));
    }

    private Clock clock() {
        return settings.trust().clock();
    }

    /** The patient the VIHF names, in the state the situation wants. */
    private DmpPatient patient(Vihf caller) {
        Ins ins = Cx.ins(caller.patient()).orElseThrow();
        DmpPatient patient = store.patient(ins);
        return switch (situation.kind()) {
            case NONE -> patient.with(Status.ABSENT);
            case CLOSED -> patient.with(Status.CLOSED);
            default -> patient;
        };
    }
}
