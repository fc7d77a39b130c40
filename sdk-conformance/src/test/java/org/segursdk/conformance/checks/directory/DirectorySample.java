package org.segursdk.conformance.checks.directory;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.segursdk.annuaire.AnnuaireClient;
import org.segursdk.annuaire.AnnuaireSettings;
import org.segursdk.annuaire.ApiKey;
import org.segursdk.annuaire.DirectoryProfessional;
import org.segursdk.annuaire.ProfessionalQuery;
import org.segursdk.annuaire.index.AnnuaireIndex;
import org.segursdk.annuaire.index.AnnuaireLookup;
import org.segursdk.annuaire.index.AnnuaireSync;
import org.segursdk.annuaire.index.DirectoryUpdate;
import org.segursdk.annuaire.index.SyncReport;
import org.segursdk.annuaire.index.SyncSchedule;
import org.segursdk.annuaire.index.SyncTrace;
import org.segursdk.annuaire.index.Watched;
import org.segursdk.conformance.port.DirectoryPort;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.port.SegurKitAdapter;
import org.segursdk.core.SegurContext;
import org.segursdk.core.Software;
import org.segursdk.core.actor.ProfessionalId;
import org.segursdk.core.actor.Structure;
import org.segursdk.core.actor.StructureId;

/** A product's users and correspondents, over the client and the copy of sdk-annuaire. */
public class DirectorySample implements SegurKitAdapter, DirectoryPort {
    private final Map<String, Watched> followed = new HashMap<>();
    private final Map<String, Contact> contacts = new HashMap<>();
    private final List<String> logged = new ArrayList<>();
    private AnnuaireSettings settings = AnnuaireSettings.of(ApiKey.of("kit-" + UUID.randomUUID()));
    private @Nullable KitBench bench;
    private @Nullable SegurContext context;
    private @Nullable AnnuaireClient client;
    private @Nullable AnnuaireIndex index;
    private SyncSchedule schedule = SyncSchedule.daily();

    @Override
    public void connect(KitBench given) throws IOException {
        bench = given;
        context = SegurContext.builder()
                .software(Software.of("MonLGC", "4.2"))
                .structure(Structure.builder()
                        .id(StructureId.finess("990000001"))
                        .name("CABINET")
                        .sector("SA07")
                        .practiceSetting("AMBULATOIRE")
                        .build())
                .credentials(given.sandbox().pki().credentials("annuaire"))
                .endpoints(given.sandbox().endpoints())
                .clock(given.clock())
                .build();
        reset();
    }

    @Override
    public void reset() throws IOException {
        close();
        followed.clear();
        contacts.clear();
        logged.clear();
        schedule = SyncSchedule.daily();
        // the limiter of a key is the process's
        settings = AnnuaireSettings.of(ApiKey.of("kit-" + UUID.randomUUID()));
        client = AnnuaireClient.create(context(), settings);
        index = AnnuaireIndex.open(Files.createTempDirectory(bench().folder(), "annuaire"), bench().clock());
    }

    @Override
    public void close() {
        if (client != null) {
            client.close();
        }
        if (index != null) {
            index.close();
        }
    }

    protected KitBench bench() {
        return Objects.requireNonNull(bench);
    }

    private SegurContext context() {
        return Objects.requireNonNull(context);
    }

    private AnnuaireIndex index() {
        return Objects.requireNonNull(index);
    }

    private AnnuaireClient client() {
        return Objects.requireNonNull(client);
    }

    private AnnuaireSync sync() {
        return AnnuaireSync.builder(context(), settings, index())
                .schedule(schedule)
                .journal(this::log)
                .watch(followed::values, this::updated)
                .build();
    }

    private void log(SyncTrace trace) {
        trace.subject().map(DirectorySample::number).ifPresent(logged::add);
    }

    private static String number(Watched subject) {
        return subject instanceof Watched.Person person ? person.id().value().replaceFirst("^8(?=\\d{11}$)", "") : "";
    }

    private static String key(String rpps, Role role) {
        return role + " " + rpps;
    }

    protected void updated(DirectoryUpdate update) {
        Role role = Role.valueOf(update.subject().role().name());
        update.professional().ifPresent(now -> contacts.put(key(number(update.subject()), role), contact(now)));
    }

    private static Contact contact(DirectoryProfessional professional) {
        return new Contact(professional.familyName(), Set.copyOf(addresses(professional)));
    }

    private static List<String> addresses(DirectoryProfessional professional) {
        return professional.allMailboxes().stream()
                .map(each -> each.mailbox().address())
                .toList();
    }

    @Override
    public void follow(String rpps, Role role) {
        followed.put(key(rpps, role), new Watched.Person(Watched.Role.valueOf(role.name()), ProfessionalId.rpps(rpps)));
    }

    @Override
    public Optional<Report> integrate() {
        try (AnnuaireSync sync = sync()) {
            SyncReport report = sync.run();
            return Optional.of(new Report(report.professionals()));
        }
    }

    @Override
    public Optional<Set<String>> held(Set<String> rpps) {
        return Optional.of(rpps.stream()
                .filter(each -> index().professional(ProfessionalId.rpps(each))
                        .filter(DirectoryProfessional::active)
                        .isPresent())
                .collect(Collectors.toSet()));
    }

    @Override
    public Optional<Contact> contact(String rpps, Role role) {
        return Optional.ofNullable(contacts.get(key(rpps, role)));
    }

    @Override
    public Optional<List<String>> changesLogged() {
        return Optional.of(List.copyOf(logged));
    }

    @Override
    public boolean integrateEvery(Duration interval) {
        schedule = SyncSchedule.every(interval);
        return true;
    }

    @Override
    public void tick() {
        try (AnnuaireSync sync = sync()) {
            sync.runIfDue();
        }
    }

    @Override
    public Optional<List<String>> mailboxes(String rpps) {
        return Optional.of(client().mailboxes(ProfessionalId.rpps(rpps)).stream()
                .map(each -> each.mailbox().address())
                .toList());
    }

    @Override
    public Optional<List<String>> mailboxesNamed(String familyName) {
        Set<String> all = new LinkedHashSet<>();
        client().professionals(ProfessionalQuery.builder().name(familyName).build()).items().stream()
                .flatMap(each -> each.id().stream())
                .forEach(id -> mailboxes(id.value().substring(1)).ifPresent(all::addAll));
        return Optional.of(List.copyOf(all));
    }

    @Override
    public void validateReport(String requester) {
        AnnuaireLookup.of(client(), index(), bench().clock()).professional(ProfessionalId.rpps(requester));
    }
}
