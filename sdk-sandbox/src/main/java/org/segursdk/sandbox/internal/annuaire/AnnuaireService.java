package org.segursdk.sandbox.internal.annuaire;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.segursdk.core.identity.SyntheticIdentities;
import org.segursdk.sandbox.AnnuaireActivity;
import org.segursdk.sandbox.AnnuaireEntry;
import org.segursdk.sandbox.AnnuairePractitioner;
import org.segursdk.sandbox.AnnuaireSimulator;
import org.segursdk.sandbox.AnnuaireSituation;
import org.segursdk.sandbox.AnnuaireSituation.Kind;
import org.segursdk.sandbox.AnnuaireStructure;
import org.segursdk.sandbox.internal.http.Answer;
import org.segursdk.sandbox.internal.http.AnswerBody;
import org.segursdk.sandbox.internal.http.Incoming;
import org.segursdk.sandbox.internal.http.ScriptedService;
import org.segursdk.sandbox.internal.http.WireEffect;

/** The Annuaire Santé, simulated. */
public final class AnnuaireService extends ScriptedService<AnnuaireSituation> implements AnnuaireSimulator {
    private static final long SEED = 1;
    private static final int MOST = 8_000_000;

    private final Clock clock;
    private final Gateway gateway = new Gateway();
    private final Pages pages;
    private final FhirServer server;
    /** Whether nobody real was put into the directory. */
    private volatile boolean synthetic = true;

    public AnnuaireService(Clock clock) {
        super(AnnuaireSituation.NORMAL);
        this.clock = clock;
        this.pages = new Pages(clock);
        this.server = new FhirServer(pages, new Directory(PROFESSIONALS, SEED));
    }

    @Override
    public String name() {
        return "annuaire";
    }

    @Override
    public Set<String> secretHeaders() {
        return Set.of(Gateway.KEY);
    }

    @Override
    protected Answer answer(Incoming request, AnnuaireSituation situation) throws IOException {
        Optional<Answer> refusal = gateway.refuses(request, situation);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        try {
            scripted(situation.kind());
            Answer answer = server.answer(request, situation);
            request.allSynthetic(synthetic);
            return altered(answer, situation.kind());
        } catch (FhirError e) {
            // Neither what was asked nor anything that could tell it.
            request.refused(Integer.toString(e.status()));
            return Fhir.outcome(e);
        }
    }

    private void scripted(Kind kind) throws FhirError {
        switch (kind) {
            case PAGES_LOST -> pages.clear();
            case FORBIDDEN -> throw new FhirError(403, "processing", "Access denied");
            case BAD_REQUEST -> throw FhirError.bad("HAPI-0524: Unknown search parameter");
            case SERVER_ERROR -> throw new FhirError(500, "exception", "Unknown error");
            default -> {
                // The server answers.
            }
        }
    }

    private static Answer altered(Answer answer, Kind kind) throws IOException {
        if (kind == Kind.NOT_FHIR) {
            return Answer.json("{\"status\":\"UP\",\"entry\":\"none\"}");
        }
        if (kind == Kind.EMPTY_200) {
            return new Answer(200, answer.contentType(), Map.of(), AnswerBody.of(""));
        }
        if (kind != Kind.CUT_JSON) {
            return answer;
        }
        try (InputStream whole = answer.body().open()) {
            byte[] half = whole.readNBytes((int) (answer.body().size() / 2));
            return new Answer(answer.status(), answer.contentType(), answer.headers(), AnswerBody.of(half));
        }
    }

    @Override
    protected WireEffect effect(AnnuaireSituation situation) {
        return switch (situation.kind()) {
            case TIMEOUT, SLOW, RESET, HALF_BODY, DRIP, HTML_ERROR, WRONG_CONTENT_TYPE, HTTP_503 ->
                WireEffect.valueOf(situation.kind().name());
            default -> WireEffect.NONE;
        };
    }

    @Override
    protected Duration delay(AnnuaireSituation situation) {
        return situation.delay();
    }

    @Override
    protected AnnuaireSituation situation(String name) {
        return AnnuaireSituation.of(Kind.valueOf(name));
    }

    @Override
    protected AnnuaireSituation situation(String name, String argument) {
        Kind kind = Kind.valueOf(name);
        return kind == Kind.SLOW || kind == Kind.DRIP
                ? new AnnuaireSituation(kind, Duration.ofMillis(Long.parseLong(argument)), "")
                : AnnuaireSituation.of(kind, argument);
    }

    @Override
    public void next(AnnuaireSituation... next) {
        script().next(List.of(next));
    }

    @Override
    public void always(AnnuaireSituation situation) {
        script().always(situation);
    }

    @Override
    public void reset() {
        resetScript();
        gateway.reset();
        pageSizes(50, 500);
        pageLifetime(Duration.ofMinutes(15));
        mailboxTypeSearch(true);
        populate(PROFESSIONALS, SEED);
    }

    @Override
    public void populate(int professionals, long seed) {
        if (professionals < 0 || professionals > MOST) {
            throw new IllegalArgumentException("0 to " + MOST + " professionals");
        }
        server.directory(new Directory(professionals, seed));
        synthetic = true;
    }

    @Override
    public AnnuairePractitioner generated(int index) {
        Population population = server.directory().population();
        return population.practitioner(Objects.checkIndex(index, population.professionals()));
    }

    @Override
    public Optional<AnnuairePractitioner> practitioner(String rpps) {
        return server.directory().find(Type.PRACTITIONER, rpps).map(row -> (AnnuairePractitioner) row.entry());
    }

    @Override
    public List<AnnuaireActivity> activities(String rpps) {
        Directory directory = server.directory();
        return directory.find(Type.PRACTITIONER, rpps).stream()
                .flatMap(person -> directory.referring(Type.PRACTITIONER_ROLE, "practitioner", person).stream())
                .map(row -> (AnnuaireActivity) row.entry())
                .toList();
    }

    @Override
    public Optional<AnnuaireStructure> structure(String number) {
        return server.directory().find(Type.ORGANIZATION, number).map(row -> (AnnuaireStructure) row.entry());
    }

    @Override
    public void put(AnnuaireEntry entry) {
        String rpps = entry instanceof AnnuairePractitioner person ? person.rpps() : "997";
        if (!SyntheticIdentities.isSyntheticRpps(rpps)) {
            synthetic = false;
        }
        server.directory().put(entry, clock.instant());
    }

    @Override
    public void remove(AnnuaireEntry entry) {
        Row row =
                row(entry).orElseThrow(() -> new IllegalArgumentException("the directory has no entry of that number"));
        put(row.entry().removed());
    }

    private Optional<Row> row(AnnuaireEntry entry) {
        return server.directory().find(Type.of(entry), entry.number());
    }

    @Override
    public Optional<String> id(AnnuaireEntry entry) {
        return row(entry).map(Row::id);
    }

    @Override
    public Optional<Instant> lastUpdated(AnnuaireEntry entry) {
        return row(entry).map(Row::lastUpdated);
    }

    @Override
    public void acceptOnlyKeys(Set<String> keys) {
        gateway.accept(keys);
    }

    @Override
    public void rateLimit(int calls) {
        gateway.rateLimit(calls);
    }

    @Override
    public void pageSizes(int standard, int ceiling) {
        server.settings(standard, ceiling);
    }

    @Override
    public void pageLifetime(Duration lifetime) {
        pages.lifetime(lifetime);
    }

    @Override
    public void mailboxTypeSearch(boolean known) {
        server.mailboxTypeSearch(known);
    }

    @Override
    public String situations() {
        return Arrays.toString(Kind.values());
    }

    @Override
    public List<List<String>> table() {
        return AnnuaireConsole.table(server.directory());
    }

    @Override
    public Optional<Answer> control(String method, String path, Map<String, String> parameters) {
        return AnnuaireConsole.control(this, method + " " + path, parameters);
    }
}
