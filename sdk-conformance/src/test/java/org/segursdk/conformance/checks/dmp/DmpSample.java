package org.segursdk.conformance.checks.dmp;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.segursdk.conformance.port.ContextualCallPort;
import org.segursdk.conformance.port.DmpBackgroundPort;
import org.segursdk.conformance.port.DmpImportPort;
import org.segursdk.conformance.port.DmpNewsPort;
import org.segursdk.conformance.port.DmpPreloadPort;
import org.segursdk.conformance.port.DmpSearchPort;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.port.ProvisionalReportPort;
import org.segursdk.conformance.port.SegurKitAdapter;
import org.segursdk.core.Endpoint;
import org.segursdk.core.SegurContext;
import org.segursdk.core.Software;
import org.segursdk.core.actor.AuthenticationMeans;
import org.segursdk.core.actor.Professional;
import org.segursdk.core.actor.ProfessionalId;
import org.segursdk.core.actor.ProfessionalSession;
import org.segursdk.core.actor.Structure;
import org.segursdk.core.actor.StructureId;
import org.segursdk.core.document.Visibility;
import org.segursdk.core.error.SegurException;
import org.segursdk.core.identity.IdentityProof;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.Ins;
import org.segursdk.core.identity.ProofType;
import org.segursdk.core.identity.Provenance;
import org.segursdk.core.identity.QualifiedIns;
import org.segursdk.core.terminology.ValueSets;
import org.segursdk.dmp.ConsultationAccess;
import org.segursdk.dmp.DmpAirClient;
import org.segursdk.dmp.DmpOverviewCache;
import org.segursdk.dmp.consent.ConsentEvent;
import org.segursdk.dmp.consent.ConsentJournalEntry;
import org.segursdk.dmp.consent.ConsentRegister;
import org.segursdk.dmp.consent.DmpConsent;
import org.segursdk.dmp.retrieve.DocumentSink;
import org.segursdk.dmp.search.DocumentCategories;
import org.segursdk.dmp.search.DocumentCategory;
import org.segursdk.dmp.search.DocumentList;
import org.segursdk.dmp.search.DocumentSearch;
import org.segursdk.dmp.search.FoundDocument;
import org.segursdk.dmp.search.LocalDocument;
import org.segursdk.dmp.search.LocalState;
import org.segursdk.dmp.search.TimeRange;
import org.segursdk.dmp.web.WebPs;
import org.segursdk.dmp.web.WebPsLink;
import org.segursdk.dmp.web.WebPsPage;
import org.segursdk.dmp.web.WebPsPatientPage;
import org.segursdk.sandbox.SandboxPki;
import org.segursdk.soap.vihf.PurposeOfUse;

/** A product that consults the DMP through the SDK; records and plans it keeps in memory. */
public class DmpSample
        implements SegurKitAdapter,
                DmpImportPort,
                DmpNewsPort,
                DmpBackgroundPort,
                DmpSearchPort,
                DmpPreloadPort,
                ContextualCallPort,
                ProvisionalReportPort {
    private record Loaded(Set<String> ids, Instant until) {}

    private final Map<String, QualifiedIns> qualified = new HashMap<>();
    private final Map<String, List<Held>> records = new HashMap<>();
    private final Map<String, Loaded> loaded = new HashMap<>();
    private final Journal journal = new Journal();
    private Set<String> counted = Set.of();
    private int patients;

    @Nullable
    private KitBench bench;

    @Nullable
    private DmpAirClient client;

    @Nullable
    private WebPs web;

    @Override
    public void connect(KitBench on) {
        bench = on;
        SegurContext context = context(on);
        client = DmpAirClient.create(context, journal);
        web = WebPs.create(context);
    }

    private static SegurContext context(KitBench on) {
        return SegurContext.builder()
                .clock(on.clock())
                .software(Software.of("MonLGC", "4.2"))
                .structure(Structure.builder()
                        .id(StructureId.finess(SandboxPki.DEFAULT_STRUCTURE.substring(1)))
                        .name("CABINET TEST")
                        .sector("SA07")
                        .practiceSetting("AMBULATOIRE")
                        .build())
                .credentials(on.sandbox().pki().credentials(DmpAirClient.SERVICE))
                .endpoints(on.sandbox().endpoints().with(WebPs.SERVICE, Endpoint.of(URI.create("https://localhost/"))))
                .build();
    }

    @Override
    public void reset() {
        qualified.clear();
        records.clear();
        loaded.clear();
        journal.clear();
        counted = Set.of();
    }

    protected final KitBench bench() {
        return Objects.requireNonNull(bench);
    }

    protected final DmpAirClient client() {
        return Objects.requireNonNull(client);
    }

    protected final QualifiedIns ins(String patient) {
        return Objects.requireNonNull(qualified.get(patient), "patient");
    }

    protected final ProfessionalSession session() {
        return ProfessionalSession.local(
                Professional.builder()
                        .id(ProfessionalId.rpps("99700366240"))
                        .familyName("DOC0036624")
                        .givenName("KIT")
                        .specialty("G15_10/SM26")
                        .build(),
                AuthenticationMeans.PRO_SANTE_CONNECT,
                bench().clock().instant().minusSeconds(600));
    }

    @Override
    public String patient(Ins ins, IdentityTraits traits, boolean isQualified) {
        String id = "P" + ++patients;
        if (isQualified) {
            Instant now = bench().clock().instant();
            IdentityProof proof =
                    new IdentityProof(ProofType.PASSPORT, "accueil", LocalDate.ofInstant(now, ZoneOffset.UTC));
            qualified.put(
                    id,
                    QualifiedIns.restore(ins, traits, new Provenance(Provenance.Route.INSI_TRAITS, now, proof, true)));
            journal.open(id, ins);
        }
        return id;
    }

    @Override
    public void consent(String patient, Consent decision) {
        switch (decision) {
            case DECLARED -> happen(patient, ConsentEvent.consultationDeclared());
            case OPPOSED -> happen(patient, ConsentEvent.consultationOpposed());
            case OPPOSITION_LIFTED -> {
                happen(patient, ConsentEvent.consultationOppositionLifted(PurposeOfUse.NORMAL));
                happen(patient, ConsentEvent.consultationDeclared());
            }
        }
    }

    private void happen(String patient, ConsentEvent event) {
        journal.append(journal.find(patient)
                .orElseThrow()
                .apply(
                        event,
                        session().professional().id().value(),
                        bench().clock().instant())
                .entry());
    }

    @Override
    public OptionalInt consentTraces(String patient) {
        return OptionalInt.of(journal.lines(patient).size());
    }

    @Override
    public Optional<State> openRecord(String patient) {
        DmpOverviewCache cache = DmpOverviewCache.create(Duration.ofMinutes(5), 10, bench().clock());
        return Optional.of(State.valueOf(
                client().overview(session(), ins(patient), bench().clock().instant(), cache)
                        .state()
                        .name()));
    }

    protected Optional<ConsultationAccess> access(String patient) {
        try {
            return client().open(session(), ins(patient)).access();
        } catch (SegurException e) {
            return Optional.empty();
        }
    }

    protected DocumentList documents(String patient) {
        return access(patient).map(ConsultationAccess::search).orElse(DocumentList.of(List.of()));
    }

    @Override
    public Optional<List<Listed>> list(String patient, Set<String> typeCodes) {
        return access(patient).map(access -> filtered(access.search(), typeCodes).documents().stream()
                .map(each -> new Listed(
                        each.uniqueId().orElseThrow(),
                        each.typeCode().orElseThrow().code()))
                .toList());
    }

    private static DocumentList filtered(DocumentList all, Set<String> types) {
        return types.isEmpty() ? all : all.ofTypes(types.toArray(String[]::new));
    }

    @Override
    public Optional<byte[]> display(String patient, String uniqueId) {
        return access(patient).flatMap(access -> access.search().find(uniqueId).map(found -> fetch(access, found)));
    }

    private static byte[] fetch(ConsultationAccess access, FoundDocument found) {
        try (InputStream in = access.retrieve(found, DocumentSink.memory(1_000_000))
                .documents()
                .get(0)
                .content()
                .open()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<CompletionStage<?>> listInBackground(String patient) {
        return Optional.of(CompletableFuture.supplyAsync(() -> list(patient, Set.of())));
    }

    @Override
    public Optional<CompletionStage<?>> openInBackground(String patient) {
        return Optional.of(CompletableFuture.supplyAsync(() -> openRecord(patient)));
    }

    @Override
    public Optional<CompletionStage<?>> displayInBackground(String patient, String uniqueId) {
        return Optional.of(CompletableFuture.supplyAsync(() -> display(patient, uniqueId)));
    }

    @Override
    public void search(String patient, Map<Criterion, String> filled) {
        DocumentSearch.Builder search = DocumentSearch.builder();
        filled.forEach((criterion, value) -> fill(search, criterion, value));
        access(patient).orElseThrow().search(search.build());
    }

    private static void fill(DocumentSearch.Builder search, Criterion criterion, String value) {
        switch (criterion) {
            case TYPE -> search.typeCodes(ValueSets.documentType().find(value).orElseThrow());
            case CLASS ->
                search.classCodes(ValueSets.documentClass().find(value).orElseThrow());
            case FORMAT -> search.formatCodes(ValueSets.formatCode().find(value).orElseThrow());
            case CONFIDENTIALITY -> search.visibility(Visibility.MASKED_FROM_PROFESSIONALS);
            case FACILITY_TYPE ->
                search.facilityTypes(
                        ValueSets.healthcareFacilityType().find(value).orElseThrow());
            case PRACTICE_SETTING ->
                search.practiceSettings(ValueSets.practiceSetting().find(value).orElseThrow());
            case AUTHOR -> search.authorPattern(value + "^%");
            case CREATED_FROM -> search.creation(TimeRange.from(begin(value)));
            case CREATED_TO -> search.creation(TimeRange.until(begin(value).plusDays(1)));
            case ACT_FROM -> search.serviceStart(TimeRange.from(begin(value)));
            case ACT_TO -> search.serviceStop(TimeRange.until(begin(value).plusDays(1)));
            case ARCHIVED -> search.withArchived();
        }
    }

    private static ZonedDateTime begin(String day) {
        return LocalDate.parse(day).atStartOfDay(ZoneId.of("Europe/Paris"));
    }

    @Override
    public Optional<Set<String>> take(String patient, List<String> uniqueIds) {
        ConsultationAccess access = access(patient).orElseThrow();
        DocumentList list = access.search();
        Set<String> already = StreamSupport.stream(list.heldIn(local(patient)).spliterator(), false)
                .map(each -> each.uniqueId().orElseThrow())
                .filter(uniqueIds::contains)
                .collect(Collectors.toSet());
        for (String id : uniqueIds) {
            if (!already.contains(id)) {
                records.computeIfAbsent(patient, key -> new ArrayList<>())
                        .add(HeldDocuments.of(id, fetch(access, list.find(id).orElseThrow())));
            }
        }
        return Optional.of(already);
    }

    private List<LocalDocument> local(String patient) {
        return held(patient).stream().map(HeldDocuments::local).toList();
    }

    @Override
    public List<Held> held(String patient) {
        return List.copyOf(records.getOrDefault(patient, List.of()));
    }

    @Override
    public Optional<Map<String, Notice>> notices(String patient) {
        DocumentList list = access(patient)
                .orElseThrow()
                .search(DocumentSearch.builder().withArchived().withDeprecated().build());
        Map<String, Notice> notices = new HashMap<>();
        List<LocalDocument> held = local(patient);
        for (LocalDocument each : held) {
            LocalState state = list.withReplaced().stateOf(each, held);
            if (state instanceof LocalState.Gone) {
                notices.put(each.uniqueId(), Notice.GONE);
            } else if (state instanceof LocalState.Newer) {
                notices.put(each.uniqueId(), Notice.NEWER_VERSION);
            }
        }
        return Optional.of(notices);
    }

    @Override
    public Optional<CompletionStage<Map<String, Notice>>> noticesInBackground(String patient) {
        return Optional.of(CompletableFuture.supplyAsync(() -> notices(patient).orElseThrow()));
    }

    @Override
    public boolean discard(String patient, String uniqueId) {
        return records.getOrDefault(patient, List.of())
                .removeIf(each -> each.uniqueId().equals(uniqueId));
    }

    @Override
    public Optional<Map<String, Integer>> news(String patient, Instant since) {
        DocumentList others =
                documents(patient).without(session().professional().id());
        return Optional.of(filtered(others.newSince(since), counted).countByType());
    }

    @Override
    public Optional<Set<String>> families() {
        return Optional.of(DocumentCategories.defaults().categories().stream()
                .map(DocumentCategory::name)
                .collect(Collectors.toSet()));
    }

    @Override
    public void countOnly(Set<String> typeCodes) {
        counted = Set.copyOf(typeCodes);
    }

    @Override
    public Optional<Instant> synthesis(String patient) {
        return documents(patient).latest(DocumentCategories.VSM).flatMap(FoundDocument::creationTime);
    }

    @Override
    public void preload(String patient, Duration keep, Set<String> typeCodes) {
        access(patient).ifPresent(access -> {
            Set<String> ids = new HashSet<>();
            for (FoundDocument each : filtered(access.search(), typeCodes)) {
                fetch(access, each);
                ids.add(each.uniqueId().orElseThrow());
            }
            loaded.put(patient, new Loaded(ids, bench().clock().instant().plus(keep)));
        });
    }

    @Override
    public Optional<Set<String>> preloaded(String patient) {
        loaded.values().removeIf(each -> each.until().isBefore(bench().clock().instant()));
        return Optional.of(loaded.containsKey(patient) ? loaded.get(patient).ids() : Set.of());
    }

    @Override
    public Optional<Call> webRecord(String patient) {
        return Optional.ofNullable(qualified.get(patient))
                .map(ins -> call(Objects.requireNonNull(web).open(WebPsPatientPage.RECORD, ins)));
    }

    @Override
    public Optional<Call> webDashboard() {
        return Optional.of(call(Objects.requireNonNull(web).open(WebPsPage.DASHBOARD)));
    }

    private static Call call(WebPsLink link) {
        return new Call(link.uri().toString(), link.fields().toString());
    }

    @Override
    public Optional<Call> thirdParty(String patient) {
        QualifiedIns ins = ins(patient);
        IdentityTraits traits = ins.traits();
        return Optional.of(new Call(
                "https://viewer.invalid/open",
                String.join(
                        "\n",
                        ins.ins().matricule().number(),
                        ins.ins().authority().oid().value(),
                        traits.birthName(),
                        traits.birthGivenNames(),
                        traits.birthDate().toIso(),
                        traits.sex().name())));
    }

    @Override
    public Optional<String> provisional(String patient) {
        return Optional.of(patient);
    }

    @Override
    public void validate(String report) {
        feed();
    }

    protected final void feed() {
        try (ThirdParty feeder = new ThirdParty(bench())) {
            feeder.feed();
        }
    }

    @Override
    public void close() {
        client().close();
    }

    /** Decisions of the patients, in memory. */
    private static final class Journal implements ConsentRegister {
        private final Map<Ins, String> ids = new HashMap<>();
        private final Map<String, List<ConsentJournalEntry>> lines = new HashMap<>();

        void clear() {
            ids.clear();
            lines.clear();
        }

        void open(String patient, Ins ins) {
            ids.put(ins, patient);
            lines.put(patient, new ArrayList<>());
        }

        List<ConsentJournalEntry> lines(String patient) {
            return lines.getOrDefault(patient, List.of());
        }

        @Override
        public Optional<DmpConsent> find(String recordId) {
            return Optional.ofNullable(lines.get(recordId)).map(each -> DmpConsent.replay(recordId, each));
        }

        @Override
        public Optional<DmpConsent> find(Ins ins) {
            return Optional.ofNullable(ids.get(ins)).flatMap(this::find);
        }

        @Override
        public void append(ConsentJournalEntry entry) {
            Objects.requireNonNull(lines.get(entry.recordId())).add(entry);
        }
    }
}
