package org.segursdk.conformance.checks.documents;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.stream.StreamResult;
import javax.xml.transform.stream.StreamSource;
import org.jspecify.annotations.Nullable;
import org.segursdk.cda.Allergy;
import org.segursdk.cda.AllergyType;
import org.segursdk.cda.N1Document;
import org.segursdk.cda.Participant;
import org.segursdk.cda.Problem;
import org.segursdk.cda.Procedure;
import org.segursdk.cda.Statement;
import org.segursdk.cda.Treatment;
import org.segursdk.cda.read.CdaReader;
import org.segursdk.cda.read.ReadDocument;
import org.segursdk.cda.read.ReadHeader;
import org.segursdk.cda.read.vaccination.ReadVaccination;
import org.segursdk.cda.read.vaccination.ReadVaccinationRecord;
import org.segursdk.cda.render.CdaRenderer;
import org.segursdk.cda.render.RenderOptions;
import org.segursdk.cda.vaccination.VaccineBarcode;
import org.segursdk.cda.vsm.LifestyleObservation;
import org.segursdk.cda.vsm.LifestyleTopic;
import org.segursdk.cda.vsm.VsmDocument;
import org.segursdk.conformance.port.ChildHealthPort;
import org.segursdk.conformance.port.DocumentDisplayPort;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.port.MedicalSummaryPort;
import org.segursdk.conformance.port.SegurKitAdapter;
import org.segursdk.conformance.port.TerminologyPort;
import org.segursdk.conformance.port.VaccinationPort;
import org.segursdk.core.document.Document;
import org.segursdk.core.document.DocumentContent;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.Ins;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.core.terminology.ValueSet;
import org.segursdk.core.terminology.ValueSets;
import org.segursdk.dmp.DmpAirClient;
import org.segursdk.dmp.retrieve.DocumentSink;
import org.segursdk.dmp.retrieve.RetrievedDocument;
import org.segursdk.mss.connection.MailSecurity;
import org.segursdk.mss.connection.MailSender;
import org.segursdk.mss.connection.MailServer;
import org.segursdk.mss.connection.Mailbox;
import org.segursdk.mss.connection.MailboxAccess;
import org.segursdk.mss.connection.MailboxKind;
import org.segursdk.mss.message.ArchivePart;
import org.segursdk.mss.message.MessageProfile;
import org.segursdk.mss.message.MssAddress;
import org.segursdk.mss.message.OutgoingMessage;
import org.segursdk.mss.message.Sender;
import org.segursdk.mss.message.SentDocument;
import org.segursdk.mss.xdm.Compression;
import org.segursdk.mss.xdm.XdmArchive;
import org.segursdk.sandbox.InsiPerson;
import org.segursdk.sandbox.InsiSimulator;
import org.segursdk.sandbox.MssListener;
import org.segursdk.sandbox.MssMailbox;

/** A product that shows, makes and sends documents with the SDK. Nomenclatures and style sheets are its own. */
public class DocumentsSample
        implements SegurKitAdapter,
                DocumentDisplayPort,
                MedicalSummaryPort,
                VaccinationPort,
                ChildHealthPort,
                TerminologyPort {
    private static final MssAddress DOCTOR = MssAddress.of("kit.documents@medecin.test.example");

    /** A document received, in the order of reception. */
    private record Kept(String id, byte[] bytes, Optional<byte[]> sheet, ReadDocument read) {}

    private record Draft(InsiPerson person, List<Item> items) {}

    private final Map<String, Kept> received = new LinkedHashMap<>();
    private final Map<String, Draft> drafts = new HashMap<>();
    private Map<String, String> pmi = Map.of();

    @Nullable
    private KitBench bench;

    @Nullable
    private DmpAirClient air;

    @Override
    public void connect(KitBench bench) {
        this.bench = bench;
        air = SdkClients.air(bench);
    }

    @Override
    public void reset() {
        received.clear();
        drafts.clear();
    }

    @Override
    public String receive(byte[] document, Optional<byte[]> styleSheet) {
        try {
            String id = "d" + received.size();
            received.put(
                    id, new Kept(id, document, styleSheet, CdaReader.create().read(document)));
            return id;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Kept kept(String id) {
        return Objects.requireNonNull(received.get(id));
    }

    @Override
    public Optional<byte[]> document(String id) {
        if (drafts.containsKey(id)) {
            return Optional.of(summary(Objects.requireNonNull(drafts.get(id))));
        }
        return Optional.of(kept(id).bytes());
    }

    @Override
    public Optional<byte[]> styleSheet(String id) {
        return kept(id).sheet();
    }

    @Override
    public Optional<String> display(String id) {
        return Optional.of(show(kept(id).bytes(), kept(id).sheet()));
    }

    static String show(byte[] document, Optional<byte[]> sheet) {
        try {
            if (sheet.isPresent()) {
                StringWriter out = new StringWriter();
                TransformerFactory.newDefaultInstance()
                        .newTransformer(new StreamSource(new ByteArrayInputStream(sheet.get())))
                        .transform(new StreamSource(new ByteArrayInputStream(document)), new StreamResult(out));
                return out.toString();
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            CdaRenderer.html(DocumentContent.of(document), RenderOptions.defaults(), out);
            return out.toString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (TransformerException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Optional<String> current(String id) {
        Object set = set(kept(id));
        return received.values().stream()
                .filter(each -> set(each).equals(set))
                .max(Comparator.comparingInt(
                        each -> each.read().header().version().orElse(1)))
                .map(Kept::id);
    }

    private static Object set(Kept kept) {
        ReadHeader header = kept.read().header();
        return header.setId().or(header::id).map(each -> each.root()).orElseThrow();
    }

    @Override
    public List<String> listed(Order order) {
        Comparator<Kept> byType = Comparator.comparing(
                each -> each.read().header().code().flatMap(code -> code.code()).orElse(""));
        Comparator<Kept> byDate = Comparator.comparing(
                each -> each.read().metadata().creationTime().orElseThrow(), Comparator.reverseOrder());
        return received.values().stream()
                .sorted(order == Order.TYPE ? byType : byDate)
                .map(Kept::id)
                .toList();
    }

    @Override
    public String draft(Ins ins, IdentityTraits traits, List<Item> record) {
        String id = "v" + drafts.size();
        drafts.put(id, new Draft(Papers.person(0), new ArrayList<>(record)));
        return id;
    }

    @Override
    public void leaveOut(String draft, Item item) {
        Objects.requireNonNull(drafts.get(draft)).items().remove(item);
    }

    @Override
    public Set<Channel> channels(String draft) {
        return Set.of(Channel.values());
    }

    private static byte[] summary(Draft draft) {
        VsmDocument.Builder summary = VsmDocument.builder()
                .header(Papers.header(draft.person(), VsmDocument.DEFAULT_TITLE, Papers.WRITTEN)
                        .addParticipant(
                                Participant.treatingPhysician(Papers.author().professional(), Papers.structure())))
                .occupationalRisks(Statement.notRecorded())
                .familyHistory(Statement.notRecorded())
                .vigilance(Statement.notRecorded());
        summary.problems(Statement.entries(words(draft, Section.ACTIVE_PROBLEMS)
                .map(each -> Problem.of(each).build())
                .toList()));
        summary.medicalHistory(Statement.entries(words(draft, Section.MEDICAL_HISTORY)
                .map(each -> Problem.of(each).build())
                .toList()));
        summary.surgicalHistory(Statement.entries(words(draft, Section.SURGICAL_HISTORY)
                .map(each -> Procedure.of(each).build())
                .toList()));
        summary.allergies(Statement.entries(words(draft, Section.ALLERGIES)
                .map(each -> Allergy.of(AllergyType.values()[0], each).build())
                .toList()));
        summary.lifestyle(Statement.entries(words(draft, Section.LIFESTYLE)
                .map(each -> LifestyleObservation.of(LifestyleTopic.values()[0], each))
                .toList()));
        summary.treatments(Statement.entries(words(draft, Section.TREATMENTS)
                .map(each -> Treatment.of(each).build())
                .toList()));
        return Papers.bytes(summary.build().toDocument());
    }

    private static Stream<String> words(Draft draft, Section section) {
        return draft.items().stream().filter(each -> each.section() == section).map(Item::words);
    }

    @Override
    public Optional<List<Line>> history(Ins ins, IdentityTraits traits) {
        KitBench on = Objects.requireNonNull(bench);
        var access = Objects.requireNonNull(air)
                .open(
                        SdkClients.session(on),
                        Papers.patient(Papers.person(0)).ins().orElseThrow())
                .access()
                .orElseThrow();
        try {
            List<Line> lines = new ArrayList<>();
            for (RetrievedDocument each : access.retrieve(access.search().documents(), DocumentSink.memory(20_000_000))
                    .documents()) {
                ReadDocument read = CdaReader.create().read(Papers.bytes(each.content()));
                ReadVaccinationRecord.of(read).ifPresent(record -> record.vaccinations().items().stream()
                        .filter(ReadVaccination::isGiven)
                        .map(line -> new Line(
                                line.vaccine(),
                                line.product().flatMap(product -> product.lot()).orElse("")))
                        .forEach(lines::add));
            }
            return Optional.of(lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<Box> scan(String datamatrix) {
        VaccineBarcode box = VaccineBarcode.parse(datamatrix);
        return Optional.of(new Box(box.cip(), box.lot(), box.expiry()));
    }

    @Override
    public Optional<Offer> validateExamination(int months) {
        Optional<Certificate> certificate =
                switch (months) {
                    case 9 -> Optional.of(Certificate.CS9);
                    case 24 -> Optional.of(Certificate.CS24);
                    default -> Optional.empty();
                };
        return Optional.of(new Offer(certificate, true));
    }

    @Override
    public void pmiAddresses(Map<String, String> byDepartment) {
        pmi = byDepartment;
    }

    protected String certificateType() {
        return "CERT_DECL";
    }

    @Override
    public void validateCertificate(Ins child, IdentityTraits traits, String department, Certificate certificate) {
        InsiPerson person = InsiSimulator.testPersons().stream()
                .filter(each -> each.ins().equals(child))
                .findFirst()
                .orElseThrow();
        KitBench on = Objects.requireNonNull(bench);
        DocumentContent pdf = DocumentContent.of(Papers.pdf(List.of("Certificat de sante")));
        Document document = N1Document.builder()
                .header(Papers.header(person, "Certificat de sante " + certificate, Papers.WRITTEN))
                .type(ValueSets.documentType().find(certificateType()).orElseThrow())
                .pdf(pdf)
                .build()
                .toDocument();
        on.sandbox().mss().createMailbox(MssMailbox.personal(DOCTOR.value(), "899700366240"));
        MailServer server = MailServer.builder()
                .smtp("localhost", on.sandbox().mss().port(MssListener.SMTP), MailSecurity.STARTTLS)
                .imap("localhost", on.sandbox().mss().port(MssListener.IMAP), MailSecurity.STARTTLS)
                .trust(on.sandbox().trust())
                .build();
        Sender from = Sender.person(DOCTOR, Optional.of("Dr"), "Kit", "Doc", Optional.of("Cabinet Test"));
        MessageProfile profile = MessageProfile.test("patient.test.example");
        try (MailSender mail = MailSender.open(
                SdkClients.context(on),
                new Mailbox(DOCTOR, MailboxKind.PER, server, MailboxAccess.token(SdkClients.session(on))))) {
            XdmArchive archive = XdmArchive.builder(SdkClients.context(on))
                    .addDocument(document)
                    .sender(Papers.author())
                    .contentType(ValueSets.submissionContentType().concepts().get(0))
                    .build();
            mail.send(OutgoingMessage.toProfessionals(from, profile)
                    .addTo(MssAddress.of(Objects.requireNonNull(pmi.get(department))))
                    .productNumber("DEV000001")
                    .body("Bonjour, le certificat est joint.")
                    .documents(ArchivePart.of(archive, Compression.STORED), List.of(SentDocument.of(document, pdf)))
                    .build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Extracts of the nomenclatures, with the edition they are taken from. */
    private static final Map<Nomenclature, String> EXTRACTS = Map.of(
            Nomenclature.CIM_10, "I10\t2.16.840.1.113883.6.3\tHypertension essentielle (primitive)",
            Nomenclature.CISP2, "K86\t2.25.1\tHypertension non compliquée",
            Nomenclature.LOINC_BIOLOGY, "22664-7\t2.16.840.1.113883.6.1\tUrée",
            Nomenclature.CCAM, "HHFA001\t1.2.250.1.215.300.1\tAppendicectomie",
            Nomenclature.ATC, "J07AM01\t2.16.840.1.113883.6.73\tTétanos, anatoxine",
            Nomenclature.MEDICINES, "60234100\t1.2.250.1.213.2.3.1\tParacétamol 500 mg, comprimé");

    private static List<CodedValue> concepts(Nomenclature nomenclature) {
        String tsv = EXTRACTS.get(nomenclature);
        if (tsv == null) {
            return List.of();
        }
        try {
            return ValueSet.read(nomenclature.name(), new ByteArrayInputStream(tsv.getBytes(StandardCharsets.UTF_8)))
                    .concepts();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Concept concept(CodedValue value) {
        return new Concept(value.code(), value.displayName(), "2026");
    }

    @Override
    public Optional<Concept> find(Nomenclature nomenclature, String code) {
        return concepts(nomenclature).stream()
                .filter(each -> each.code().equals(code))
                .map(DocumentsSample::concept)
                .findFirst();
    }

    @Override
    public List<Concept> complete(Nomenclature nomenclature, String letters) {
        return letters.length() < 3
                ? List.of()
                : concepts(nomenclature).stream()
                        .map(DocumentsSample::concept)
                        .filter(each -> folded(each.label()).contains(folded(letters)))
                        .map(each -> new Concept(each.code(), folded(each.label()), each.version()))
                        .toList();
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }

    @Override
    public void close() {
        if (air != null) {
            air.close();
        }
    }
}
