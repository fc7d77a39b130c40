package org.segursdk.conformance.checks.biology;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.segursdk.cda.Attestation;
import org.segursdk.cda.CdaHeader;
import org.segursdk.cda.ServiceEvent;
import org.segursdk.cda.biology.BioChapter;
import org.segursdk.cda.biology.BioCode;
import org.segursdk.cda.biology.BioInterpretation;
import org.segursdk.cda.biology.BioPanel;
import org.segursdk.cda.biology.BioReport;
import org.segursdk.cda.biology.BioResults;
import org.segursdk.cda.read.BioFlag;
import org.segursdk.cda.read.BioFlags;
import org.segursdk.cda.read.CdaReader;
import org.segursdk.cda.read.ReadDocument;
import org.segursdk.cda.read.ReadValue;
import org.segursdk.cda.read.biology.ReadBioReport;
import org.segursdk.cda.read.biology.ReadBioResult;
import org.segursdk.cda.render.CdaRenderer;
import org.segursdk.cda.render.RenderOptions;
import org.segursdk.conformance.checks.documents.Papers;
import org.segursdk.conformance.checks.documents.SdkClients;
import org.segursdk.conformance.port.AnalysisCataloguePort;
import org.segursdk.conformance.port.BiologyFeedPort;
import org.segursdk.conformance.port.BiologyReviewPort;
import org.segursdk.conformance.port.ExternalReportPort;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.port.ReportArchivePort;
import org.segursdk.conformance.port.SegurKitAdapter;
import org.segursdk.core.document.Document;
import org.segursdk.core.document.DocumentAuthor;
import org.segursdk.core.document.DocumentContent;
import org.segursdk.core.document.Relation;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.Ins;
import org.segursdk.core.terminology.Oid;
import org.segursdk.dmp.DmpClient;
import org.segursdk.exchange.inbox.BiologyChange;
import org.segursdk.mss.received.MessageReader;
import org.segursdk.mss.received.ReceivedMessage;

/** A laboratory and a practice over the SDK; the catalogue and the archive are small models in memory. */
public class BiologySample
        implements SegurKitAdapter, BiologyReviewPort, BiologyFeedPort, AnalysisCataloguePort, ReportArchivePort {
    private final List<byte[]> received = new ArrayList<>();
    private final Map<String, Optional<String>> codes = new HashMap<>();
    private final Map<String, List<AnalysisCataloguePort.Change>> histories = new HashMap<>();
    private final Map<String, Instant> kept = new HashMap<>();
    private final Map<String, List<State>> traces = new HashMap<>();
    private final Map<String, Document> fed = new HashMap<>();
    private final Set<String> files = new HashSet<>();

    /** A port whose method has the name of another port's. */
    private final ExternalReportPort external = new External();

    @Nullable
    private KitBench bench;

    @Nullable
    private DmpClient dmp;

    @Override
    public void connect(KitBench bench) {
        this.bench = bench;
        dmp = DmpClient.create(SdkClients.context(bench));
    }

    @Override
    public void reset() {
        received.clear();
        codes.clear();
        histories.clear();
        kept.clear();
        traces.clear();
        fed.clear();
        files.clear();
    }

    @Override
    public <P> Optional<P> port(Class<P> subject) {
        return Stream.of(this, external)
                .filter(subject::isInstance)
                .map(subject::cast)
                .findFirst();
    }

    ExternalReportPort external() {
        return external;
    }

    private static ReadDocument read(byte[] document) {
        try {
            return CdaReader.create().read(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ReadDocument report(String id) {
        return read(received.get(Integer.parseInt(id)));
    }

    private ReadBioReport results(ReadDocument document) {
        return ReadBioReport.of(document).orElseThrow();
    }

    @Override
    public String receive(byte[] report) {
        received.add(report);
        return Integer.toString(received.size() - 1);
    }

    @Override
    public Optional<Signal> signal(String report) {
        BioFlags flags = BioFlags.of(report(report));
        Alert alert = flags.level() == BioFlag.CRITICAL
                ? Alert.CRITICAL
                : flags.level() == BioFlag.ABNORMAL || flags.outOfRange() > 0 ? Alert.OUT_OF_RANGE : Alert.NONE;
        return Optional.of(new Signal(alert, flags.isClinicallyRelevant()));
    }

    @Override
    public List<Result> results(String report) {
        return results(report(report)).results().stream()
                .map(BiologySample::result)
                .toList();
    }

    private static Result result(ReadBioResult result) {
        ReadValue.Quantity value = (ReadValue.Quantity) result.value().orElseThrow();
        return new Result(
                result.loinc().orElse(""),
                value.quantity().text(),
                value.quantity().unit().orElse(""));
    }

    @Override
    public List<Result> written(String report) {
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            report(report).writeTo(out);
            return results(read(out.toByteArray())).results().stream()
                    .map(BiologySample::result)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<List<BiologyReviewPort.Change>> changes(String report) {
        String before = Integer.toString(Integer.parseInt(report) - 1);
        return Optional.of(BiologyChange.between(results(report(before)), results(report(report))).stream()
                .map(each -> new BiologyReviewPort.Change(
                        Happening.valueOf(each.kind().name()),
                        Stream.concat(each.before().stream(), each.after().stream())
                                .findFirst()
                                .flatMap(ReadBioResult::loinc)
                                .orElse("")))
                .toList());
    }

    @Override
    public Optional<String> display(String report) {
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            CdaRenderer.html(DocumentContent.of(received.get(Integer.parseInt(report))), RenderOptions.defaults(), out);
            return Optional.of(out.toString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<String> offeredUnits(String report) {
        return results(report).stream().map(Result::unit).distinct().toList();
    }

    @Override
    public String feedPartial(Ins ins, IdentityTraits traits) {
        Oid id = Papers.newId();
        Document document = document(header(300).id(id), true);
        client().feed(SdkClients.session(bench()), document);
        fed.put(id.value(), document);
        return id.value();
    }

    @Override
    public void complete(String report) {
        Oid first = Objects.requireNonNull(fed.get(report)).metadata().uniqueId();
        client().replace(
                        SdkClients.session(bench()),
                        document(
                                header(60)
                                        .setId(first)
                                        .version(2)
                                        .addRelation(new Relation(Relation.Type.RPLC, first).withTargetVersion(1)),
                                false));
    }

    /** Replaces in the DMP by a document of another set. */
    void completeAsANewSet(String report) {
        Oid first = Objects.requireNonNull(fed.get(report)).metadata().uniqueId();
        Document next = document(
                header(60)
                        .setId(first)
                        .version(2)
                        .addRelation(new Relation(Relation.Type.RPLC, first).withTargetVersion(1)),
                false);
        String text = new String(Papers.bytes(next), StandardCharsets.UTF_8)
                .replace(
                        "<setId root=\"" + first.value(),
                        "<setId root=\"" + Papers.newId().value());
        client().replace(
                        SdkClients.session(bench()),
                        new Document(next.metadata(), DocumentContent.of(text.getBytes(StandardCharsets.UTF_8))));
    }

    /** Feeds the complete report as a document of its own. */
    void feedApart() {
        client().feed(SdkClients.session(bench()), document(header(60), false));
    }

    private CdaHeader.Builder header(int secondsAgo) {
        DocumentAuthor author = DocumentAuthor.of(Papers.author().professional(), SdkClients.structure());
        Instant written = Instant.now().minusSeconds(secondsAgo);
        return CdaHeader.builder()
                .id(Papers.newId())
                .title(BioReport.DEFAULT_TITLE)
                .createdAt(written)
                .zone(java.time.ZoneId.of("Europe/Paris"))
                .patient(Papers.patient(Papers.person(0)))
                .addAuthor(new Attestation(author, written))
                .legalAuthenticator(new Attestation(author, written))
                .custodian(SdkClients.structure())
                .event(ServiceEvent.of(author, written.minusSeconds(900)))
                .encounter(org.segursdk.cda.Encounter.of(SdkClients.structure(), written.minusSeconds(900))
                        .withResponsible(author));
    }

    private static Document document(CdaHeader.Builder header, boolean partial) {
        BioResults.Builder block = BioResults.builder()
                .add(Reports.urea("5.10", BioInterpretation.NORMAL))
                .validatedBy(new Attestation(Papers.author(), Papers.WRITTEN));
        if (partial) {
            block.add(BioPanel.awaited("Glucose", BioCode.loinc(Reports.GLUCOSE_MOLES, "Glucose")));
        } else {
            block.add(Reports.glucose().get(0));
        }
        return BioReport.builder()
                .header(header)
                .status(partial ? BioReport.Status.PARTIAL : BioReport.Status.COMPLETE)
                .performedAt(Papers.WRITTEN)
                .pdfCopy(DocumentContent.of(Papers.pdf(List.of("Compte rendu de biologie"))))
                .addChapter(BioChapter.of(BioChapter.BIOCHEMISTRY, block.build()))
                .build()
                .toDocument();
    }

    private KitBench bench() {
        return Objects.requireNonNull(bench);
    }

    private DmpClient client() {
        return Objects.requireNonNull(dmp);
    }

    @Override
    public void add(File kind, String analysis, String label) {
        codes.put(kind + analysis, Optional.empty());
    }

    @Override
    public Optional<List<Remark>> transcode(File file, List<Map.Entry<String, String>> lines) {
        List<Remark> remarks = new ArrayList<>();
        Map<String, String> found = new HashMap<>();
        for (Map.Entry<String, String> each : lines) {
            String before = found.put(each.getKey(), each.getValue());
            if (before != null && !before.equals(each.getValue())) {
                remarks.add(new Remark(Severity.BLOCKING, each.getKey()));
            } else if (!codes.containsKey(file + each.getKey())) {
                remarks.add(new Remark(Severity.REMARK, each.getKey()));
            }
        }
        if (remarks.stream().noneMatch(each -> each.severity() == Severity.BLOCKING)) {
            found.forEach((analysis, code) -> codes.computeIfPresent(file + analysis, (key, was) -> Optional.of(code)));
        }
        return Optional.of(remarks);
    }

    @Override
    public Optional<List<Remark>> transcodeFhir(byte[] bundle) {
        try {
            List<Remark> remarks = new ArrayList<>();
            for (JsonNode entry : new ObjectMapper().readTree(bundle).path("entry")) {
                JsonNode resource = entry.path("resource");
                File kind = resource.path("resourceType").asText().equals("ActivityDefinition")
                        ? File.LOINC_5
                        : File.LOINC_6;
                JsonNode coding = resource.path("code").path("coding");
                transcode(
                                kind,
                                List.of(Map.entry(
                                        coding.path(0).path("code").asText(),
                                        coding.path(1).path("code").asText())))
                        .ifPresent(remarks::addAll);
            }
            return Optional.of(remarks);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<String> code(File kind, String analysis) {
        return codes.getOrDefault(kind + analysis, Optional.empty());
    }

    @Override
    public void edit(File kind, String analysis, String loinc, String author) {
        histories
                .computeIfAbsent(kind + analysis, each -> new ArrayList<>())
                .add(new AnalysisCataloguePort.Change(
                        code(kind, analysis),
                        Optional.of(loinc),
                        author,
                        bench().clock().instant()));
        codes.put(kind + analysis, Optional.of(loinc));
    }

    @Override
    public List<AnalysisCataloguePort.Change> history(File kind, String analysis) {
        return histories.getOrDefault(kind + analysis, List.of());
    }

    @Override
    public String keep(byte[] report) {
        String id = "r" + kept.size();
        kept.put(id, bench().clock().instant());
        traces.put(id, new ArrayList<>());
        return id;
    }

    @Override
    public void night() {
        kept.forEach((id, since) -> {
            long days = Duration.between(since, bench().clock().instant()).toDays();
            List<State> trace = Objects.requireNonNull(traces.get(id));
            if (days > 1_826 && trace.isEmpty()) {
                trace.add(State.ARCHIVED);
            }
            if (days > 7_305 && trace.size() == 1) {
                trace.add(State.DESTROYED);
            }
        });
    }

    @Override
    public Optional<State> state(String report) {
        List<State> trace = trace(report);
        return Optional.of(trace.isEmpty() ? State.CURRENT : trace.get(trace.size() - 1));
    }

    @Override
    public List<State> trace(String report) {
        return List.copyOf(Objects.requireNonNull(traces.get(report)));
    }

    @Override
    public void close() {
        if (dmp != null) {
            dmp.close();
        }
    }

    /** Files of the laboratory, by number. */
    private final class External implements ExternalReportPort {
        @Override
        public void open(String fileNumber) {
            files.add(fileNumber);
        }

        @Override
        public Optional<String> receive(byte[] mail) throws IOException {
            try (ReceivedMessage message = MessageReader.create().read(() -> new ByteArrayInputStream(mail))) {
                return message.documents().stream()
                        .flatMap(each -> each.cda().stream())
                        .flatMap(each -> each.header().orders().stream())
                        .flatMap(order -> order.ids().stream())
                        .flatMap(id -> id.extension().stream())
                        .filter(files::contains)
                        .findFirst();
            }
        }
    }
}
