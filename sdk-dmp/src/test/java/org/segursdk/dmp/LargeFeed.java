package org.segursdk.dmp;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.segursdk.core.Endpoints;
import org.segursdk.core.SegurContext;
import org.segursdk.core.Software;
import org.segursdk.core.actor.AuthenticationMeans;
import org.segursdk.core.actor.ProfessionalSession;
import org.segursdk.core.document.Document;
import org.segursdk.core.document.DocumentContent;
import org.segursdk.core.terminology.Oid;
import org.segursdk.sandbox.SandboxPki;

/** Feeds one very large document from a JVM of its own; see {@link LargeFeedTest}. */
final class LargeFeed {
    static final Oid ID = Oid.of("1.2.3.200");
    private static final String BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    private LargeFeed() {}

    /** @param args address of the sandbox, its directory, number of base64 characters */
    public static void main(String[] args) {
        SandboxPki pki = SandboxPki.open(Path.of(args[1]).resolve("pki"));
        SegurContext context = SegurContext.builder()
                .software(Software.of("MonLGC", "4.2"))
                .structure(Samples.practice())
                .credentials(pki.credentials(DmpClient.SERVICE))
                .endpoints(Endpoints.sandbox(URI.create(args[0]), pki.trust()))
                .build();
        long length = Long.parseLong(args[2]);
        Document document = new Document(Samples.metadata(ID).build(), DocumentContent.of(() -> cda(length)));
        ProfessionalSession session = ProfessionalSession.local(
                Samples.doctor(), AuthenticationMeans.PASSWORD, Instant.now().minusSeconds(60));
        try (DmpClient client = DmpClient.create(context)) {
            FeedResult result = client.feed(session, document);
            if (!(result instanceof FeedResult.Accepted)) {
                throw new IllegalStateException(result.toString());
            }
        }
    }

    /** A CDA of level 1: its body is one text node. */
    private static InputStream cda(long length) {
        String head = "<ClinicalDocument xmlns=\"urn:hl7-org:v3\"><id root=\"" + ID
                + "\"/><component><nonXMLBody><text mediaType=\"application/pdf\" representation=\"B64\">";
        String tail = "</text></nonXMLBody></component></ClinicalDocument>";
        return new SequenceInputStream(Collections.enumeration(List.of(
                new ByteArrayInputStream(head.getBytes(StandardCharsets.UTF_8)),
                new Repeated(length),
                new ByteArrayInputStream(tail.getBytes(StandardCharsets.UTF_8)))));
    }

    /** That many characters of base64. */
    private static final class Repeated extends InputStream {
        private final byte[] pattern = BASE64.getBytes(StandardCharsets.US_ASCII);
        private final long length;
        private long position;

        Repeated(long length) {
            this.length = length;
        }

        @Override
        public int read() {
            return position < length ? pattern[(int) (position++ % pattern.length)] : -1;
        }

        @Override
        public int read(byte[] into, int from, int count) {
            if (position >= length) {
                return -1;
            }
            int given = (int) Math.min(count, length - position);
            for (int i = 0; i < given; i++) {
                into[from + i] = pattern[(int) ((position + i) % pattern.length)];
            }
            position += given;
            return given;
        }
    }
}
