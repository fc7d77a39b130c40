package org.segursdk.mss.xdm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Reads the official archives ({@code ansforge/interop-exemples-xdm}), which are not ours to copy: give a folder that holds them
 * by {@code -Dsegursdk.xdm.samples=…}.
 */
@EnabledIfSystemProperty(named = "segursdk.xdm.samples", matches = ".+")
class OfficialSamplesTest {
    /** What is odd in them; mssante §5. */
    private static final Set<String> KNOWN = Set.of(
            "XDM-DOCUMENT-NAME",
            "XDM-EBRIM-LABEL",
            "XDM-EBRIM-ORDER",
            "XDM-EBRIM-REFERENCE",
            "XDM-CONTENT-TYPE",
            "XDM-REPLACES");

    @Test
    @Tag("REM-MSSR-03")
    void everyOfficialArchive_isRead_andWhatIsOddIsAFinding() throws IOException {
        List<Path> archives;
        try (Stream<Path> files = Files.walk(Path.of(System.getProperty("segursdk.xdm.samples")))) {
            archives = files.filter(
                            file -> file.toString().toLowerCase(Locale.ROOT).endsWith(".zip"))
                    .sorted()
                    .toList();
        }
        assertThat(archives).isNotEmpty();
        for (Path file : archives) {
            try (ReceivedArchive archive = XdmReader.create().read(file)) {
                assertThat(archive.isRefused()).as(file.toString()).isFalse();
                assertThat(archive.documents())
                        .as(file.toString())
                        .hasSize(1)
                        .allMatch(ReceivedDocument::isVerified)
                        .allMatch(document -> document.cda().isPresent());
                assertThat(archive.patientId()).isPresent();
                assertThat(archive.findings()).extracting(XdmFinding::rule).isSubsetOf(KNOWN);
            }
        }
    }
}
