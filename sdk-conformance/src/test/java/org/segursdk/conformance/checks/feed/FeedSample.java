package org.segursdk.conformance.checks.feed;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.segursdk.cda.CdaHeader;
import org.segursdk.conformance.port.AnnouncementPort;
import org.segursdk.conformance.port.FeedFormsPort;
import org.segursdk.conformance.port.FeedQueuePort;
import org.segursdk.conformance.port.FeedRulesPort;
import org.segursdk.conformance.port.HistoryFeedPort;
import org.segursdk.conformance.port.ImagingFeedPort;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.port.SegurKitAdapter;
import org.segursdk.conformance.port.StayFeedPort;
import org.segursdk.core.document.Document;
import org.segursdk.core.document.Patient;
import org.segursdk.core.document.Relation;
import org.segursdk.core.document.Visibility;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.Ins;
import org.segursdk.core.identity.QualifiedIns;
import org.segursdk.core.terminology.ValueSets;
import org.segursdk.dmp.FeedRequest;
import org.segursdk.exchange.outbox.Branch;
import org.segursdk.exchange.outbox.Delivery;
import org.segursdk.exchange.outbox.DeliveryState;
import org.segursdk.exchange.sharing.PatientFacts;
import org.segursdk.exchange.sharing.PatientFacts.DmpRecord;
import org.segursdk.exchange.sharing.SharePlan;
import org.segursdk.exchange.sharing.ShareRequest;
import org.segursdk.exchange.sharing.SharingPolicy;

/** A product that feeds the DMP through the SDK; what the SDK leaves to the software (records, stays, selections) it keeps in memory. */
public final class FeedSample
        implements SegurKitAdapter,
                FeedQueuePort,
                AnnouncementPort,
                HistoryFeedPort,
                FeedFormsPort,
                ImagingFeedPort,
                StayFeedPort,
                FeedRulesPort {
    private static final int ZFA_OPPOSITION = 9;

    /** A line of the record. */
    private record Kept(String patient, Document document, int version, boolean announce, boolean toPatient) {}

    /** A past document. */
    private record Old(String patient, Past past) {}

    private final Map<String, Patient> patients = new LinkedHashMap<>();
    private final Map<String, Kept> documents = new LinkedHashMap<>();
    private final Map<String, Old> history = new LinkedHashMap<>();
    private final Map<String, String> fedOfHistory = new HashMap<>();
    private final Map<String, Boolean> opposed = new HashMap<>();
    private final Map<String, Boolean> stayOpposed = new HashMap<>();
    private final Map<String, String> kosOf = new HashMap<>();
    private final FeedStays stays = new FeedStays();
    private final List<String> dead = new ArrayList<>();

    @Nullable
    private FeedNode node;

    @Nullable
    private FeedDocuments making;

    @Nullable
    private KitBench bench;

    @Override
    public void connect(KitBench on) {
        bench = on;
        node = new FeedNode(on);
        making = new FeedDocuments(on.clock());
    }

    @Override
    public void reset() throws Exception {
        List.of(patients, documents, history, fedOfHistory, opposed, stayOpposed, kosOf)
                .forEach(Map::clear);
        stays.clear();
        dead.clear();
        node().reset();
    }

    FeedNode node() {
        return Objects.requireNonNull(node);
    }

    private FeedDocuments making() {
        return Objects.requireNonNull(making);
    }

    @Override
    public Duration delay() {
        return Duration.ofSeconds(10);
    }

    @Override
    public String patient(Ins ins, IdentityTraits traits, boolean qualified) {
        String id = "P" + (patients.size() + 1);
        patients.put(id, making().patient(id, ins, traits, qualified));
        return id;
    }

    private Patient patient(String id) {
        return Objects.requireNonNull(patients.get(id), "patient");
    }

    @Override
    public String validate(String patient, Letter letter) {
        Document document = FeedDocuments.with(
                FeedDocuments.report(header(patient, FeedNode.PRACTICE), FeedDocuments.TYPE), letter.visibility());
        return share(new Kept(patient, document, 1, letter.announcement(), letter.toPatient()), letter.withheld());
    }

    private CdaHeader.Builder header(String patient, String practice) {
        return making().header(patient(patient), FeedDocuments.practice(practice), making().lately());
    }

    private String share(Kept kept, boolean withheld) {
        String id = kept.document().metadata().uniqueId().value();
        documents.put(id, kept);
        if (!withheld) {
            node().transaction(connection -> node().sharing().share(request(kept), connection));
        }
        return id;
    }

    private ShareRequest request(Kept kept) {
        SharePlan plan =
                kept.toPatient() ? SharePlan.standard() : SharePlan.standard().without(Branch.PATIENT, "PAR-DMP");
        ShareRequest.Builder request = ShareRequest.builder(kept.document(), node().session())
                .plan(plan)
                .facts(new PatientFacts(opposed.getOrDefault(kept.patient(), false), false, DmpRecord.UNKNOWN))
                .sender(FeedNode.DOCTOR);
        return kept.announce() ? request.announceFirst().build() : request.build();
    }

    @Override
    public void feed(String document) {
        share(kept(document), false);
    }

    private Kept kept(String document) {
        return Objects.requireNonNull(documents.get(document), "document");
    }

    @Override
    public String replace(String document) {
        return replace(kept(document), kept(document).document().metadata().visibility());
    }

    private String replace(Kept before, Set<Visibility> visibility) {
        Document next = making().next(before.document(), before.version() + 1, visibility);
        Kept after = new Kept(before.patient(), next, before.version() + 1, before.announce(), before.toPatient());
        documents.put(next.metadata().uniqueId().value(), after);
        node().transaction(connection -> node().sharing().replace(request(after), connection));
        return next.metadata().uniqueId().value();
    }

    @Override
    public void delete(String document) {
        node().transaction(connection -> node().sharing()
                .delete(
                        kept(document).document().metadata().uniqueId(),
                        node().session(),
                        Optional.of(FeedNode.DOCTOR),
                        connection));
    }

    @Override
    public void opposes(String patient, boolean value) {
        opposed.put(patient, value);
    }

    @Override
    public Optional<State> state(String document) {
        return node().deliveries().ofDocument(document).stream()
                .filter(each -> each.branch() == Branch.DMP)
                .max(Comparator.comparing(Delivery::sequence))
                .map(each -> shown(each.state()));
    }

    private static State shown(DeliveryState state) {
        return switch (state) {
            case CONFIRMED -> State.FED;
            case WAITING, SENDING, UNCERTAIN -> State.PENDING;
            default -> State.NOT_FED;
        };
    }

    @Override
    public boolean hinder(Hindrance hindrance) {
        node().hinder(hindrance == Hindrance.EXPIRED_CERTIFICATE);
        return hindrance != Hindrance.NO_CARD;
    }

    @Override
    public void restart() {
        node().restart();
    }

    @Override
    public void announced(String document) {
        node().transaction(connection -> node().sharing()
                .release(kept(document).document().metadata().uniqueId(), node().session(), connection));
    }

    @Override
    public String past(String patient, Past document) {
        String id = "H" + (history.size() + 1);
        history.put(id, new Old(patient, document));
        return id;
    }

    @Override
    public List<String> feedPast(List<String> chosen) {
        List<String> taken = chosen.stream().filter(this::mayBeFed).toList();
        taken.forEach(this::feedOld);
        return taken;
    }

    private boolean mayBeFed(String id) {
        String patient = old(id).patient();
        return patient(patient).ins().isPresent()
                && !opposed.getOrDefault(patient, false)
                && !fedOfHistory.containsKey(id);
    }

    private Old old(String id) {
        return Objects.requireNonNull(history.get(id), "past document");
    }

    private void feedOld(String id) {
        Old old = old(id);
        Instant act = old.past().act().atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
        Document document = FeedDocuments.report(
                making().header(patient(old.patient()), FeedDocuments.practice(FeedNode.PRACTICE), act),
                old.past().typeCode());
        if (old.past().authorGone()) {
            document = new Document(
                    document.metadata().toBuilder()
                            .addAuthorOrganization(FeedDocuments.practice(FeedNode.PRACTICE))
                            .build(),
                    document.content());
        }
        fedOfHistory.put(id, share(new Kept(old.patient(), document, 1, false, false), false));
    }

    @Override
    public void feedHistory(Rule rule) {
        LocalDate since = LocalDate.ofInstant(
                        Objects.requireNonNull(bench).clock().instant(), ZoneOffset.UTC)
                .minus(rule.lookBack());
        history.entrySet().stream()
                .filter(each -> rule.typeCodes().contains(each.getValue().past().typeCode()))
                .filter(each -> !each.getValue().past().act().isBefore(since))
                .filter(each -> !dead.contains(each.getValue().patient()))
                .map(Map.Entry::getKey)
                .filter(this::mayBeFed)
                .limit(rule.perMinute())
                .toList()
                .forEach(this::feedOld);
    }

    @Override
    public void died(String patient) {
        dead.add(patient);
    }

    @Override
    public void stay(String patient, LocalDate opened, Optional<LocalDate> closed) {
        stays.add(patient, opened, closed);
    }

    @Override
    public Optional<Indicator> indicator(YearMonth month) {
        List<String> closed = stays.closedOfKnown(month);
        long fed = closed.stream()
                .filter(patient -> fedOfHistory.entrySet().stream()
                        .anyMatch(one -> old(one.getKey()).patient().equals(patient)
                                && state(one.getValue()).equals(Optional.of(State.FED))))
                .count();
        return Optional.of(new Indicator(closed.size(), (int) fed));
    }

    @Override
    public void validateBothForms(String patient) {
        Document structured = FeedDocuments.summary(header(patient, FeedNode.PRACTICE));
        Document rendered = FeedDocuments.report(
                header(patient, FeedNode.PRACTICE)
                        .addRelation(new Relation(
                                Relation.Type.XFRM, structured.metadata().uniqueId())),
                FeedDocuments.TYPE);
        node().client().feed(node().session(), FeedRequest.of(List.of(structured, rendered)));
    }

    @Override
    public String validateIn(String structure, String patient) {
        return share(
                new Kept(
                        patient,
                        FeedDocuments.report(header(patient, structure.substring(1)), FeedDocuments.TYPE),
                        1,
                        false,
                        false),
                false);
    }

    @Override
    public String validateWithKos(String patient, Set<Visibility> visibility) {
        String report = validate(patient, Letter.PLAIN.with(visibility));
        Document kos = making().kos(kept(report).document(), visibility);
        kosOf.put(report, share(new Kept(patient, kos, 1, false, false), false));
        return report;
    }

    /** Leaves the KOS as it was. */
    void visibilityOfReport(String document, Set<Visibility> visibility) {
        replace(kept(document), visibility);
    }

    /** Of a patient whose identity is qualified. */
    QualifiedIns ins(String patient) {
        return patient(patient).ins().orElseThrow();
    }

    @Override
    public void visibility(String document, Set<Visibility> visibility) {
        visibilityOfReport(document, visibility);
        String id = kosOf.get(document);
        if (id != null) {
            Kept before = kept(id);
            Document fresh = making().kos(before.document(), visibility);
            Document next = new Document(
                    fresh.metadata().toBuilder()
                            .addRelation(new Relation(
                                    Relation.Type.RPLC,
                                    before.document().metadata().uniqueId()))
                            .build(),
                    fresh.content());
            Kept after = new Kept(before.patient(), next, before.version() + 1, false, false);
            documents.put(next.metadata().uniqueId().value(), after);
            node().transaction(connection -> node().sharing().replace(request(after), connection));
        }
    }

    @Override
    public int oppositionField() {
        return ZFA_OPPOSITION;
    }

    @Override
    public void receive(String message) {
        Hl7Message read = Hl7Message.of(message);
        String stay = read.field(read.segments("PV1").get(0), 19);
        read.segments("ZFA")
                .forEach(each ->
                        stayOpposed.put(stay, read.field(each, ZFA_OPPOSITION).equals("Y")));
    }

    @Override
    public String validateInStay(String patient, String stay) {
        opposes(patient, stayOpposed.getOrDefault(stay, false));
        return validate(patient, Letter.PLAIN);
    }

    @Override
    public Optional<Map<String, Boolean>> defaultRules() {
        Map<String, Boolean> rules = new HashMap<>();
        SharingPolicy policy = SharingPolicy.everything();
        ValueSets.documentType()
                .concepts()
                .forEach(each -> rules.put(each.code(), !policy.keepsBack(Branch.DMP, each.code())));
        return Optional.of(rules);
    }

    @Override
    public void close() {
        if (node != null) {
            node.close();
        }
    }
}
