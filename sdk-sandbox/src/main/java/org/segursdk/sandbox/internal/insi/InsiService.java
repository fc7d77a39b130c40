package org.segursdk.sandbox.internal.insi;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.segursdk.sandbox.InsiPerson;
import org.segursdk.sandbox.InsiSimulator;
import org.segursdk.sandbox.InsiSituation;
import org.segursdk.sandbox.InsiSituation.Kind;
import org.segursdk.sandbox.internal.http.Answer;
import org.segursdk.sandbox.internal.http.Incoming;
import org.segursdk.sandbox.internal.http.ScriptedService;
import org.segursdk.sandbox.internal.http.WireEffect;
import org.segursdk.sandbox.internal.soap.Dom;
import org.segursdk.sandbox.internal.soap.Refusal;
import org.segursdk.sandbox.internal.soap.SoapMessage;
import org.segursdk.sandbox.internal.soap.TrustCheck;

/** The INSi teleservice, simulated. */
public final class InsiService extends ScriptedService<InsiSituation> implements InsiSimulator {
    private static final String ACTION = "urn:ServiceIdentiteCertifiee:1.0.0:";
    private static final String BY_TRAITS = "rechercherInsAvecTraitsIdentite";
    private static final String BY_VITALE = "rechercherInsAvecCarteVitale";
    private static final Duration LIFETIME = Duration.ofHours(1);

    private final InsiPersons persons = new InsiPersons();
    private final TrustCheck trust;
    private final boolean strict;
    private volatile Set<String> idams = Set.of();
    private volatile Duration lifetime = LIFETIME;

    public InsiService(TrustCheck trust, boolean strict) {
        super(InsiSituation.NORMAL);
        this.trust = trust;
        this.strict = strict;
    }

    @Override
    public String name() {
        return "insi";
    }

    @Override
    protected Answer answer(Incoming request, InsiSituation situation) throws IOException {
        if (!"POST".equals(request.method()) || !request.path().isEmpty()) {
            request.refused("POST to the service's root is expected");
            return Answer.text("POST".equals(request.method()) ? 404 : 405, "POST to the service's root is expected.");
        }
        String messageId = "";
        try {
            checkMediaType(request.header("Content-Type"));
            SoapMessage message = SoapMessage.parse(request.body());
            messageId = message.addressing("MessageID").orElse("");
            request.allSynthetic(persons.knows(message.payload()));
            return answer(request, message, messageId, situation);
        } catch (Refusal e) {
            request.refused(e.code() + ": " + e.text());
            return InsiAnswers.fault(e, messageId);
        }
    }

    private Answer answer(Incoming request, SoapMessage message, String messageId, InsiSituation situation)
            throws Refusal {
        String operation = operation(message, request.header("Content-Type"));
        boolean byTraits = operation.equals(BY_TRAITS);
        request.operation(byTraits ? "WS_INS2" : "WS_INS1");
        boolean rightBody = byTraits
                ? Dom.is(message.payload(), InsiBodyReader.BY_TRAITS, "RECSANSVITALE")
                : Dom.is(message.payload(), InsiBodyReader.BY_VITALE, "RECVITALE");
        if (!rightBody) {
            throw Refusal.sandbox("The body's root does not belong to the operation asked.");
        }
        InsiAssertion.authenticate(message, request.clientCertificate(), trust, lifetime);
        InsiHeaders.check(message, idams, byTraits, strict);
        InsiRequest search = InsiBodyReader.read(message.payload(), byTraits);
        List<InsiPerson> found = persons.find(search);
        return result(found, situation, ACTION + operation + "Response", messageId);
    }

    private static Answer result(List<InsiPerson> found, InsiSituation situation, String action, String messageId)
            throws Refusal {
        Kind kind = situation.kind();
        if (kind == Kind.FAULT) {
            boolean receiver = "siram_40".equals(situation.subcode());
            String text = receiver ? "Les téléservices sont indisponibles." : "Erreur scénarisée par le simulateur.";
            throw new Refusal(!receiver, situation.subcode(), situation.code(), text);
        }
        if (kind == Kind.NONE || kind != Kind.SEVERAL && found.isEmpty()) {
            return InsiAnswers.none(kind, action, messageId);
        }
        if (kind == Kind.SEVERAL || found.size() > 1) {
            return InsiAnswers.several(kind, action, messageId);
        }
        return InsiAnswers.found(found.get(0), kind, action, messageId);
    }

    private void checkMediaType(String contentType) throws Refusal {
        if (strict && !contentType.toLowerCase(Locale.ROOT).startsWith("application/soap+xml")) {
            throw Refusal.sandbox("Content-Type application/soap+xml is expected.");
        }
    }

    /** By wsa:Action, otherwise by the HTTP parameter, otherwise by the body. Source: insi §13. */
    private static String operation(SoapMessage message, String contentType) throws Refusal {
        String action = message.addressing("Action").orElse("");
        if (action.isEmpty()) {
            int start = contentType.indexOf("action=");
            action = start < 0 ? "" : contentType.substring(start + 7).replaceAll("^\"|\".*$|;.*$", "");
        }
        if (action.isEmpty()) {
            return "RECVITALE".equals(message.payload().getLocalName()) ? BY_VITALE : BY_TRAITS;
        }
        for (String known : List.of(BY_TRAITS, BY_VITALE)) {
            if (action.equals(ACTION + known)) {
                return known;
            }
        }
        throw Refusal.sandbox("Unknown action.");
    }

    @Override
    protected WireEffect effect(InsiSituation situation) {
        return switch (situation.kind()) {
            case NORMAL, NONE, SEVERAL, FAULT, ODD_PREFIXES, CNDA_FORM -> WireEffect.NONE;
            default -> WireEffect.valueOf(situation.kind().name());
        };
    }

    @Override
    protected Duration delay(InsiSituation situation) {
        return situation.delay();
    }

    @Override
    protected InsiSituation situation(String name) {
        return InsiSituation.of(Kind.valueOf(name));
    }

    @Override
    protected InsiSituation situation(String name, String argument) {
        Kind kind = Kind.valueOf(name);
        if (kind == Kind.FAULT) {
            String[] codes = argument.split("/", 2);
            return InsiSituation.fault(codes[0], codes.length > 1 ? codes[1] : "");
        }
        return new InsiSituation(kind, Duration.ofMillis(Long.parseLong(argument)), "", "");
    }

    @Override
    public void next(InsiSituation... next) {
        script().next(List.of(next));
    }

    @Override
    public void always(InsiSituation situation) {
        script().always(situation);
    }

    @Override
    public void reset() {
        resetScript();
        persons.reset();
        idams = Set.of();
        lifetime = LIFETIME;
    }

    @Override
    public void add(InsiPerson person) {
        persons.add(person);
    }

    @Override
    public List<InsiPerson> persons() {
        return persons.all();
    }

    @Override
    public void acceptOnlyIdam(Set<String> numbers) {
        idams = Set.copyOf(numbers);
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
        return List.of();
    }

    @Override
    public Optional<Answer> control(String method, String path, Map<String, String> parameters) {
        return Optional.empty();
    }
}
