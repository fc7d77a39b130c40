package org.segursdk.insi.datamatrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violation;
import org.segursdk.core.identity.BirthDate;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.Ins;
import org.segursdk.core.identity.InsAuthority;
import org.segursdk.core.identity.Provenance;
import org.segursdk.core.identity.Provenance.Route;
import org.segursdk.core.identity.QualifiedIns;
import org.segursdk.core.identity.Sex;
import org.segursdk.insi.GeneratedIdentities;
import org.segursdk.insi.identity.CaptureChannel;
import org.segursdk.insi.identity.IdentityStatus;
import org.segursdk.insi.identity.PatientIdentity;
import org.segursdk.insi.identity.People;

class InsDatamatrixTest {
    private static final String HEADER = "IS010000000000000000000000";
    private static final String VECTOR = HEADER + "S1297022A02077878" + "S21.2.250.1.213.1.4.8\u001D"
            + "S3DOMINIQUE\u001D" + "S4ADRTROIS\u001D" + "S5F" + "S626-02-1997" + "S72A020";

    private static QualifiedIns dominique(InsAuthority authority) {
        return qualified(new Ins(People.NIR.matricule(), authority), People.dominique());
    }

    private static QualifiedIns qualified(Ins ins, IdentityTraits traits) {
        return QualifiedIns.restore(ins, traits, new Provenance(Route.INSI_TRAITS, People.NOW, People.PASSPORT, true));
    }

    private static List<String> rules(ScannedIdentity scanned) {
        return scanned.findings().stream().map(Violation::rule).toList();
    }

    @Test
    @Tag("REM-INS-24")
    void text_testPerson_isTheVectorOfTheFactSheet() {
        assertThat(InsDatamatrix.of(dominique(InsAuthority.NIR)).text()).isEqualTo(VECTOR);
    }

    @Test
    void text_oidOf20Characters_isNotFollowedByASeparator() {
        assertThat(InsDatamatrix.of(dominique(InsAuthority.NIR_TEST)).text())
                .contains("S21.2.250.1.213.1.4.10S3DOMINIQUE\u001DS4");
    }

    @Test
    void text_withoutBirthPlace_endsWithTheDate() {
        assertThat(InsDatamatrix.of(dominique(InsAuthority.NIR))
                        .withoutBirthPlace()
                        .text())
                .endsWith("S626-02-1997")
                .doesNotContain("S7");
    }

    @Test
    void text_namesOfFullLength_haveNoSeparator() {
        String long100 = "N".repeat(100);
        IdentityTraits traits = People.traits(long100, "P".repeat(99), Sex.MALE, "1997-02-26", "63220");

        assertThat(InsDatamatrix.of(qualified(People.NIR, traits)).text())
                .contains("S3" + "P".repeat(99) + "\u001DS4" + long100 + "S5M");
    }

    @Test
    void of_lunarDate_isCompletedByTheRules() {
        IdentityTraits traits = People.traits("ADRTROIS", "DOMINIQUE", Sex.FEMALE, "1907-00-00", "2A020");

        assertThat(InsDatamatrix.of(qualified(People.NIR, traits)).text()).contains("S631-12-1907");
    }

    @Test
    void of_namesThatInsiCannotHaveGiven_areAllRefused() {
        IdentityTraits traits = IdentityTraits.received(
                "N".repeat(101),
                "Zoé\u001DS5M",
                Optional.empty(),
                Sex.FEMALE,
                BirthDate.parse("1997-02-26"),
                Optional.of("?"));

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> InsDatamatrix.of(qualified(People.NIR, traits)))
                .satisfies(e -> assertThat(e.violations())
                        .extracting(Violation::path)
                        .containsExactly("traits.birthName", "traits.birthGivenNames", "traits.birthPlace"));
    }

    static IntStream seeds() {
        return IntStream.range(0, 300);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    @Tag("REM-INS-24")
    void everyForm_generatedIdentity_comesBackEqual(int seed) throws IOException {
        Random random = new Random(seed);
        PatientIdentity identity = GeneratedIdentities.identity(random, IdentityStatus.QUALIFIED);
        InsDatamatrix datamatrix = InsDatamatrix.of(identity.qualifiedIns().orElseThrow());
        int module = 1 + random.nextInt(6);

        for (ScannedIdentity scanned : List.of(
                InsDatamatrix.read(datamatrix.text()),
                InsDatamatrix.readImage(datamatrix.png(module)),
                InsDatamatrix.readImage(rasterised(datamatrix.svg(module), module)))) {
            assertThat(scanned.findings()).isEmpty();
            assertThat(scanned.ins()).isEqualTo(identity.ins());
            assertThat(scanned.traits()).hasValueSatisfying(traits -> assertSame(traits, identity.traits()));
        }
    }

    /** The first given name is not in the symbol: it is taken from the list. */
    private static void assertSame(IdentityTraits scanned, IdentityTraits local) {
        assertThat(scanned.birthName()).isEqualTo(local.birthName());
        assertThat(scanned.birthGivenNames()).isEqualTo(local.birthGivenNames());
        assertThat(scanned.sex()).isEqualTo(local.sex());
        assertThat(scanned.birthDate()).isEqualTo(local.birthDate());
        assertThat(scanned.birthPlace()).isEqualTo(local.birthPlace());
    }

    /** Draws the path of the SVG, as a browser would. */
    private static byte[] rasterised(String svg, int scale) throws IOException {
        Matcher box = Pattern.compile("viewBox=\"0 0 ([0-9]+) ([0-9]+)\"").matcher(svg);
        assertThat(box.find()).isTrue();
        BufferedImage image = new BufferedImage(
                Integer.parseInt(box.group(1)) * scale,
                Integer.parseInt(box.group(2)) * scale,
                BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
        graphics.setColor(Color.BLACK);
        Matcher run = Pattern.compile("M([0-9]+) ([0-9]+)h([0-9]+)v1H\\1z").matcher(svg);
        while (run.find()) {
            graphics.fillRect(
                    Integer.parseInt(run.group(1)) * scale,
                    Integer.parseInt(run.group(2)) * scale,
                    Integer.parseInt(run.group(3)) * scale,
                    scale);
        }
        graphics.dispose();
        return encoded(image, "png");
    }

    private static byte[] encoded(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, format, out)).isTrue();
        return out.toByteArray();
    }

    @Test
    void svg_testPerson_hasQuietZoneAndCaption() {
        String svg = InsDatamatrix.of(dominique(InsAuthority.NIR)).svg(4);

        assertThat(svg).contains(">INS à scanner</text>").doesNotContain("M0 ", "M1 ");
        assertThat(Pattern.compile("M[0-9]+ [01]h").matcher(svg).find()).isFalse();
    }

    @Test
    @Tag("REM-INS-24")
    void readImage_symbolOnAScannedPage_isFound() throws IOException {
        byte[] png = InsDatamatrix.of(dominique(InsAuthority.NIR)).png(5);
        BufferedImage page = new BufferedImage(900, 700, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = page.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, 900, 700);
        graphics.drawImage(ImageIO.read(new ByteArrayInputStream(png)), 340, 250, null);
        graphics.dispose();

        assertThat(InsDatamatrix.readImage(encoded(page, "jpg")).ins()).contains(People.NIR);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 65, -1})
    void png_moduleOutOfBounds_isRefused(int module) {
        InsDatamatrix datamatrix = InsDatamatrix.of(dominique(InsAuthority.NIR));

        assertThatThrownBy(() -> datamatrix.png(module)).hasMessageContaining("DM-MODULE");
        assertThatThrownBy(() -> datamatrix.svg(module)).hasMessageContaining("DM-MODULE");
    }

    @ParameterizedTest
    @EnumSource(value = IdentityStatus.class, names = "QUALIFIED", mode = EnumSource.Mode.EXCLUDE)
    @Tag("REM-INS-20")
    void of_identityThatIsNotQualified_hasNothingToBeMadeFrom(IdentityStatus status) {
        for (int seed = 0; seed < 200; seed++) {
            assertThat(GeneratedIdentities.identity(new Random(seed), status).qualifiedIns())
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void read_blocksInAnyOrder_giveTheSame(int seed) {
        Random random = new Random(seed);
        PatientIdentity identity = GeneratedIdentities.identity(random, IdentityStatus.QUALIFIED);
        ScannedIdentity expected = InsDatamatrix.read(
                InsDatamatrix.of(identity.qualifiedIns().orElseThrow()).text());
        IdentityTraits traits = identity.traits();
        String iso = traits.birthDate().toIso();
        List<String> blocks = new ArrayList<>(List.of(
                "S1" + identity.ins().orElseThrow().matricule().value(),
                "S2" + identity.ins().orElseThrow().authority().oid() + '\u001D',
                "S3" + traits.birthGivenNames() + '\u001D',
                "S4" + traits.birthName() + '\u001D',
                "S5" + traits.sex().code(),
                "S6" + iso.substring(8) + '-' + iso.substring(5, 7) + '-' + iso.substring(0, 4),
                "S7" + traits.birthPlace().orElseThrow()));
        Collections.shuffle(blocks, random);
        String text = HEADER + String.join("", blocks);

        assertThat(InsDatamatrix.read(text)).isEqualTo(expected);
        assertThat(InsDatamatrix.read(text.replace("\u001D", "<GS>") + "\r\n")).isEqualTo(expected);
        assertThat(InsDatamatrix.read("]d1" + text.replace("\u001D", "\u241D"))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", ""})
    void read_separatorsLost_stillGivesTheIdentity(String instead) {
        ScannedIdentity scanned = InsDatamatrix.read(VECTOR.replace("\u001D", instead));

        assertThat(scanned.ins()).contains(People.NIR);
        assertThat(scanned.traits()).contains(People.dominique());
        assertThat(rules(scanned)).containsOnly("DM-SEPARATOR");
    }

    @Test
    void read_spacesForSeparatorsAndNameLast_stillGivesTheIdentity() {
        ScannedIdentity scanned = InsDatamatrix.read(
                HEADER + "S1297022A02077878S21.2.250.1.213.1.4.8 S3DOMINIQUE ANNE S5FS626-02-1997S72A020S4DE LA S");

        assertThat(scanned.traits()).hasValueSatisfying(traits -> {
            assertThat(traits.birthGivenNames()).isEqualTo("DOMINIQUE ANNE");
            assertThat(traits.birthName()).isEqualTo("DE LA S");
        });
    }

    @Test
    void read_nameThatHoldsABlockId_isReadWhole() {
        ScannedIdentity scanned = InsDatamatrix.read(VECTOR.replace("ADRTROIS", "ADRS1TROISS5F"));

        assertThat(scanned.traits())
                .hasValueSatisfying(traits -> assertThat(traits.birthName()).isEqualTo("ADRS1TROISS5F"));
        assertThat(rules(scanned)).containsExactly("INS-NAME-ALPHABET");
    }

    @Test
    void read_faultsInside_areFindingsByTheirRule() {
        assertThat(rules(InsDatamatrix.read(VECTOR.replace("77878", "77879")))).containsExactly("INS-MATRICULE-KEY");
        assertThat(rules(InsDatamatrix.read(VECTOR.replace("1.4.8", "1.4.2")))).containsExactly("INS-OID");
        assertThat(rules(InsDatamatrix.read(VECTOR.replace("S72A020", "")))).containsExactly("DM-NO-PLACE");
        assertThat(rules(InsDatamatrix.read(VECTOR.replace("26-02", "31-02")))).containsExactly("INS-BIRTHDATE");
        assertThat(rules(InsDatamatrix.read(VECTOR.replace("IS01", "IS02")))).containsExactly("DM-VERSION");
        assertThat(rules(InsDatamatrix.read(VECTOR.toLowerCase(java.util.Locale.ROOT))))
                .containsExactly("DM-CASE");
        assertThat(rules(InsDatamatrix.read(VECTOR.replace("S5F", "S9F\u001D"))))
                .contains("DM-BLOCK", "DM-MISSING");
        assertThat(rules(InsDatamatrix.read(VECTOR + "S5M"))).containsExactly("DM-REPEATED");
        assertThat(rules(InsDatamatrix.read(VECTOR.substring(0, VECTOR.length() - 2))))
                .contains("DM-TRUNCATED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "IS01", "hello", "01034531200000111719112510ABCD1234", HEADER, HEADER + "ZZZZ"})
    void read_noInsDatamatrix_isRefusedOnce(String text) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> InsDatamatrix.read(text))
                .satisfies(e -> assertThat(e.violations()).hasSize(1));
    }

    @Test
    void create_scannedIdentity_isProvisionalByBarcodeWithoutIns() {
        PatientIdentity created = InsDatamatrix.read(VECTOR)
                .create(GeneratedIdentities.LIFE_CYCLE, "r-1", People.SECRETARY)
                .identity();

        assertThat(created.status()).isEqualTo(IdentityStatus.PROVISIONAL);
        assertThat(created.state().channel()).isEqualTo(CaptureChannel.BARCODE);
        assertThat(created.traits()).isEqualTo(People.dominique());
        assertThat(created.ins()).isEmpty();
    }

    @Test
    void create_tooFewTraits_isRefused() {
        ScannedIdentity scanned = InsDatamatrix.read(HEADER + "S1297022A02077878");

        assertThatThrownBy(() -> scanned.create(GeneratedIdentities.LIFE_CYCLE, "r-1", People.SECRETARY))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("REQUIRED");
    }

    @Test
    void toReceived_scannedIdentity_bearsInsAndTraits() {
        ScannedIdentity scanned = InsDatamatrix.read(VECTOR);

        assertThat(scanned.toReceived().ins()).contains(People.NIR);
        assertThat(scanned.toReceived().traits()).contains(People.dominique());
        assertThat(scanned.toString()).doesNotContain("297022", "ADRTROIS");
    }

    @Test
    @Timeout(120)
    void read_noiseAndMutations_givesFindingsOrOneRefusal() {
        Random random = new Random(7);
        int refused = 0;
        for (int i = 0; i < 5000; i++) {
            String text = i % 3 == 0
                    ? GeneratedIdentities.noise(random, random.nextInt(400))
                    : i % 3 == 1
                            ? GeneratedIdentities.mutated(random, VECTOR)
                            : HEADER + GeneratedIdentities.noise(random, random.nextInt(300));
            try {
                ScannedIdentity scanned = InsDatamatrix.read(text);
                assertThat(scanned.findings().isEmpty() && scanned.traits().isEmpty())
                        .as("nothing read and nothing said")
                        .isFalse();
            } catch (InvalidInputException e) {
                refused++;
            }
        }
        assertThat(refused).isBetween(1, 4999);
    }

    @Test
    @Timeout(240)
    void readImage_noiseAndMutations_givesAnIdentityOrOneRefusal() {
        Random random = new Random(11);
        byte[] png = InsDatamatrix.of(dominique(InsAuthority.NIR)).png(2);
        int refused = 0;
        for (int i = 0; i < 600; i++) {
            byte[] bytes = i % 4 == 0 ? new byte[random.nextInt(200)] : png.clone();
            if (i % 4 == 0) {
                random.nextBytes(bytes);
            } else {
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            }
            try {
                assertThat(InsDatamatrix.readImage(bytes)).isNotNull();
            } catch (InvalidInputException e) {
                refused++;
            }
        }
        assertThat(refused).isBetween(150, 600);
    }

    @Test
    void readImage_giantOrBlankImage_isRefused() throws IOException {
        byte[] giant = encoded(new BufferedImage(20_000, 1_000, BufferedImage.TYPE_BYTE_BINARY), "png");
        byte[] blank = encoded(new BufferedImage(100, 100, BufferedImage.TYPE_INT_RGB), "png");

        assertThatThrownBy(() -> InsDatamatrix.readImage(giant)).hasMessageContaining("DM-IMAGE");
        assertThatThrownBy(() -> InsDatamatrix.readImage(blank)).hasMessageContaining("DM-NOT-FOUND");
        assertThatThrownBy(() -> InsDatamatrix.readImage(new byte[10_000_001])).hasMessageContaining("DM-IMAGE");
    }
}
