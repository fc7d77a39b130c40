package org.segursdk.mss.xdm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.segursdk.core.document.Document;
import org.segursdk.mss.xdm.XdmFinding.Severity;

/** Archives built to harm, or broken on their way: each gives a finding, never an exception. Source: mssante §13, reliability S5. */
class HostileArchiveTest {
    /** Random cases are many in the profile {@code thorough}. */
    private static final boolean THOROUGH = Boolean.getBoolean("segursdk.thorough");

    private static final int LOCAL = 0x04034b50;
    private static final int DIRECTORY = 0x02014b50;

    private static List<String> refusal(byte[] zip) throws IOException {
        return refusal(XdmReader.create(), zip);
    }

    private static List<String> refusal(XdmReader reader, byte[] zip) throws IOException {
        try (ReceivedArchive archive = reader.read(zip)) {
            if (archive.isRefused()) {
                assertThat(archive.documents()).isEmpty();
                assertThat(archive.otherFiles()).isEmpty();
            }
            return XdmReaderTest.rules(archive, Severity.REFUSED);
        }
    }

    private static byte[] good() {
        return XdmSamples.bytes(XdmSamples.archive(XdmSamples.document()).build(), Compression.STORED);
    }

    private static byte[] with(String name, byte[] bytes) {
        Map<String, byte[]> files = XdmSamples.unpacked(XdmSamples.document());
        files.put(name, bytes);
        return XdmSamples.zip(files);
    }

    /** Where the n-th record of that kind begins. */
    private static int at(byte[] zip, int signature, int rank) {
        ByteBuffer buffer = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
        int left = rank;
        for (int i = 0; i + 4 <= zip.length; i++) {
            if (buffer.getInt(i) == signature && left-- == 0) {
                return i;
            }
        }
        throw new AssertionError("no such record");
    }

    private static byte[] patched(byte[] zip, int at, int... values) {
        byte[] copy = zip.clone();
        for (int i = 0; i < values.length; i++) {
            copy[at + i] = (byte) values[i];
        }
        return copy;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../evil.xml",
                "IHE_XDM/../../evil.xml",
                "/etc/passwd",
                "C:/evil.xml",
                "C:\\evil.xml",
                "..\\evil.xml",
                "\\\\host\\share",
                "IHE_XDM/SUBSET01/.."
            })
    void namesThatLeadOut_areRefused(String name) throws Exception {
        assertThat(refusal(with(name, new byte[] {1}))).containsExactly("XDM-NAME-UNSAFE");
    }

    @Test
    void absurdNames_areRefused() throws Exception {
        assertThat(refusal(with("a".repeat(256), new byte[] {1}))).containsExactly("XDM-NAME-ABSURD");
        assertThat(refusal(with("a".repeat(255), new byte[] {1}))).isEmpty();
        assertThat(refusal(with("a\u0000.xml", new byte[] {1}))).containsExactly("XDM-NAME-ABSURD");
        assertThat(refusal(with("a\r\nb.xml", new byte[] {1}))).containsExactly("XDM-NAME-ABSURD");
        assertThat(refusal(with("a/".repeat(20) + "b.xml", new byte[] {1}))).containsExactly("XDM-NAME-ABSURD");
        assertThat(refusal(with("résumé ☃.txt", new byte[] {1}))).isEmpty();
    }

    @Test
    void tooManyFiles_areRefused_atTheLimitTheyAreNot() throws Exception {
        Map<String, byte[]> files = XdmSamples.unpacked(XdmSamples.document());
        for (int i = files.size(); i < 50; i++) {
            files.put("F" + i + ".TXT", new byte[] {1});
        }
        XdmReader reader = XdmReader.create().limits(XdmLimits.DEFAULT.withEntries(50));
        assertThat(refusal(reader, XdmSamples.zip(files))).isEmpty();
        files.put("ONE_MORE.TXT", new byte[] {1});
        assertThat(refusal(reader, XdmSamples.zip(files))).containsExactly("XDM-ENTRY-COUNT");
    }

    @Test
    void bombs_areRefused() throws Exception {
        byte[] bomb = with("BOMB.BIN", new byte[20_000_000]);
        assertThat(bomb.length).isLessThan(100_000);
        assertThat(refusal(bomb)).containsExactly("XDM-BOMB");
        XdmLimits generous = XdmLimits.DEFAULT.withRatio(2_000);
        assertThat(refusal(XdmReader.create().limits(generous), bomb)).isEmpty();
        assertThat(refusal(XdmReader.create().limits(generous.withTotalBytes(15_000_000)), bomb))
                .containsExactly("XDM-BOMB");
    }

    /** What it unpacks to is counted, whatever the table says. */
    @Test
    void aBombThatLiesAboutItsSize_isRefusedAllTheSame() throws Exception {
        byte[] bomb = with("BOMB.BIN", new byte[20_000_000]);
        int header = at(bomb, DIRECTORY, 4);
        byte[] lying = patched(bomb, header + 24, 10, 0, 0, 0);
        assertThat(refusal(lying)).containsExactly("XDM-BOMB");
        XdmLimits limits = XdmLimits.DEFAULT.withRatio(2_000).withTotalBytes(15_000_000);
        assertThat(refusal(XdmReader.create().limits(limits), lying)).containsExactly("XDM-BOMB");
    }

    @Test
    void aBombInAZipInAZip_isRefused() throws Exception {
        byte[] outer = XdmSamples.zip(Map.of("IHE_XDM.ZIP", with("BOMB.BIN", new byte[20_000_000])));
        assertThat(refusal(outer)).containsExactly("XDM-BOMB");
    }

    @Test
    void zipsBesideTheDocuments_areNeverOpened() throws Exception {
        byte[] inner = with("../evil.xml", new byte[] {1});
        try (ReceivedArchive archive = XdmReader.create().read(with("INNER.ZIP", inner))) {
            assertThat(archive.isRefused()).isFalse();
            assertThat(archive.documents()).hasSize(1);
            assertThat(archive.otherFiles()).hasSize(1);
        }
    }

    @Test
    void lockedFiles_areRefused() throws Exception {
        byte[] zip = good();
        for (int bit : new int[] {0x01, 0x41}) {
            assertThat(refusal(patched(zip, at(zip, DIRECTORY, 3) + 8, bit))).containsExactly("XDM-ENCRYPTED");
        }
    }

    @Test
    void links_areRefused() throws Exception {
        byte[] zip = good();
        assertThat(refusal(patched(zip, at(zip, DIRECTORY, 3) + 38, 0, 0, 0xFF, 0xA1)))
                .containsExactly("XDM-LINK");
    }

    @Test
    void filesThatContradictTheTable_areRefused() throws Exception {
        byte[] zip = good();
        int local = at(zip, LOCAL, 3);
        assertThat(refusal(patched(zip, local + 30, 'X'))).containsExactly("XDM-HEADER-MISMATCH");
        assertThat(refusal(patched(zip, local + 8, 8))).containsExactly("XDM-HEADER-MISMATCH");
        assertThat(refusal(patched(zip, local + 18, 1))).containsExactly("XDM-HEADER-MISMATCH");
    }

    @Test
    void overlappingFiles_areRefused() throws Exception {
        // Two entries of the table over the same file: what the zip bombs of David Fifield are made of.
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("A.TXT", new byte[] {1});
        files.put("B.TXT", new byte[] {1});
        byte[] zip = XdmSamples.zip(files);
        byte[] twice = zip.clone();
        int second = at(zip, DIRECTORY, 1);
        System.arraycopy(zip, at(zip, DIRECTORY, 0), twice, second, 51);
        assertThat(refusal(twice)).containsExactly("XDM-OVERLAP");
    }

    @Test
    void twoFilesOfOneName_areRefusedUnlessTheyAreTheSame() throws Exception {
        Map<String, byte[]> files = XdmSamples.unpacked(XdmSamples.document());
        files.put("IHE_XDM/SUBSET01/doc00001.xml", files.get(XdmSamples.DOC1));
        try (ReceivedArchive archive = XdmReader.create().read(XdmSamples.zip(files))) {
            assertThat(archive.documents()).hasSize(1);
            assertThat(XdmReaderTest.rules(archive, Severity.FORM)).containsExactly("XDM-DUPLICATE");
        }
        files.put("IHE_XDM/SUBSET01/doc00001.xml", new byte[] {1});
        assertThat(refusal(XdmSamples.zip(files))).containsExactly("XDM-DUPLICATE");
    }

    @Test
    void severalPatients_areRefused() throws Exception {
        Document other = XdmSamples.document(
                XdmSamples.ID.child(3),
                XdmSamples.qualified("279032A005000", "AUTRE", "1980-03-28").build());
        Map<String, byte[]> files = XdmSamples.unpacked(XdmSamples.document());
        XdmSamples.unpacked(other).forEach((name, bytes) -> files.put(name.replace("SUBSET01", "SUBSET02"), bytes));
        assertThat(refusal(XdmSamples.zip(files))).containsExactly("XDM-SEVERAL-PATIENTS");
        files.remove("IHE_XDM/SUBSET01/METADATA.XML");
        files.remove("IHE_XDM/SUBSET02/METADATA.XML");
        assertThat(refusal(XdmSamples.zip(files))).containsExactly("XDM-SEVERAL-PATIENTS");
        Map<String, byte[]> local =
                XdmSamples.unpacked(XdmSamples.document(XdmSamples.ID, XdmSamples.localPatient("IPP-7")));
        local.put(
                "IHE_XDM/SUBSET01/DOC00002.XML",
                XdmSamples.bytes(XdmSamples.document(XdmSamples.ID.child(1), XdmSamples.localPatient("IPP-8"))));
        assertThat(refusal(XdmSamples.zip(local))).containsExactly("XDM-SEVERAL-PATIENTS");
    }

    @Test
    void noZipAtAll_isRefused() throws Exception {
        for (byte[] bytes :
                List.of(new byte[0], new byte[] {'P', 'K'}, new byte[100], XdmSamples.bytes(XdmSamples.document()))) {
            assertThat(refusal(bytes)).containsExactly("XDM-NOT-ZIP");
        }
    }

    @Test
    void damagedFile_isToldAndTheRestIsRead() throws Exception {
        byte[] zip = good();
        int local = at(zip, LOCAL, 3);
        byte[] flipped = patched(zip, local + 30 + XdmSamples.DOC1.length() + 200, 0);
        try (ReceivedArchive archive = XdmReader.create().read(flipped)) {
            assertThat(XdmReaderTest.rules(archive, Severity.CONTENT)).contains("XDM-CRC", "XDM-HASH");
        }
        byte[] light =
                XdmSamples.bytes(XdmSamples.archive(XdmSamples.document()).build(), Compression.LIGHT);
        int data = at(light, LOCAL, 3) + 30 + XdmSamples.DOC1.length();
        byte[] broken = light.clone();
        Arrays.fill(broken, data, data + 50, (byte) 0xFF);
        try (ReceivedArchive archive = XdmReader.create().read(broken)) {
            assertThat(archive.documents()).isEmpty();
            assertThat(XdmReaderTest.rules(archive, Severity.CONTENT)).contains("XDM-DAMAGED", "XDM-URI");
        }
        byte[] method = patched(patched(zip, local + 8, 12), at(zip, DIRECTORY, 3) + 10, 12);
        try (ReceivedArchive archive = XdmReader.create().read(method)) {
            assertThat(XdmReaderTest.rules(archive, Severity.CONTENT)).contains("XDM-METHOD");
        }
    }

    @Test
    void foreignBytesBeforeTheZip_areTold() throws Exception {
        byte[] zip = good();
        byte[] longer = new byte[zip.length + 10];
        System.arraycopy(zip, 0, longer, 10, zip.length);
        try (ReceivedArchive archive = XdmReader.create().read(longer)) {
            assertThat(XdmReaderTest.rules(archive, Severity.FORM)).containsExactly("XDM-ZIP-PREFIX");
            assertThat(archive.documents()).hasSize(1);
        }
    }

    /** Wherever it is cut: what is whole is read, and it is told. */
    @Test
    void truncatedArchives_giveWhatIsWhole() throws Exception {
        for (Compression compression : Compression.values()) {
            byte[] zip = XdmSamples.bytes(
                    XdmSamples.archive(
                                    XdmSamples.document(),
                                    XdmSamples.document(XdmSamples.ID.child(1), XdmSamples.patient()))
                            .build(),
                    compression);
            for (int length = 30; length < zip.length; length += 37) {
                try (ReceivedArchive archive = XdmReader.create().read(Arrays.copyOf(zip, length))) {
                    assertThat(archive.isSound())
                            .as("%s cut at %s", compression, length)
                            .isFalse();
                    assertThat(archive.documents().size()).isLessThanOrEqualTo(2);
                }
            }
            try (ReceivedArchive archive = XdmReader.create().read(Arrays.copyOf(zip, at(zip, DIRECTORY, 0)))) {
                assertThat(archive.documents()).hasSize(2).allMatch(ReceivedDocument::isVerified);
                assertThat(XdmReaderTest.rules(archive, Severity.CONTENT)).containsExactly("XDM-TRUNCATED");
            }
        }
    }

    /** Random damage: a finding or nothing, never an exception, never a document that is said to be verified and is not. */
    @Test
    void randomDamage_neverMakesAnException() throws Exception {
        Random random = new Random(20_260_714);
        byte[][] seeds = {
            good(), XdmSamples.bytes(XdmSamples.archive(XdmSamples.document()).build(), Compression.LIGHT)
        };
        byte[] right = XdmSamples.bytes(XdmSamples.document());
        for (int i = 0; i < (THOROUGH ? 800 : 200); i++) {
            byte[] zip = seeds[i % 2].clone();
            for (int flips = 1 + random.nextInt(8); flips > 0; flips--) {
                int tail = Math.min(zip.length, 600);
                int at = random.nextBoolean() ? random.nextInt(zip.length) : zip.length - 1 - random.nextInt(tail);
                zip[at] = (byte) random.nextInt(256);
            }
            try (ReceivedArchive archive = XdmReader.create().read(zip)) {
                if (archive.isSound() && !archive.documents().isEmpty()) {
                    assertThat(archive.documents().get(0).content().open().readAllBytes())
                            .isEqualTo(right);
                }
            }
        }
    }

    /** The same within the files, the zip itself being right. */
    @Test
    void randomDamageWithinTheFiles_neverMakesAnException() throws Exception {
        Random random = new Random(20_260_715);
        Map<String, byte[]> files = XdmSamples.unpacked(XdmSamples.document());
        for (int i = 0; i < (THOROUGH ? 300 : 100); i++) {
            Map<String, byte[]> damaged = new LinkedHashMap<>(files);
            for (String name : List.of(XdmSamples.METADATA, XdmSamples.DOC1)) {
                byte[] bytes = files.get(name).clone();
                for (int flips = random.nextInt(4); flips > 0; flips--) {
                    int at = random.nextInt(bytes.length);
                    // Digits and letters mostly: the XML stays well-formed and says something else.
                    bytes[at] = (byte) (random.nextInt(4) == 0 ? random.nextInt(256) : '0' + random.nextInt(10));
                }
                damaged.put(name, bytes);
            }
            try (ReceivedArchive archive = XdmReader.create().read(XdmSamples.zip(damaged))) {
                boolean changed = !Arrays.equals(damaged.get(XdmSamples.DOC1), files.get(XdmSamples.DOC1));
                boolean verified = archive.documents().stream().anyMatch(ReceivedDocument::isVerified);
                assertThat(changed && verified).isFalse();
                archive.documents().forEach(document -> assertThat(
                                List.of(document.uniqueId(), document.patientId(), document.title(), document.type()))
                        .isNotNull());
            }
        }
    }

    @Test
    void thousandsOfHeaders_areReadWithinBounds() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] junk = ("<ClinicalDocument xmlns=\"urn:hl7-org:v3\">" + "<author/>".repeat(20_000)
                        + "</ClinicalDocument>")
                .getBytes(StandardCharsets.US_ASCII);
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (int i = 0; i < 300; i++) {
                zip.putNextEntry(new ZipEntry("D" + i + ".XML"));
                zip.write(junk);
                zip.closeEntry();
            }
        }
        try (ReceivedArchive archive = XdmReader.create().read(out.toByteArray())) {
            // Three hundred such headers are beyond what may be kept: none is.
            assertThat(archive.documents()).isEmpty();
            assertThat(archive.isSound()).isFalse();
        }
    }

    @Test
    void contents_canBeReadAgainAndAgain() throws Exception {
        try (ReceivedArchive archive = XdmReader.create().read(good())) {
            archive.documents().get(0).content().open().transferTo(OutputStream.nullOutputStream());
            assertThat(archive.documents().get(0).content().fingerprint().sha1())
                    .isEqualTo(archive.documents().get(0).sha1());
        }
    }
}
