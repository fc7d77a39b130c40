package org.segursdk.exchange.portability;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.exchange.inbox.Samples;
import org.segursdk.insi.identity.StoredIdentity;

/** Exports sixty records into a folder: a process to be killed. */
final class ExportProcess {
    static final int RECORDS = 60;
    private static final Instant DAY = Instant.parse("2026-07-01T08:00:00Z");

    private ExportProcess() {}

    public static void main(String[] arguments) throws IOException {
        new PortabilityExport(new Held(), ExportDepth.ALL).run(Path.of(arguments[0]));
    }

    /** Records of three documents each. */
    static final class Held implements ExportSource {
        @Override
        public List<String> records(String after, int atMost) {
            return IntStream.rangeClosed(1, RECORDS)
                    .mapToObj(number -> String.format(Locale.ROOT, "r%03d", number))
                    .filter(key -> key.compareTo(after) > 0)
                    .limit(Math.min(7, atMost))
                    .toList();
        }

        @Override
        public ExportedRecord record(String key) {
            List<ExportedDocument> documents = IntStream.rangeClosed(1, 3)
                    .mapToObj(number -> new ExportedDocument(
                            key + "." + number,
                            DAY,
                            CodedValue.of("11502-2", "2.16.840.1.113883.6.1", "CR de biologie"),
                            "CR",
                            "text/plain",
                            "LOCAL",
                            () -> new ByteArrayInputStream(content(key, number))))
                    .toList();
            return new ExportedRecord(
                    StoredIdentity.builder(key, Samples.ins().traits()).build(), documents, List.of(), List.of());
        }
    }

    private static byte[] content(String key, int number) {
        return (key + "/" + number + " é\n").repeat(20_000).getBytes(StandardCharsets.UTF_8);
    }
}
