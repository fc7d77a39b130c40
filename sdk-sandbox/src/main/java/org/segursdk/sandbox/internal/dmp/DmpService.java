package org.segursdk.sandbox.internal.dmp;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.segursdk.core.identity.Ins;
import org.segursdk.sandbox.DmpDocument;
import org.segursdk.sandbox.DmpPatient;
import org.segursdk.sandbox.DmpPatient.Status;
import org.segursdk.sandbox.DmpSimulator;
import org.segursdk.sandbox.DmpSituation;
import org.segursdk.sandbox.DmpSituation.Kind;
import org.segursdk.sandbox.InsiPerson;
import org.segursdk.sandbox.internal.http.Answer;
import org.segursdk.sandbox.internal.http.Incoming;
import org.segursdk.sandbox.internal.http.ScriptedService;
import org.segursdk.sandbox.internal.http.WireEffect;
import org.segursdk.sandbox.internal.soap.Dom;
import org.segursdk.sandbox.internal.soap.Refusal;
import org.segursdk.sandbox.internal.soap.SoapMessage;
import org.segursdk.sandbox.internal.soap.TrustCheck;

/** The DMP, simulated. */
public final class DmpService extends ScriptedService<DmpSituation> implements DmpSimulator {
    private static final Duration LIFETIME = Duration.ofHours(1);
    private static final String FEED_RESPONSE = Feeding.ACTION + "Response";

    private final TrustCheck trust;
    private final boolean strict;
    private final Path folder;
    private final DmpStore store;
    private volatile Duration lifetime = LIFETIME;

    public DmpService(TrustCheck trust, boolean strict, Path folder, List<InsiPerson> persons) {
        super(DmpSituation.NORMAL);
        this.trust = trust;
        this.strict = strict;
        this.folder = folder;
        this.store = new DmpStore(persons);
    }

    @Override
    public String name() {
        return "dmp";
    }

    @Override
    protected Answer answer(Incoming request, DmpSituation situation) throws IOException {
        if (!"POST".equals(request.method())) {
            request.refused("POST is expected");
            return Answer.text(405, "POST is expected.");
        }
        if (request.clientCertificate().isEmpty()) {
            request.refused("no client certificate");
            return Answer.text(403, "A client certificate is required.");
        }
        Exchange exchange = new Exchange(request, situation);
        try {
            return switch (request.path()) {
                case "/patients" -> exchange.patients();
                case "/repository" -> exchange.repository();
                default -> {
                    request.refused("service not simulated");
                    yield Answer.text(404, "Simulated: /dmp/patients (TD0.2) and /dmp/repository (TD2.1).");
                }
            };
        } catch (Refusal e) {
            request.refused(e.subcode() + ": " + e.text());
            return DmpSoap.fault(e, exchange.messageId);
        }
    }

    /** One exchange. */
    private final class Exchange {
        private final Incoming request;
        private final DmpSituation situation;
        private String messageId = "";

        Exchange(Incoming request, DmpSituation situation) {
            this.request = request;
            this.situation = situation;
        }

        Answer patients() throws Refusal, IOException {
            String type = MediaType.parse(request.header("Content-Type")).type();
            if (strict && !"application/soap+xml".equals(type)) {
                throw Refusal.sandbox("Content-Type application/soap+xml is expected.");
            }
            SoapMessage message = SoapMessage.parse(request.body());
            request.operation("TD0.2");
            Vihf vihf = open(message, ExistenceTest.REQUEST_ACTION);
            if (!Dom.is(message.payload(), ExistenceTest.HL7, "PRPA_IN201307UV02")) {
                throw Refusal.sandbox("The body must be PRPA_IN201307UV02.");
            }
            Ins ins = patient(vihf);
            List<String> problems = ExistenceTest.problems(message.payload(), ins);
            if (!problems.isEmpty()) {
                String text = String.join("; ", problems);
                request.refused(text);
                return DmpSoap.answer(
                        ExistenceTest.RESPONSE_ACTION,
                        messageId,
                        ExistenceTest.failure(message.payload(), "SandboxInvalidMessage", text, trust.clock()));
            }
            return DmpSoap.answer(
                    ExistenceTest.RESPONSE_ACTION,
                    messageId,
                    ExistenceTest.answer(message.payload(), staged(store.patient(ins)), trust.clock()));
        }

        Answer repository() throws Refusal, IOException {
            MtomRequest received = MtomRequest.read(request, folder);
            boolean kept = false;
            try {
                request.operation("TD2.1");
                Vihf vihf = open(received.message(), Feeding.ACTION);
                rights(vihf);
                Feeding feeding = Feeding.judge(received, vihf, trust, store, strict);
                Ins ins = patient(vihf);
                if (!feeding.documentsAreSynthetic()) {
                    request.allSynthetic(false);
                }
                if (situation.kind() == Kind.DUPLICATE) {
                    feeding.duplicates(feeding.documentIds());
                }
                if (situation.kind() == Kind.REGISTRY_ERROR) {
                    feeding.errors().add(situation.code(), "scripted by the simulator");
                }
                feeding.register(staged(store.patient(ins)), store);
                kept = feeding.errors().isEmpty();
                if (!kept) {
                    request.refused(feeding.errors().summary());
                }
                return DmpSoap.answer(FEED_RESPONSE, messageId, feeding.errors().toXml());
            } finally {
                if (!kept) {
                    received.discard();
                }
            }
        }

        /** What every transaction begins with: addressing, action, scripted fault, VIHF. */
        private Vihf open(SoapMessage message, String action) throws Refusal {
            messageId = message.addressing("MessageID").orElse("");
            request.allSynthetic(Matricules.areSyntheticIn(message.envelope()));
            DmpSoap.checkAddressing(message);
            if (!action.equals(message.addressing("Action").orElse(""))) {
                throw new Refusal(
                        true,
                        "ActionNotSupported",
                        Refusal.SANDBOX,
                        "On this service the simulator knows the action " + action + " only.");
            }
            if (situation.kind() == Kind.FAULT) {
                throw new Refusal(true, situation.code(), situation.code(), "Scripted by the simulator");
            }
            return VihfReader.read(message, request.clientCertificate(), trust, lifetime);
        }

        /** Cells of the rights matrix for TD2.1. Source: dmp §2.2, §2.3. */
        private void rights(Vihf vihf) throws Refusal {
            if (vihf.isRenforcee()) {
                throw new Refusal(
                        true,
                        "SandboxForbidden",
                        Refusal.SANDBOX,
                        "Feeding is not allowed in INDIRECTE_RENFORCEE: feed in INDIRECTE.");
            }
            if (vihf.isDirect() && vihf.isNonProfessional()) {
                throw new Refusal(
                        true, "SandboxForbidden", Refusal.SANDBOX, "A CPE holder feeds with TD2.2, not with TD2.1.");
            }
        }

        private DmpPatient staged(DmpPatient patient) {
            return switch (situation.kind()) {
                case NONE -> patient.with(Status.ABSENT);
                case CLOSED -> patient.with(Status.CLOSED);
                default -> patient;
            };
        }
    }

    private static Ins patient(Vihf vihf) {
        return Cx.ins(vihf.patient()).orElseThrow();
    }

    @Override
    protected WireEffect effect(DmpSituation situation) {
        return switch (situation.kind()) {
            case NORMAL, NONE, CLOSED, DUPLICATE, FAULT, REGISTRY_ERROR -> WireEffect.NONE;
            default -> WireEffect.valueOf(situation.kind().name());
        };
    }

    @Override
    protected Duration delay(DmpSituation situation) {
        return situation.delay();
    }

    @Override
    protected DmpSituation situation(String name) {
        return DmpSituation.of(Kind.valueOf(name));
    }

    @Override
    protected DmpSituation situation(String name, String argument) {
        Kind kind = Kind.valueOf(name);
        return switch (kind) {
            case FAULT, REGISTRY_ERROR -> new DmpSituation(kind, Duration.ZERO, argument);
            default -> new DmpSituation(kind, Duration.ofMillis(Long.parseLong(argument)), "");
        };
    }

    @Override
    public void next(DmpSituation... next) {
        script().next(List.of(next));
    }

    @Override
    public void always(DmpSituation situation) {
        script().always(situation);
    }

    @Override
    public void reset() {
        resetScript();
        store.reset();
        lifetime = LIFETIME;
    }

    @Override
    public void open(Ins ins) {
        store.open(ins);
    }

    @Override
    public void put(DmpPatient patient) {
        store.put(patient);
    }

    @Override
    public void openForSynthetic(boolean active) {
        store.openForSynthetic(active);
    }

    @Override
    public List<DmpPatient> patients() {
        return store.patients();
    }

    @Override
    public Optional<DmpPatient> patient(String matricule) {
        return store.patient(matricule);
    }

    @Override
    public List<DmpDocument> documents(String matricule) {
        return store.documents(matricule);
    }

    @Override
    public void assertionLifetime(Duration value) {
        lifetime = value;
    }

    @Override
    public String situations() {
        return Arrays.toString(Kind.values());
    }

    @Override
    public List<List<String>> table() {
        return DmpConsole.table(store);
    }

    @Override
    public Optional<Answer> control(String method, String path, Map<String, String> parameters) {
        return DmpConsole.control(store, method.toUpperCase(Locale.ROOT) + " " + path, parameters);
    }
}
