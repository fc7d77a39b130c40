package org.segursdk.conformance.checks.prescription;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.segursdk.cda.Attestation;
import org.segursdk.cda.CdaHeader;
import org.segursdk.cda.Encounter;
import org.segursdk.cda.N1Document;
import org.segursdk.cda.Quantity;
import org.segursdk.cda.ServiceEvent;
import org.segursdk.cda.prescription.DoseRange;
import org.segursdk.cda.prescription.Frequency;
import org.segursdk.cda.prescription.MedicinalProduct;
import org.segursdk.cda.prescription.PrescribedMedicine;
import org.segursdk.cda.prescription.Renewals;
import org.segursdk.cda.prescription.StructuredPosology;
import org.segursdk.cda.prescription.Substitution;
import org.segursdk.cda.prescription.TreatmentPeriod;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.port.PrescriptionSheetPort;
import org.segursdk.conformance.port.SegurKitAdapter;
import org.segursdk.core.Environment;
import org.segursdk.core.SegurContext;
import org.segursdk.core.Software;
import org.segursdk.core.actor.Address;
import org.segursdk.core.actor.AuthenticationMeans;
import org.segursdk.core.actor.Professional;
import org.segursdk.core.actor.ProfessionalId;
import org.segursdk.core.actor.ProfessionalSession;
import org.segursdk.core.actor.Structure;
import org.segursdk.core.actor.StructureId;
import org.segursdk.core.actor.Telecom;
import org.segursdk.core.document.Document;
import org.segursdk.core.document.DocumentAuthor;
import org.segursdk.core.document.LocalPatientId;
import org.segursdk.core.document.Patient;
import org.segursdk.core.identity.IdentityProof;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.Ins;
import org.segursdk.core.identity.ProofType;
import org.segursdk.core.identity.Provenance;
import org.segursdk.core.identity.QualifiedIns;
import org.segursdk.core.terminology.Oid;
import org.segursdk.core.terminology.ValueSets;
import org.segursdk.dmp.DmpClient;
import org.segursdk.dmp.FeedRequest;
import org.segursdk.eprescription.EPrescription;
import org.segursdk.eprescription.Opposition;
import org.segursdk.eprescription.Prescription;
import org.segursdk.eprescription.SimulatedNumbers;
import org.segursdk.eprescription.gateway.CallContext;
import org.segursdk.eprescription.gateway.SandboxGateway;
import org.segursdk.eprescription.sheet.PrescriptionDocuments;
import org.segursdk.eprescription.sheet.PrintTexts;
import org.segursdk.eprescription.sheet.PrintedSheet;
import org.segursdk.eprescription.sheet.SheetPrinter;
import org.segursdk.sandbox.SandboxPki;

/** A product that deposits prescriptions through the SDK. */
public class PrescriptionSample implements SegurKitAdapter, PrescriptionSheetPort {
    private final Map<String, Patient> patients = new HashMap<>();
    private final Professional doctor = Professional.builder()
            .id(ProfessionalId.rpps("99700366240"))
            .familyName("DOC0036624")
            .givenName("KIT")
            .specialty("G15_10/SM26")
            .addTelecom(Telecom.phone("0147150000", Address.Use.WORK))
            .build();
    private final Structure practice = Structure.builder()
            .id(StructureId.finess(SandboxPki.DEFAULT_STRUCTURE.substring(1)))
            .name("CABINET TEST")
            .sector("SA07")
            .practiceSetting("AMBULATOIRE")
            .addAddress(Address.work("3 rue du Petit-Pont", "75005 PARIS"))
            .addTelecom(Telecom.phone("0147150000", Address.Use.WORK))
            .build();
    private final SimulatedNumbers numbers = SimulatedNumbers.from(Environment.SANDBOX, System.nanoTime() % 1_000_000L);

    private final SheetPrinter printer = SheetPrinter.builder()
            .environment(Environment.SANDBOX)
            .texts(PrintTexts.observed()
                    .withOpposed("essai", "{answer}, le patient s'oppose à la consultation des données de délivrance"))
            .build();

    @Nullable
    private byte[] sheet;

    @Nullable
    private DmpClient dmp;

    @Nullable
    private KitBench bench;

    @Nullable
    private SandboxGateway gateway;

    @Override
    public void connect(KitBench on) {
        bench = on;
        gateway = SandboxGateway.open(context("eprescription"));
        dmp = DmpClient.create(context(DmpClient.SERVICE));
    }

    private SegurContext context(String service) {
        KitBench on = Objects.requireNonNull(bench);
        return SegurContext.builder()
                .clock(on.clock())
                .software(Software.of("MonLGC", "4.2"))
                .structure(practice)
                .credentials(on.sandbox().pki().credentials(service))
                .endpoints(on.sandbox().endpoints())
                .build();
    }

    @Override
    public void reset() {
        patients.clear();
        sheet = null;
    }

    private Instant now() {
        return Objects.requireNonNull(bench).clock().instant();
    }

    @Override
    public String patient(Ins ins, IdentityTraits traits, boolean qualified) {
        String id = "P" + (patients.size() + 1);
        LocalDate today = LocalDate.ofInstant(now(), ZoneOffset.UTC);
        Provenance provenance = new Provenance(
                Provenance.Route.INSI_TRAITS, now(), new IdentityProof(ProofType.PASSPORT, "accueil", today), true);
        patients.put(
                id,
                qualified
                        ? Patient.qualified(QualifiedIns.restore(ins, traits, provenance))
                                .build()
                        : Patient.local(traits)
                                .addLocalId(new LocalPatientId(Oid.of("1.2.250.1.999.1"), id))
                                .build());
        return id;
    }

    @Override
    public Optional<Shown> prescribe(String patient, boolean agrees) {
        Prescription prescription = prescription(Objects.requireNonNull(patients.get(patient)), agrees);
        EPrescription deposit = new EPrescription(prescription, numbers.next(prescription));
        boolean taken = deposit(deposit);
        PrintedSheet printed = printed(deposit, taken);
        try (InputStream in = printed.pdf().open()) {
            sheet = in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        copy(forDmp(deposit, taken));
        return Optional.of(
                taken ? new Shown(true, Optional.of(deposit.number().value())) : new Shown(false, Optional.empty()));
    }

    /** Whether the base took it. */
    protected boolean deposit(EPrescription deposit) {
        CallContext caller = CallContext.builder()
                .professional(doctor)
                .amNumber("991000696")
                .clock(Objects.requireNonNull(bench).clock())
                .build();
        SandboxGateway base = Objects.requireNonNull(gateway);
        return base.create(deposit, caller).match(receipt -> true, rejection -> false);
    }

    /** The sheet whose copies go to the DMP. */
    protected PrintedSheet forDmp(EPrescription deposit, boolean taken) {
        return printed(deposit, taken);
    }

    protected PrintedSheet printed(EPrescription deposit, boolean taken) {
        return taken
                ? printer.withNumber(deposit, Objects.requireNonNull(gateway).provenance())
                : printer.withoutNumber(
                        deposit.prescription(), Objects.requireNonNull(gateway).provenance());
    }

    /** Level 3 and level 1 go to the DMP, whatever the base answered. */
    protected void copy(PrintedSheet printed) {
        Document structured = PrescriptionDocuments.structured(printed).toDocument();
        Document pdf = PrescriptionDocuments.pdfOnly(printed, Oid.fromUuid(UUID.randomUUID()))
                .toDocument();
        feed(structured, pdf);
    }

    @Override
    public boolean prescribeBiology(String patient) {
        CdaHeader.Builder header = CdaHeader.builder()
                .id(Oid.fromUuid(UUID.randomUUID()))
                .title("Prescription de biologie")
                .createdAt(now())
                .zone(ZoneId.of("Europe/Paris"))
                .patient(Objects.requireNonNull(patients.get(patient)))
                .addAuthor(new Attestation(DocumentAuthor.of(doctor, practice), now()))
                .legalAuthenticator(new Attestation(DocumentAuthor.of(doctor, practice), now()))
                .custodian(practice)
                .event(ServiceEvent.of(DocumentAuthor.of(doctor, practice), now()))
                .encounter(Encounter.of(practice, now()));
        feed(N1Document.builder()
                .header(header)
                .type(ValueSets.documentType().find("PRESC-BIO").orElseThrow())
                .text("Glycémie à jeun")
                .build()
                .toDocument());
        return true;
    }

    protected void feed(Document... documents) {
        Objects.requireNonNull(dmp)
                .feed(
                        ProfessionalSession.local(doctor, AuthenticationMeans.PASSWORD, now()),
                        FeedRequest.of(List.of(documents)));
    }

    @Override
    public Optional<byte[]> sheet() {
        return Optional.ofNullable(sheet);
    }

    private Prescription prescription(Patient patient, boolean agrees) {
        LocalDate today = LocalDate.ofInstant(now(), ZoneOffset.UTC);
        return Prescription.builder()
                .id(Oid.fromUuid(UUID.randomUUID()))
                .patient(patient)
                .prescriber(DocumentAuthor.of(doctor, practice))
                .amNumber("991000696")
                .writtenAt(now())
                .validUntil(now().plusSeconds(90L * 86_400))
                .opposition(agrees ? Opposition.notOpposed(today) : Opposition.opposed(today))
                .addMedicine(PrescribedMedicine.of(MedicinalProduct.named("PARACETAMOL 500 mg, comprimé")
                                .build())
                        .posology(StructuredPosology.normal()
                                .dose(DoseRange.between(
                                        Quantity.of("1", "{tablet}", "comprimé"),
                                        Quantity.of("2", "{tablet}", "comprimés")))
                                .frequency(Frequency.timesPerDay(3))
                                .build())
                        .period(TreatmentPeriod.lasting(Quantity.of("7", "d")))
                        .substitution(Substitution.allowed())
                        .renewals(Renewals.none())
                        .longTermIllness(false)
                        .workAccident(false)
                        .prevention(false)
                        .notReimbursable(false)
                        .offLabel(false))
                .build();
    }

    @Override
    public void close() {
        Objects.requireNonNull(gateway).close();
        Objects.requireNonNull(dmp).close();
    }
}
