package org.segursdk.dmp.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.management.ThreadMXBean;
import jakarta.xml.bind.JAXBContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openehealth.ipf.commons.ihe.xds.core.ebxml.ebxml30.RetrieveDocumentSetRequestType;
import org.segursdk.core.document.DocumentContent;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.SegurSecurityException;
import org.segursdk.core.error.ServiceFaultException;
import org.segursdk.core.error.TransportException;
import org.segursdk.core.error.Violation;
import org.segursdk.core.xds.DocumentEntry;
import org.segursdk.core.xds.EbrimReader;
import org.segursdk.core.xds.RegistryResponse;
import org.segursdk.core.xds.XdsOptions;
import org.segursdk.core.xml.SecureXml;
import org.segursdk.dmp.retrieve.DocumentSink;
import org.segursdk.dmp.retrieve.RetrievalResult;
import org.segursdk.dmp.retrieve.RetrievedDocument;
import org.segursdk.dmp.search.Entries;
import org.segursdk.dmp.search.FoundDocument;

class RetrievalTest {
    private static final byte[] CONTENT = "le contenu du document".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    private final Map<String, byte[]> parts = new HashMap<>();
    private final StringBuilder responses = new StringBuilder();

    private static FoundDocument found(String uniqueId) {
        return Entries.told(uniqueId).content(DocumentContent.of(CONTENT)).found();
    }

    private static Retrieval retrieval(FoundDocument... documents) {
        return Retrieval.of("dmp", "TD3.2", List.of(documents));
    }

    private RetrievalTest answering(String uniqueId, byte[] bytes) {
        String id = "part" + parts.size() + "@urn%3Aihe";
        parts.put("cid:" + id, bytes);
        responses
                .append("<x:DocumentResponse><x:RepositoryUniqueId>")
                .append(Entries.REPOSITORY)
                .append("</x:RepositoryUniqueId><x:DocumentUniqueId> ")
                .append(uniqueId)
                .append("\n</x:DocumentUniqueId><x:mimeType>text/xml</x:mimeType><x:Document>")
                .append("<xop:Include xmlns:xop=\"http://www.w3.org/2004/08/xop/include\" href=\"cid:")
                .append(id)
                .append("\"/></x:Document></x:DocumentResponse>");
        return this;
    }

    private RetrieveAnswer answer(String status, String errors) throws XMLStreamException {
        String xml = "<x:RetrieveDocumentSetResponse xmlns:x=\"urn:ihe:iti:xds-b:2007\""
                + " xmlns:rs=\"urn:oasis:names:tc:ebxml-regrep:xsd:rs:3.0\"><rs:RegistryResponse status=\"" + status
                + "\">" + errors + "</rs:RegistryResponse>" + responses + "</x:RetrieveDocumentSetResponse>";
        return RetrieveAnswer.read(Entries.parser(xml.getBytes(StandardCharsets.UTF_8)));
    }

    private RetrieveAnswer success() throws XMLStreamException {
        return answer(RegistryResponse.SUCCESS, "");
    }

    private InputStream open(String href) {
        return new ByteArrayInputStream(parts.get(href));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    @Test
    void request_asksForEachDocumentInItsRepository_andIpfReadsIt() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        XMLStreamWriter writer = SecureXml.writer(out);
        retrieval(found("1.2.3"), found("1.2.4")).writeTo(writer);
        writer.flush();
        RetrieveDocumentSetRequestType read = JAXBContext.newInstance(RetrieveDocumentSetRequestType.class)
                .createUnmarshaller()
                .unmarshal(
                        SecureXml.parse(new ByteArrayInputStream(out.toByteArray())),
                        RetrieveDocumentSetRequestType.class)
                .getValue();
        assertThat(read.getDocumentRequest())
                .extracting(each -> each.getRepositoryUniqueId() + ' ' + each.getDocumentUniqueId())
                .containsExactly(Entries.REPOSITORY + " 1.2.3", Entries.REPOSITORY + " 1.2.4");
    }

    @Test
    void request_incompleteDocuments_listsEveryReason() {
        FoundDocument bare = FoundDocument.of(
                DocumentEntry.builder("x", "text/xml", XdsOptions.DEFAULT).build());
        assertThat(rules(() -> retrieval(bare, found("1.2.3"), found("1.2.3"))))
                .containsExactly("DMP-UNIQUEID-UNKNOWN", "DMP-REPOSITORY-UNKNOWN", "DMP-UNIQUEID-DUPLICATE");
        assertThat(rules(RetrievalTest::retrieval)).containsExactly("DMP-NO-DOCUMENT");
    }

    private static List<String> rules(Runnable call) {
        return catchThrowableOfType(InvalidInputException.class, call::run).violations().stream()
                .map(Violation::rule)
                .toList();
    }

    @Test
    void answer_severalDocuments_areVerifiedAndKept() throws Exception {
        answering("1.2.4", CONTENT).answering("1.2.3", CONTENT);
        RetrievalResult result =
                retrieval(found("1.2.3"), found("1.2.4")).deliver(success(), this::open, DocumentSink.folder(folder));
        assertThat(result.isComplete()).isTrue();
        assertThat(result.documents())
                .extracting(each -> each.document().uniqueId().orElseThrow())
                .containsExactly("1.2.3", "1.2.4");
        for (RetrievedDocument each : result.documents()) {
            assertThat(each.verified()).isTrue();
            assertThat(each.mimeType()).isEqualTo("text/xml");
            assertThat(each.content().open().readAllBytes()).isEqualTo(CONTENT);
            assertThat(each.fingerprint()).isEqualTo(DocumentContent.of(CONTENT).fingerprint());
        }
        assertThat(files()).hasSize(2).allMatch(file -> file.toString().endsWith(".document"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"le contenu du documenT", "le contenu du document.", "le contenu", ""})
    void answer_otherBytes_areNotDelivered(String bytes) throws Exception {
        answering("1.2.3", bytes.getBytes(StandardCharsets.UTF_8));
        RetrieveAnswer answer = success();
        SegurSecurityException failure =
                catchThrowableOfType(SegurSecurityException.class, () -> retrieval(found("1.2.3"))
                        .deliver(answer, this::open, DocumentSink.folder(folder)));
        assertThat(failure.code()).isEqualTo("DMP-CONTENT-MISMATCH");
        assertThat(files()).isEmpty();
    }

    @Test
    void answer_withoutAnnouncedHash_isDeliveredAsNotVerified() throws Exception {
        DocumentEntry entry = found("1.2.3").entry();
        String xml = Entries.text(entry).replaceFirst("<Slot name=\"hash\">.*?</Slot>", "");
        FoundDocument unhashed =
                FoundDocument.of(EbrimReader.readObjects(Entries.parser(xml.getBytes(StandardCharsets.UTF_8)))
                        .entries()
                        .get(0));
        answering("1.2.3", CONTENT);
        RetrievalResult result = retrieval(unhashed).deliver(success(), this::open, DocumentSink.memory(1000));
        assertThat(result.documents().get(0).verified()).isFalse();
        assertThat(result.documents().get(0).content().open().readAllBytes()).isEqualTo(CONTENT);
    }

    @Test
    void answer_missingDocument_isToldWithTheReason() throws Exception {
        answering("1.2.3", CONTENT);
        RetrieveAnswer partial = answer(
                RegistryResponse.PARTIAL_SUCCESS,
                "<rs:RegistryErrorList><rs:RegistryError errorCode=\"XDSDocumentUniqueIdError\" codeContext=\"1.2.4\""
                        + " severity=\"urn:oasis:names:tc:ebxml-regrep:ErrorSeverityType:Error\"/></rs:RegistryErrorList>");
        RetrievalResult result =
                retrieval(found("1.2.3"), found("1.2.4")).deliver(partial, this::open, DocumentSink.memory(1000));
        assertThat(result.isComplete()).isFalse();
        assertThat(result.missing())
                .extracting(each -> each.uniqueId().orElseThrow())
                .containsExactly("1.2.4");
        assertThat(result.issues())
                .singleElement()
                .satisfies(issue -> assertThat(issue.code().rawCode()).isEqualTo("XDSDocumentUniqueIdError"));
    }

    @Test
    void answer_failure_isAFault() throws Exception {
        RetrieveAnswer failed = answer(
                RegistryResponse.FAILURE,
                "<rs:RegistryErrorList><rs:RegistryError errorCode=\"XDSUnknownRepositoryId\"/></rs:RegistryErrorList>");
        ServiceFaultException failure =
                catchThrowableOfType(ServiceFaultException.class, () -> retrieval(found("1.2.3"))
                        .deliver(failed, this::open, DocumentSink.memory(10)));
        assertThat(failure.rawCode()).isEqualTo("XDSUnknownRepositoryId");
    }

    @ParameterizedTest
    @CsvSource({"1.2.3,1.2.3,DMP-DOCUMENT-TWICE", "1.2.3,1.2.9,DMP-DOCUMENT-UNASKED"})
    void answer_documentTwiceOrUnasked_isRefusedWhole(String first, String second, String code) throws Exception {
        answering(first, CONTENT).answering(second, CONTENT);
        RetrieveAnswer answer = success();
        List<FoundDocument> opened = new ArrayList<>();
        SegurSecurityException failure =
                catchThrowableOfType(SegurSecurityException.class, () -> retrieval(found("1.2.3"))
                        .deliver(answer, this::open, new Watching(opened, false)));
        assertThat(failure.code()).isEqualTo(code);
        assertThat(opened).isEmpty();
    }

    @Test
    void answer_contentInTheEnvelope_isNotTaken() throws Exception {
        responses.append("<x:DocumentResponse><x:DocumentUniqueId>1.2.3</x:DocumentUniqueId><x:Document>AAAA"
                + "</x:Document></x:DocumentResponse>");
        RetrieveAnswer answer = success();
        TransportException failure = catchThrowableOfType(TransportException.class, () -> retrieval(found("1.2.3"))
                .deliver(answer, this::open, DocumentSink.memory(10)));
        assertThat(failure.code()).isEqualTo("DMP-CONTENT-ABSENT");
    }

    @Test
    void sink_thatFails_isToldAndDiscarded() throws Exception {
        answering("1.2.3", CONTENT);
        RetrieveAnswer answer = success();
        Watching sink = new Watching(new ArrayList<>(), true);
        TransportException failure = catchThrowableOfType(
                TransportException.class, () -> retrieval(found("1.2.3")).deliver(answer, this::open, sink));
        assertThat(failure.code()).isEqualTo("DMP-SINK");
        assertThat(failure.retryable()).isTrue();
        assertThat(sink.discarded).isEqualTo(1);
    }

    @Test
    void answer_200Megabytes_passThroughOneBuffer() throws Exception {
        long size = 200_000_000L;
        DocumentContent content = DocumentContent.of(() -> new Zeros(size));
        FoundDocument large = Entries.told("1.2.3").content(content).found();
        answering("1.2.3", new byte[0]);
        RetrieveAnswer answer = success();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        RetrievalResult result =
                retrieval(large).deliver(answer, href -> new Zeros(size), new Watching(new ArrayList<>(), false));
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(4_000_000);
        assertThat(result.documents().get(0).fingerprint().size()).isEqualTo(size);
        assertThat(result.documents().get(0).verified()).isTrue();
    }

    /** That many zeros. */
    private static final class Zeros extends InputStream {
        private long left;

        Zeros(long size) {
            this.left = size;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] into, int from, int count) {
            int read = (int) Math.min(left, count);
            left -= read;
            return read == 0 ? -1 : read;
        }
    }

    @Test
    void memory_documentTooLarge_isRefused() throws Exception {
        answering("1.2.3", CONTENT);
        RetrieveAnswer answer = success();
        TransportException failure = catchThrowableOfType(TransportException.class, () -> retrieval(found("1.2.3"))
                .deliver(answer, this::open, DocumentSink.memory(CONTENT.length - 1)));
        assertThat(failure.code()).isEqualTo("DMP-SINK");
    }

    @Test
    void answer_ofAnotherKind_isRefused() {
        assertThat(catchThrowableOfType(
                        XMLStreamException.class,
                        () -> RetrieveAnswer.read(Entries.parser("<a/>".getBytes(StandardCharsets.UTF_8)))))
                .isNotNull();
        assertThat(catchThrowableOfType(
                        XMLStreamException.class,
                        () -> RetrieveAnswer.read(
                                Entries.parser("<x:RetrieveDocumentSetResponse xmlns:x=\"urn:ihe:iti:xds-b:2007\"/>"
                                        .getBytes(StandardCharsets.UTF_8)))))
                .isNotNull();
    }

    /** Notes what is asked of it. */
    private static final class Watching implements DocumentSink {
        private final List<FoundDocument> opened;
        private final boolean failing;
        private int discarded;

        Watching(List<FoundDocument> opened, boolean failing) {
            this.opened = opened;
            this.failing = failing;
        }

        @Override
        public OutputStream open(FoundDocument document) throws IOException {
            opened.add(document);
            if (failing) {
                throw new IOException("disk full");
            }
            return OutputStream.nullOutputStream();
        }

        @Override
        public DocumentContent keep(FoundDocument document) {
            return DocumentContent.of(CONTENT);
        }

        @Override
        public void discard(FoundDocument document) {
            discarded++;
        }
    }
}
