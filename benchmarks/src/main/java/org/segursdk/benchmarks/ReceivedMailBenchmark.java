package org.segursdk.benchmarks;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
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
import org.segursdk.core.actor.Professional;
import org.segursdk.core.actor.ProfessionalId;
import org.segursdk.core.actor.Structure;
import org.segursdk.core.actor.StructureId;
import org.segursdk.core.document.Document;
import org.segursdk.core.document.DocumentAuthor;
import org.segursdk.core.document.DocumentContent;
import org.segursdk.core.terminology.ValueSets;
import org.segursdk.mss.message.ArchivePart;
import org.segursdk.mss.message.MessageProfile;
import org.segursdk.mss.message.MssAddress;
import org.segursdk.mss.message.OutgoingMessage;
import org.segursdk.mss.message.Sender;
import org.segursdk.mss.message.SentDocument;
import org.segursdk.mss.received.MessageReader;
import org.segursdk.mss.received.ReceivedMessage;
import org.segursdk.mss.xdm.Compression;
import org.segursdk.mss.xdm.XdmArchive;

/**
 * A mail of 14 MB with one level-1 document of 10 MB in a stored archive: read to a document whose hash, size and header are
 * known. Peer: plain Angus with the JDK's zip, which reads the same mail and gives the document's bytes, hashed or not, without
 * looking at metadata or header.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 10, time = 1)
@Measurement(iterations = 10, time = 1)
public class ReceivedMailBenchmark {
    /** With it, the mail has 14 MB. */
    private static final int PDF_SIZE = 7_650_000;

    private static final Session SESSION = Session.getInstance(new Properties());

    private final byte[] mail = SampleDocuments.bytes(ReceivedMailBenchmark::write);
    private final MessageReader reader = MessageReader.create();

    private static void write(OutputStream out) throws IOException {
        Structure practice = Structure.builder()
                .id(StructureId.finess("0B0193488"))
                .name("Cabinet Test")
                .sector("SA07")
                .practiceSetting("AMBULATOIRE")
                .build();
        Professional doctor = Professional.builder()
                .id(ProfessionalId.rpps("99700366240"))
                .familyName("Lefèvre")
                .givenName("Hélène")
                .specialty("G15_10/SM26")
                .build();
        Document letter = SampleDocuments.letter(PDF_SIZE).toDocument();
        XdmArchive archive = XdmArchive.builder(Software.of("MonLGC", "4.2"))
                .sender(DocumentAuthor.of(doctor, practice))
                .contentType(ValueSets.submissionContentType().concepts().get(0))
                .addDocuments(List.of(letter))
                .build();
        byte[] zip = SampleDocuments.bytes(into -> archive.writeTo(into, Compression.STORED));
        MssAddress address = MssAddress.of("helene.lefevre@medecin.test.example");
        OutgoingMessage.toProfessionals(
                        Sender.person(address, Optional.of("Dr"), "Hélène", "Lefèvre", Optional.empty()),
                        MessageProfile.builder().sizeLimit(40_000_000).build())
                .addTo(MssAddress.of("cardiologie@ch-test.example"))
                .productNumber("DEV000001")
                .body("Bonjour, le compte rendu est joint.")
                .documents(
                        ArchivePart.of(DocumentContent.of(zip), zip.length),
                        List.of(SentDocument.of(letter, DocumentContent.of(SampleDocuments.pdf(1_000)))))
                .build()
                .writeTo(out);
    }

    /** Everything: fields, archive, metadata, header, hash; true when the document is the one its metadata tell. */
    @Benchmark
    public boolean verifiedDocument() throws IOException {
        try (ReceivedMessage message = reader.read(() -> new ByteArrayInputStream(mail))) {
            if (!message.documents().get(0).isVerified()) {
                throw new IllegalStateException("the document is not verified");
            }
            return message.documents().get(0).cda().isPresent();
        }
    }

    @Benchmark
    public byte[] angusDocument() throws IOException, MessagingException {
        MimeMessage message = new MimeMessage(SESSION, new ByteArrayInputStream(mail));
        MimeMultipart parts = new MimeMultipart(message.getDataHandler().getDataSource());
        for (int i = 0; i < parts.getCount(); i++) {
            MimeBodyPart part = (MimeBodyPart) parts.getBodyPart(i);
            if ("IHE_XDM.zip".equalsIgnoreCase(part.getFileName())) {
                return document(part.getInputStream());
            }
        }
        throw new IllegalStateException("no archive");
    }

    @Benchmark
    public byte[] angusDocumentHashed() throws IOException, MessagingException, NoSuchAlgorithmException {
        return MessageDigest.getInstance("SHA-1").digest(angusDocument());
    }

    private static byte[] document(InputStream archive) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(archive)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().endsWith("DOC00001.XML")) {
                    return zip.readAllBytes();
                }
            }
        }
        throw new IllegalStateException("no document");
    }
}
