package org.segursdk.benchmarks;

import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.segursdk.core.Software;
import org.segursdk.core.document.Document;
import org.segursdk.core.document.DocumentContent;
import org.segursdk.core.terminology.ValueSets;
import org.segursdk.mss.message.ArchivePart;
import org.segursdk.mss.message.MessageProfile;
import org.segursdk.mss.message.MssAddress;
import org.segursdk.mss.message.OutgoingMessage;
import org.segursdk.mss.message.Sender;
import org.segursdk.mss.message.SentDocument;
import org.segursdk.mss.xdm.Compression;
import org.segursdk.mss.xdm.XdmArchive;

/**
 * From a letter with a PDF of 10 MB to a finished message: the document is written, measured, described, packed and sent through a
 * mail's encoding. Peer: the usual way, which compresses the archive in memory and gives it to Angus Mail; it neither checks nor
 * describes anything. Both messages hold the archive alone: the copy of the PDF beside it costs both the same.
 */
@State(Scope.Benchmark)
@BenchmarkMode({Mode.AverageTime, Mode.SampleTime})
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 8, time = 1)
@Measurement(iterations = 8, time = 1)
public class MailWriteBenchmark {
    private static final int PDF_SIZE = 10_000_000;

    private static final DocumentContent SMALL_COPY =
            DocumentContent.of("%PDF-1.4".getBytes(StandardCharsets.US_ASCII));
    private static final MssAddress FROM = MssAddress.of("anne.testa@medecin.test.example");
    private static final MssAddress TO = MssAddress.of("cardiologie@ch-test.example");

    private static final MessageProfile PROFILE = MessageProfile.builder()
            .citizenDomain("patient.test.example")
            .sizeLimit(40_000_000)
            .build();

    private final byte[] pdf = SampleDocuments.pdf(PDF_SIZE);

    /** No compression: base64 hardly shrinks. */
    @Benchmark
    public long stored() throws IOException {
        return write(Compression.STORED);
    }

    /** Light compression, for an operator whose limit asks for it. */
    @Benchmark
    public long deflated() throws IOException {
        return write(Compression.LIGHT);
    }

    private long write(Compression compression) throws IOException {
        Document document = SampleDocuments.letter(pdf).toDocument();
        XdmArchive archive = XdmArchive.builder(Software.of("benchmarks", "1"))
                .sender(document.metadata().authors().get(0))
                .contentType(ValueSets.submissionContentType().concepts().get(0))
                .addDocument(document)
                .build();
        OutgoingMessage message = OutgoingMessage.toProfessionals(
                        Sender.person(FROM, Optional.of("Dr"), "Anne", "Testa", Optional.empty()), PROFILE)
                .addTo(TO)
                .productNumber("DEV000001")
                .body("Bonjour, le compte rendu est joint.")
                .documents(ArchivePart.of(archive, compression), List.of(SentDocument.of(document, SMALL_COPY)))
                .build();
        Counter counter = new Counter();
        message.writeTo(counter);
        return counter.count;
    }

    /** The usual way. */
    @Benchmark
    public long peer() throws IOException, MessagingException {
        byte[] cda = SampleDocuments.bytes(SampleDocuments.letter(pdf)::writeTo);
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(zip)) {
            out.putNextEntry(new ZipEntry("IHE_XDM/SUBSET01/DOC00001.XML"));
            out.write(cda);
        }
        MimeMessage message = new MimeMessage(Session.getInstance(new Properties()));
        message.setFrom(new InternetAddress(FROM.value()));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(TO.value()));
        message.setSubject("XDM/1.0/DDM+CR");
        MimeBodyPart text = new MimeBodyPart();
        text.setText("Bonjour, le compte rendu est joint.", "UTF-8");
        MimeBodyPart attached = new MimeBodyPart();
        attached.setDataHandler(new DataHandler(new ByteArrayDataSource(zip.toByteArray(), "application/zip")));
        attached.setFileName("IHE_XDM.zip");
        message.setContent(new MimeMultipart(text, attached));
        Counter counter = new Counter();
        message.writeTo(counter);
        return counter.count;
    }

    private static final class Counter extends OutputStream {
        private long count;

        @Override
        public void write(int b) {
            count++;
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            count += length;
        }
    }
}
