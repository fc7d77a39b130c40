package org.segursdk.mss.xdm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.segursdk.cda.N1Document;
import org.segursdk.cda.N1Type;
import org.segursdk.core.document.Document;
import org.segursdk.core.document.DocumentContent;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violation;
import org.segursdk.mss.message.ArchivePart;
import org.segursdk.mss.message.MailSamples;
import org.segursdk.mss.message.OutgoingMessage;
import org.segursdk.mss.message.SentDocument;

/** An archive inside a message, packed while the message is written. */
class ArchivePartTest {
    private static final DocumentContent PDF = DocumentContent.of("%PDF-1.4".getBytes(StandardCharsets.US_ASCII));

    private static OutgoingMessage.Builder message(
            XdmArchive archive, Compression compression, List<Document> documents) throws IOException {
        return OutgoingMessage.toProfessionals(MailSamples.sender(), MailSamples.PROFILE)
                .addTo(MailSamples.WARD)
                .productNumber(MailSamples.NIL)
                .clock(MailSamples.CLOCK)
                .body("Bonjour")
                .documents(
                        ArchivePart.of(archive, compression),
                        documents.stream()
                                .map(document -> SentDocument.of(document, PDF))
                                .toList());
    }

    @ParameterizedTest
    @EnumSource(Compression.class)
    void message_carriesTheArchiveByteForByte(Compression compression) throws IOException {
        XdmArchive archive = XdmSamples.archive(XdmSamples.document()).build();
        OutgoingMessage message =
                message(archive, compression, archive.documents()).build();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        message.writeTo(out);
        assertThat(out.size()).isEqualTo((int) message.size());
        Matcher part = Pattern.compile("IHE_XDM\\.zip[^\r]*\r\n(?:\\S+:[^\r]*\r\n)*\r\n(.*?)\r\n--", Pattern.DOTALL)
                .matcher(out.toString(StandardCharsets.US_ASCII));
        assertThat(part.find()).isTrue();
        byte[] sent = Base64.getMimeDecoder().decode(part.group(1));
        assertThat(sent).isEqualTo(XdmSamples.bytes(archive, compression));
        try (ReceivedArchive read = XdmReader.create().read(() -> new ByteArrayInputStream(sent))) {
            assertThat(read.isSound()).isTrue();
            assertThat(read.documents()).singleElement().matches(ReceivedDocument::isVerified);
        }
    }

    @Test
    void documents_otherThanTheArchives_refused() throws IOException {
        XdmArchive archive = XdmSamples.archive(XdmSamples.document()).build();
        Document other = XdmSamples.document(XdmSamples.ID.child(7), XdmSamples.patient());
        OutgoingMessage.Builder message = message(archive, Compression.STORED, List.of(other));
        assertThatThrownBy(message::build)
                .isInstanceOfSatisfying(InvalidInputException.class, e -> assertThat(e.violations())
                        .extracting(Violation::rule)
                        .containsExactly("MSS-ARCHIVE-DOCUMENTS"));
    }

    /** The base64 of a large file shrinks by what base64 adds, and comes back whole. */
    @Test
    void largeFile_packedLightly_isAQuarterSmaller() throws IOException {
        byte[] pdf = new byte[2_000_000];
        new Random(1).nextBytes(pdf);
        System.arraycopy("%PDF-1.4\n".getBytes(StandardCharsets.US_ASCII), 0, pdf, 0, 9);
        System.arraycopy("%%EOF\n".getBytes(StandardCharsets.US_ASCII), 0, pdf, pdf.length - 6, 6);
        Document letter = N1Document.builder()
                .header(XdmSamples.header(XdmSamples.ID, XdmSamples.patient(), "Courrier"))
                .type(N1Type.CONSULTATION_REPORT)
                .pdf(DocumentContent.of(pdf))
                .build()
                .toDocument();
        XdmArchive archive = XdmSamples.archive(letter).build();
        byte[] packed = XdmSamples.bytes(archive, Compression.LIGHT);
        assertThat((long) packed.length).isLessThan(archive.size(Compression.STORED) * 78 / 100);
        try (ReceivedArchive read = XdmReader.create().read(packed)) {
            assertThat(read.documents()).singleElement().matches(ReceivedDocument::isVerified);
        }
    }
}
