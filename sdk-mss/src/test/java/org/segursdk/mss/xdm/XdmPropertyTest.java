package org.segursdk.mss.xdm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.segursdk.core.document.Document;
import org.segursdk.core.document.Patient;

/** Whatever the names, titles and dates of birth: what is written is read back, without any finding. */
class XdmPropertyTest {
    private static final List<String> NAMES = List.of(
            "D'ARTAGNAN--DE BATZ",
            "O'CONNOR",
            "LE GALL-- DUPONT",
            "CŒUR",
            "ÉLÈVE",
            "N'GUYEN--N'DIAYE",
            "Y",
            "NOËL DE L'Œ");
    private static final List<String> TITLES = List.of(
            "Compte rendu d'œdème & <suite>",
            "Résumé ^ ~ | \\ \\F\\ du séjour",
            "a",
            "Très long titre " + "é".repeat(50),
            "« Lettre » n° 7 — “suite”",
            "العربية 中文 𝄞",
            "Tabulation\tet  deux espaces");
    private static final List<String> BIRTHS =
            List.of("1979-03-28", "1979-00-00", "1979-03-00", "1900-02-28", "2024-02-29", "1979-12-31");

    private static <T> T pick(Random random, List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    @Test
    void whatIsWritten_isReadBack() throws Exception {
        for (long seed = 1; seed <= 60; seed++) {
            Random random = new Random(seed);
            Patient.Builder patient = XdmSamples.qualified(
                    XdmSamples.MATRICULE, pick(random, NAMES).toUpperCase(Locale.ROOT), pick(random, BIRTHS));
            if (random.nextBoolean()) {
                patient.usedName(pick(random, NAMES));
            }
            Document[] documents = new Document[1 + random.nextInt(4)];
            Patient built = patient.build();
            for (int i = 0; i < documents.length; i++) {
                documents[i] =
                        XdmSamples.document(XdmSamples.header(XdmSamples.ID.child(i), built, pick(random, TITLES)));
            }
            Compression compression = random.nextBoolean() ? Compression.STORED : Compression.LIGHT;
            XdmArchive written = XdmSamples.archive(documents).build();
            byte[] bytes = XdmSamples.bytes(written, compression);
            assertThat(written.size(compression)).isEqualTo(bytes.length);
            try (ReceivedArchive archive = XdmReader.create().read(bytes)) {
                assertThat(archive.findings()).as("seed " + seed).isEmpty();
                assertThat(archive.documents()).hasSize(documents.length).allMatch(ReceivedDocument::isVerified);
                for (int i = 0; i < documents.length; i++) {
                    assertThat(archive.documents().get(i).content().open().readAllBytes())
                            .isEqualTo(XdmSamples.bytes(documents[i]));
                }
            }
            assertNames(XdmSamples.files(bytes));
        }
    }

    private static void assertNames(Map<String, byte[]> files) {
        assertThat(files.keySet()).allMatch(name -> name.matches("([A-Z0-9_]{1,8}/)*[A-Z0-9_]{1,8}\\.[A-Z]{3}"));
    }
}
