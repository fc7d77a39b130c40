package org.segursdk.mss.received;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.segursdk.mss.received.RequestedOperation.Kind;

/**
 * The official archives ({@code ansforge/interop-exemples-xdm}), which are not ours to copy, as they would come by mail: give a
 * folder that holds them by {@code -Dsegursdk.xdm.samples=…}.
 */
@EnabledIfSystemProperty(named = "segursdk.xdm.samples", matches = ".+")
class OfficialMailsTest {
    @Test
    @Tag("REM-MSSR-03")
    @Tag("REM-MSSR-07")
    void everyOfficialArchive_givesADocumentAndAProposal() throws IOException {
        List<Path> archives;
        try (Stream<Path> files = Files.walk(Path.of(System.getProperty("segursdk.xdm.samples")))) {
            archives = files.filter(
                            file -> file.toString().toLowerCase(Locale.ROOT).endsWith(".zip"))
                    .sorted()
                    .toList();
        }
        assertThat(archives).isNotEmpty();
        FilingAssistant assistant =
                FilingAssistant.create().patients(Samples.patients()).policy(FilingPolicy.AUTOMATIC);
        int operations = 0;
        int structured = 0;
        for (Path file : archives) {
            String mail = Samples.foreign(
                    "Subject: XDM/1.0/DDM+CR\n",
                    Samples.part("application/zip", "IHE_XDM.ZIP", Files.readAllBytes(file)));
            try (ReceivedMessage message = Samples.read(mail)) {
                assertThat(message.kind()).as(file.toString()).isEqualTo(MessageKind.XDM);
                assertThat(message.isRefused()).as(file.toString()).isFalse();
                assertThat(message.documents()).as(file.toString()).hasSize(1).allMatch(MessageDocument::isVerified);
                MessageDocument document = message.documents().get(0);
                assertThat(document.form())
                        .as(file.toString())
                        .isIn(MessageDocument.Form.STRUCTURED, MessageDocument.Form.ENVELOPE);
                assertThat(document.title()).as(file.toString()).isPresent();
                assertThat(document.type()).as(file.toString()).isPresent();
                assertThat(document.read()).as(file.toString()).isPresent();
                assertThat(message.patient().orElseThrow().canBeMatched()).isTrue();
                FilingProposal proposal = assistant.propose(message).get(0);
                assertThat(proposal.automatic()).as(file.toString()).isFalse();
                structured += document.form() == MessageDocument.Form.STRUCTURED ? 1 : 0;
                operations += proposal.operation().kind() == Kind.FIRST_TRANSMISSION ? 0 : 1;
            }
        }
        assertThat(structured).isPositive();
        assertThat(operations).isPositive();
    }
}
