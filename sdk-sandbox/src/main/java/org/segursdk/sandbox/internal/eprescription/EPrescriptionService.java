package org.segursdk.sandbox.internal.eprescription;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.segursdk.sandbox.EPrescriptionSimulator;
import org.segursdk.sandbox.EPrescriptionSituation;
import org.segursdk.sandbox.EPrescriptionSituation.Kind;
import org.segursdk.sandbox.StoredPrescription;
import org.segursdk.sandbox.internal.http.Answer;
import org.segursdk.sandbox.internal.http.AnswerBody;
import org.segursdk.sandbox.internal.http.Incoming;
import org.segursdk.sandbox.internal.http.ScriptedService;
import org.segursdk.sandbox.internal.http.WireEffect;
import org.segursdk.sandbox.internal.json.Json;

/** A base of e-prescriptions, simulated; its messages are the sandbox's own. */
public final class EPrescriptionService extends ScriptedService<EPrescriptionSituation>
        implements EPrescriptionSimulator {
    private static final int LARGEST = 1 << 20;
    /** A number opens a prescription; the visibly false ones open none. */
    private static final Pattern NUMBER = Pattern.compile("\"(number|replacedBy)\"\\s*:\\s*\"(?!00TEST)[0-9A-Z]{18}\"");

    private static final Map<String, String> OPERATIONS = Map.of(
            "/prescriptions", "create",
            "/prescriptions/consult", "consult",
            "/prescriptions/search", "search",
            "/executions", "execute",
            "/executions/view", "view");

    private final Base base;

    public EPrescriptionService(Clock clock) {
        super(EPrescriptionSituation.NORMAL);
        this.base = new Base(clock);
    }

    @Override
    public String name() {
        return "eprescription";
    }

    @Override
    public Set<String> secretHeaders() {
        return Set.of("Authorization");
    }

    @Override
    protected Answer answer(Incoming request, EPrescriptionSituation situation) throws IOException {
        request.recordThrough(text -> NUMBER.matcher(text).replaceAll("\"$1\":\"[redacted]\""));
        try {
            request.operation(OPERATIONS.getOrDefault(request.path(), ""));
            scripted(situation);
            if (situation.kind() == Kind.EMPTY_200) {
                return new Answer(200, "application/json; charset=utf-8", Map.of(), AnswerBody.of(""));
            }
            return altered(judged(request), situation.kind());
        } catch (Refusal e) {
            request.refused(e.code());
            return e.answer();
        }
    }

    private static void scripted(EPrescriptionSituation situation) throws Refusal {
        switch (situation.kind()) {
            case REJECT ->
                throw Refusal.of(
                        422,
                        situation.argument().isEmpty() ? "SBX-REJECTED" : situation.argument(),
                        "scripted rejection");
            case UNKNOWN_NUMBER -> throw Refusal.unknownNumber();
            case UNAUTHORIZED -> throw Refusal.of(401, "SBX-UNAUTHORIZED", "scripted refusal");
            case SERVER_ERROR -> throw Refusal.of(500, "SBX-INTERNAL", "scripted failure");
            default -> {
                // The base judges.
            }
        }
    }

    private Base.Reply judged(Incoming request) throws Refusal, IOException {
        if (request.clientCertificate().isEmpty()) {
            throw Refusal.of(401, "SBX-NO-CERTIFICATE", "no client certificate");
        }
        if (!"POST".equals(request.method())) {
            throw Refusal.of(405, "SBX-METHOD", "POST only");
        }
        Fields asked = Fields.of(body(request));
        Base.Reply reply =
                switch (request.path()) {
                    case "/prescriptions" -> {
                        asked.only("caller", "prescription");
                        Content content = Content.of(asked.object("prescription"));
                        request.allSynthetic(content.isSynthetic());
                        yield base.deposit(content, Caller.of(asked));
                    }
                    case "/prescriptions/consult" -> {
                        asked.only("caller", "number");
                        Caller caller = Caller.of(asked).withAmOrFiness();
                        yield base.consult(asked.matching("number", Content.NUMBER), caller);
                    }
                    case "/prescriptions/search" -> {
                        asked.only("caller", "criteria");
                        yield base.search(Criteria.of(asked, Caller.of(asked)));
                    }
                    case "/executions" -> {
                        asked.only("caller", "execution");
                        Caller.of(asked).withAmOrFiness();
                        yield base.execute(ExecutionContent.of(asked.object("execution")));
                    }
                    case "/executions/view" -> {
                        asked.only("caller", "number");
                        yield base.view(asked.matching("number", Content.NUMBER), Caller.of(asked));
                    }
                    default -> throw Refusal.of(404, "SBX-PATH", "no such path");
                };
        request.allSynthetic(reply.synthetic());
        return reply;
    }

    private static String body(Incoming request) throws IOException, Refusal {
        byte[] bytes = request.body().readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw Refusal.of(413, "SBX-TOO-LARGE", "the request is too large");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw Refusal.bad("not UTF-8");
        }
    }

    private static Answer altered(Base.Reply reply, Kind kind) {
        if (kind == Kind.OTHER_JSON) {
            return Answer.json("{\"etat\":[\"autre chose\"]}");
        }
        if (kind == Kind.UNKNOWN_STATUS) {
            reply.json().put("status", "SBX-99");
        }
        String json = Json.write(reply.json());
        return new Answer(
                reply.created() ? 201 : 200, "application/json; charset=utf-8", Map.of(), AnswerBody.of(json));
    }

    @Override
    protected WireEffect effect(EPrescriptionSituation situation) {
        return switch (situation.kind()) {
            case TIMEOUT_BEFORE -> WireEffect.TIMEOUT;
            case TIMEOUT_AFTER_COMMIT -> WireEffect.COMMIT_THEN_TIMEOUT;
            case RESET_AFTER_COMMIT -> WireEffect.COMMIT_THEN_RESET;
            case TOO_MANY -> WireEffect.HTTP_429;
            case UNAVAILABLE -> WireEffect.HTTP_503;
            case RESET, SLOW, DRIP, HALF_BODY, HTML_ERROR, WRONG_CONTENT_TYPE ->
                WireEffect.valueOf(situation.kind().name());
            default -> WireEffect.NONE;
        };
    }

    @Override
    protected Duration delay(EPrescriptionSituation situation) {
        return situation.delay();
    }

    @Override
    protected EPrescriptionSituation situation(String name) {
        return EPrescriptionSituation.of(Kind.valueOf(name));
    }

    @Override
    protected EPrescriptionSituation situation(String name, String argument) {
        Kind kind = Kind.valueOf(name);
        return kind == Kind.SLOW || kind == Kind.DRIP
                ? new EPrescriptionSituation(kind, Duration.ofMillis(Long.parseLong(argument)), "")
                : new EPrescriptionSituation(kind, Duration.ZERO, argument);
    }

    @Override
    public void next(EPrescriptionSituation... situations) {
        script().next(List.of(situations));
    }

    @Override
    public void always(EPrescriptionSituation situation) {
        script().always(situation);
    }

    @Override
    public void reset() {
        resetScript();
        base.clear();
    }

    @Override
    public Optional<StoredPrescription> find(String number) {
        return base.find(number);
    }

    @Override
    public List<StoredPrescription> prescriptions() {
        return base.all();
    }

    @Override
    public void oppose(String number, boolean opposed) {
        base.change(number, held -> held.opposed = opposed);
    }

    @Override
    public void cancel(String number) {
        base.change(number, held -> held.cancelled = true);
    }

    @Override
    public void replace(String number, String by) {
        base.change(number, held -> held.replacedBy = Optional.of(by));
    }

    @Override
    public String situations() {
        return Arrays.toString(Kind.values());
    }

    @Override
    public List<List<String>> table() {
        return EPrescriptionConsole.table(base.all());
    }

    @Override
    public Optional<Answer> control(String method, String path, Map<String, String> parameters) {
        return EPrescriptionConsole.control(this, method + " " + path, parameters);
    }
}
