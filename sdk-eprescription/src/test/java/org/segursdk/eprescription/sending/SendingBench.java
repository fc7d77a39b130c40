package org.segursdk.eprescription.sending;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.segursdk.core.Environment;
import org.segursdk.core.terminology.Oid;
import org.segursdk.eprescription.EPrescription;
import org.segursdk.eprescription.Prescription;
import org.segursdk.eprescription.PrescriptionNumber;
import org.segursdk.eprescription.PrescriptionNumberSource;
import org.segursdk.eprescription.Provenance;
import org.segursdk.eprescription.Samples;
import org.segursdk.eprescription.gateway.BaseSamples;
import org.segursdk.eprescription.gateway.CallContext;
import org.segursdk.eprescription.gateway.Consultation;
import org.segursdk.eprescription.gateway.DepositOutcome;
import org.segursdk.eprescription.gateway.EPrescriptionGateway;
import org.segursdk.eprescription.gateway.EPrescriptionSummary;
import org.segursdk.eprescription.gateway.Execution;
import org.segursdk.eprescription.gateway.ExecutionOutcome;
import org.segursdk.eprescription.gateway.Operation;
import org.segursdk.eprescription.gateway.Page;
import org.segursdk.eprescription.gateway.SearchCriteria;
import org.segursdk.eprescription.sheet.SheetPrinter;

/**
 * A software that sends, whose whole memory is a folder: states, numbers drawn, and what reached the DMP, the mail and the printer. Before and
 * after everything that leaves a trace it passes a point, where it may die.
 */
final class SendingBench {
    static final Oid COPY = Oid.of("1.2.250.1.213.3.999.2026.9");

    private final Path folder;
    private final Consumer<String> point;
    private final EPrescriptionGateway gateway;

    SendingBench(Path folder, EPrescriptionGateway gateway, Consumer<String> point) {
        this.folder = folder;
        this.gateway = gateway;
        this.point = point;
    }

    static Prescription prescription() {
        return Samples.bare()
                .addMedicine(Samples.medicine("PARACETAMOL MYLAN 500 mg, comprimé"))
                .build();
    }

    static SendingPlan plan() {
        return SendingPlan.of(prescription(), COPY).withMail().build();
    }

    SendingRunner runner() {
        SheetPrinter printer =
                SheetPrinter.builder().environment(Environment.SANDBOX).build();
        return SendingRunner.builder()
                .store(new Folder())
                .numbers(new Numbers())
                .printer(printer)
                .documents((sheet, copyId) -> {
                    point.accept("DOCUMENTS before");
                    SendingDocuments made = DocumentMaker.standard().make(sheet, copyId);
                    point.accept("DOCUMENTS after");
                    return made;
                })
                .gateway(new Watched(), BaseSamples.doctor())
                .handover(sheet -> effect(
                        SendingStep.PRINT,
                        sheet.number().map(PrescriptionNumber::value).orElse("none")))
                .dmp((prescription, documents) -> effect(SendingStep.DMP, ids(documents)))
                .mail((prescription, documents) -> effect(SendingStep.MAIL, ids(documents)))
                .build();
    }

    private static String ids(SendingDocuments documents) {
        return documents.all().stream()
                .map(each -> each.metadata().uniqueId() + " "
                        + each.content().fingerprint().sha1())
                .collect(Collectors.joining(" "));
    }

    private void effect(SendingStep step, String line) {
        point.accept(step + " before");
        append(step.name(), line);
        point.accept(step + " after");
    }

    private void append(String file, String line) {
        try {
            Files.writeString(folder.resolve(file), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What reached a place, line by line. */
    List<String> lines(String file) {
        try {
            Path path = folder.resolve(file);
            return Files.exists(path) ? Files.readAllLines(path) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Numbers that count in a file, so that none is given twice whatever dies. */
    private final class Numbers implements PrescriptionNumberSource {
        @Override
        public PrescriptionNumber next(Prescription prescription) {
            point.accept("NUMBER before");
            String number =
                    String.format(Locale.ROOT, "00TEST%012d", lines("NUMBER").size() + 1);
            append("NUMBER", number);
            point.accept("NUMBER after");
            return PrescriptionNumber.of(number);
        }

        @Override
        public Provenance provenance() {
            return Provenance.simulator();
        }
    }

    /** A file, replaced in one go. */
    private final class Folder implements SagaStore {
        @Override
        public Optional<String> load(Oid prescriptionId) {
            try {
                Path file = folder.resolve("STATE");
                return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void save(Oid prescriptionId, String text) {
            point.accept("save before");
            Path next = folder.resolve("STATE.next");
            try (FileChannel channel = FileChannel.open(
                    next, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
                channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
                channel.force(true);
                Files.move(
                        next,
                        folder.resolve("STATE"),
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            point.accept("save after");
        }
    }

    /** The gateway, with points before and after what the sending asks. */
    private final class Watched implements EPrescriptionGateway {
        @Override
        public Set<Operation> supported() {
            return gateway.supported();
        }

        @Override
        public Provenance provenance() {
            return gateway.provenance();
        }

        @Override
        public DepositOutcome create(EPrescription ePrescription, CallContext context) {
            point.accept("DEPOSIT before");
            DepositOutcome outcome = gateway.create(ePrescription, context);
            point.accept("DEPOSIT after");
            return outcome;
        }

        @Override
        public Consultation consult(PrescriptionNumber number, CallContext context) {
            point.accept("RECONCILE before");
            Consultation outcome = gateway.consult(number, context);
            point.accept("RECONCILE after");
            return outcome;
        }

        @Override
        public Page<EPrescriptionSummary> search(SearchCriteria criteria, CallContext context) {
            return gateway.search(criteria, context);
        }

        @Override
        public ExecutionOutcome transmitExecution(Execution execution, CallContext context) {
            return gateway.transmitExecution(execution, context);
        }
    }
}
