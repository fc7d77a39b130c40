package org.segursdk.cda.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.segursdk.cda.Fixtures;
import org.segursdk.core.document.Document;

/** What a list of documents sorts by is read from their headers. */
class MetadataOrderTest {
    private static final Instant EARLIER = Fixtures.NOW.minusSeconds(86_400);

    @Test
    @Tag("REM-CDA-11")
    void documents_sortByTypeThenByCreation_asTheirHeadersSay() throws IOException {
        List<ReadMetadata> list = new ArrayList<>();
        for (Document document : List.of(
                Fixtures.emptyVsm().build().toDocument(),
                Fixtures.pdfLetter().build().toDocument(),
                Fixtures.pdfLetter()
                        .header(Fixtures.header().createdAt(EARLIER))
                        .build()
                        .toDocument())) {
            list.add(CdaReader.create().read(document.content()).metadata());
        }
        list.sort(Comparator.comparing((ReadMetadata metadata) ->
                        metadata.typeCode().orElseThrow().code())
                .thenComparing(metadata -> metadata.creationTime().orElseThrow()));
        assertThat(list)
                .extracting(metadata -> metadata.typeCode().orElseThrow().code())
                .containsExactly(Fixtures.VISIT.code(), Fixtures.VISIT.code(), "SYNTH");
        assertThat(list)
                .extracting(metadata -> metadata.creationTime().orElseThrow())
                .containsExactly(EARLIER, Fixtures.NOW, Fixtures.NOW);
    }
}
