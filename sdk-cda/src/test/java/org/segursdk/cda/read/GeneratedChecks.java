package org.segursdk.cda.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.segursdk.core.document.Document;
import org.segursdk.core.document.DocumentMetadata;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.core.xds.DocumentEntry;
import org.segursdk.core.xds.XdsOptions;
import org.segursdk.core.xds.XdsUuids;

/** What reading back a generated document must give. */
public final class GeneratedChecks {
    private GeneratedChecks() {}

    static DocumentEntry entry(DocumentMetadata metadata, Document document) {
        return DocumentEntry.of("Document01", metadata, document.content().fingerprint(), XdsOptions.DEFAULT);
    }

    /** Metadata read back equal those generated, as XDS shows both. */
    public static void metadata(Document document) throws IOException {
        ReadMetadata read = CdaReader.create().read(document.content()).metadata();
        DocumentMetadata made = document.metadata();
        DocumentEntry entry = entry(made, document);
        assertThat(read.findings()).isEmpty();
        assertThat(read.uniqueId()).contains(made.uniqueId().value());
        assertThat(read.title()).contains(text(made.title()));
        assertThat(read.mimeType()).isEqualTo(made.mimeType());
        assertThat(read.languageCode()).contains(made.languageCode());
        assertThat(read.creationTime()).contains(made.creationTime());
        assertThat(read.serviceStart()).contains(made.serviceStart());
        assertThat(read.serviceStop()).isEqualTo(made.serviceStop());
        assertThat(read.patientId()).isEqualTo(entry.patientId());
        assertThat(read.sourcePatientId()).isEqualTo(entry.sourcePatientId());
        assertThat(read.sourcePatientInfo()).isEqualTo(entry.slot("sourcePatientInfo"));
        assertThat(read.authors()).isEqualTo(entry.authors());
        assertThat(read.legalAuthenticator()).isEqualTo(entry.legalAuthenticator());
        assertThat(read.classCode()).contains(made.classCode());
        assertThat(read.typeCode()).contains(made.typeCode());
        assertThat(read.formatCode()).isEqualTo(code(entry, XdsUuids.FORMAT_CODE));
        assertThat(read.confidentiality()).contains(made.confidentiality());
        assertThat(read.facilityType()).contains(made.facilityType());
        assertThat(read.practiceSetting()).contains(made.practiceSetting());
        assertThat(read.eventCodes()).isEqualTo(made.eventCodes());
        assertThat(read.references()).isEqualTo(made.references());
        assertThat(read.relations()).isEqualTo(made.relations());
    }

    private static Optional<CodedValue> code(DocumentEntry entry, String scheme) {
        return entry.codes(scheme).stream().findFirst();
    }

    /** A text as a reader gets it: ends stripped, line ends made one line feed. */
    public static String text(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n').strip();
    }

    public static List<String> texts(Optional<String> text) {
        return text.map(GeneratedChecks::text).filter(t -> !t.isEmpty()).stream()
                .toList();
    }
}
