package org.segursdk.sandbox.internal.dmp;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.segursdk.core.identity.Ins;
import org.segursdk.core.identity.InsAuthority;
import org.segursdk.sandbox.DmpDocument;
import org.segursdk.sandbox.DmpPatient;
import org.segursdk.sandbox.DmpSeed;
import org.segursdk.sandbox.DmpSimulator;
import org.segursdk.sandbox.DmpSituation;
import org.segursdk.sandbox.DmpSituation.Kind;
import org.segursdk.sandbox.InsiPerson;
import org.segursdk.sandbox.internal.http.Answer;
import org.segursdk.sandbox.internal.http.Incoming;
import org.segursdk.sandbox.internal.http.ScriptedService;
import org.segursdk.sandbox.internal.http.WireEffect;
import org.segursdk.sandbox.internal.soap.TrustCheck;

/** The DMP, simulated. */
public final class DmpService extends ScriptedService<DmpSituation> implements DmpSimulator {
    private static final Duration LIFETIME = Duration.ofHours(1);
    private static final Set<InsAuthority> ANY = EnumSet.allOf(InsAuthority.class);

    private final TrustCheck trust;
    private final boolean strict;
    private final Path folder;
    private final DmpStore store;
    private final Seeding seeding;
    private volatile Duration lifetime = LIFETIME;
    private volatile Set<InsAuthority> authorities = ANY;

    public DmpService(TrustCheck trust, boolean strict, Path folder, List<InsiPerson> persons) {
        super(DmpSituation.NORMAL);
        this.trust = trust;
        this.strict = strict;
        this.folder = folder;
        this.store = new DmpStore(persons, trust.clock());
        this.seeding = new Seeding(store, folder, trust.clock());
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
        DmpExchange.Settings settings =
                new DmpExchange.Settings(trust, strict, folder, lifetime, Set.copyOf(authorities));
        return new DmpExchange(request, situation, store, settings).serve();
    }

    @Override
    protected WireEffect effect(DmpSituation situation) {
        return switch (situation.kind()) {
            case NORMAL,
                    NONE,
                    CLOSED,
                    DUPLICATE,
                    FAULT,
                    REGISTRY_ERROR,
                    TAMPERED_DOCUMENT,
                    PART_MISSING,
                    UNKNOWN_STATUS,
                    UNKNOWN_ENTRY_STATUS,
                    UNKNOWN_CODE,
                    UNKNOWN_AUTHORISATION,
                    CLOCK_SKEW,
                    AIR_REFUSED,
                    STRUCTURE_MISMATCH,
                    WRONG_KEY_USAGE -> WireEffect.NONE;
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
            case FAULT, REGISTRY_ERROR, UNKNOWN_STATUS, UNKNOWN_ENTRY_STATUS, UNKNOWN_CODE, UNKNOWN_AUTHORISATION ->
                new DmpSituation(kind, Duration.ZERO, argument);
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
        authorities = ANY;
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
        return store.registry().documents(matricule);
    }

    @Override
    public void assertionLifetime(Duration value) {
        lifetime = value;
    }

    @Override
    public void insAuthorities(InsAuthority... accepted) {
        authorities = Set.of(accepted);
    }

    @Override
    public DmpDocument deposit(Ins ins, DmpSeed seed) {
        return seeding.deposit(ins, List.of(seed)).get(0);
    }

    @Override
    public List<DmpDocument> deposit(Ins ins, int count) {
        return seeding.deposit(ins, Seeding.variety(count));
    }

    @Override
    public boolean allows(String operation, String mode, String holder, String access) {
        return Rights.allows(operation, mode, holder, access);
    }

    @Override
    public List<String> operations() {
        return Rights.operations();
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
        String command = method.toUpperCase(Locale.ROOT) + " " + path;
        return "POST documents".equals(command)
                ? Optional.of(DmpConsole.deposit(this, parameters))
                : DmpConsole.control(store, command, parameters);
    }
}
