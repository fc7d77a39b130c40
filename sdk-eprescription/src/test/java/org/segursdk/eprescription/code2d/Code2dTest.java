package org.segursdk.eprescription.code2d;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.EncodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.image.BufferedImage;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.segursdk.core.Environment;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.SegurSecurityException;
import org.segursdk.eprescription.EPrescriptionProfile;
import org.segursdk.eprescription.PrescriptionNumber;
import org.segursdk.eprescription.Samples;

class Code2dTest {
    private static final EPrescriptionProfile PROFILE = EPrescriptionProfile.observedV2();
    /** The one published sample, padded to 90. */
    private static final String SEEN = "{\"S\":{\"V\":2},\"D\":{\"ID\":\"03UE8SP00UGBYH4JF7\",\"P\":{\"N\":\"NESSI"
            + " ".repeat(85) + "\",\"P\":\"Ruth" + " ".repeat(86)
            + "\",\"D\":\"1977-07-14\"},\"M\":{\"RPPS\":\"99900023138\",\"RPPS2\":\"99900007487\",\"AM\":\"991000696\"}}}";

    private static final Code2dData RUTH = new Code2dData(
            PrescriptionNumber.of("03UE8SP00UGBYH4JF7"),
            "NESSI",
            "Ruth",
            "1977-07-14",
            "99900023138",
            Optional.of("99900007487"),
            Optional.of("991000696"));

    private static Code2d writer(EPrescriptionProfile profile) {
        return Code2d.writer(profile, Environment.INTEGRATION);
    }

    private static String text(byte[] payload) {
        return new String(payload, StandardCharsets.UTF_8);
    }

    @Test
    void publishedSample_isRead_andWrittenAgainToTheByte() {
        assertThat(SEEN.getBytes(StandardCharsets.UTF_8)).hasSize(328);
        assertThat(Code2d.read(SEEN, PROFILE)).isEqualTo(RUTH);
        assertThat(text(writer(PROFILE.withPadding(90)).payload(RUTH))).isEqualTo(SEEN);
        assertThat(text(writer(PROFILE).payload(RUTH))).contains("\"N\":\"NESSI\",");
    }

    @Test
    void replacement_standsWhereTheProfileSays() {
        EPrescriptionProfile first = PROFILE.withReplacementSecond(false);
        String payload = text(writer(first).payload(RUTH));
        assertThat(payload).contains("\"RPPS\":\"99900007487\",\"RPPS2\":\"99900023138\"");
        assertThat(Code2d.read(payload, first)).isEqualTo(RUTH);
        Code2dData data = writer(PROFILE)
                .data(Samples.ePrescription(Samples.usual().replaced(Samples.doctor("99700366258", "Martin", "Paul"))));
        assertThat(data.rpps()).isEqualTo("99700366258");
        assertThat(data.replacementRpps()).contains("99700366240");
    }

    @Test
    void data_isThatOfThePrescription() {
        Code2dData data = writer(PROFILE).data(Samples.ePrescription(Samples.usual()));
        assertThat(data)
                .isEqualTo(new Code2dData(
                        PrescriptionNumber.of(Samples.NUMBER),
                        "D'ARTAGNAN--DE BATZ",
                        "ZOE",
                        "1979-03-28",
                        "99700366240",
                        Optional.empty(),
                        Optional.of("991000696")));
        assertThat(data.toString()).doesNotContain("ARTAGNAN");
    }

    @Test
    void writer_isRefusedInProduction_untilAccepted() {
        assertThatThrownBy(() -> Code2d.writer(PROFILE, Environment.PRODUCTION))
                .isInstanceOf(SegurSecurityException.class)
                .hasMessageContaining("observed-v2");
        assertThatThrownBy(() -> Code2d.writer(PROFILE.acceptObserved(" "), Environment.PRODUCTION))
                .isInstanceOf(SegurSecurityException.class);
        EPrescriptionProfile accepted =
                PROFILE.acceptObserved("SEL-SFG-023 version 1").withPadding(90);
        assertThat(Code2d.writer(accepted, Environment.PRODUCTION).payload(RUTH))
                .isNotEmpty();
        assertThat(accepted.acceptedFor()).contains("SEL-SFG-023 version 1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "Hello :)",
                "{",
                "{}",
                "{\"D\":{\"ID\":\"03UE8SP00UGBYH4JF7\"}}",
                "{\"D\":[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]}",
                "{\"D\":{\"ID\":\"a\",\"ID\":\"b\"}}",
                "{\"D\":{\"ID\":1e999999999}}",
                "https://exemple.test/e",
                "{\"D\":{\"ID\":\"03UE8SP00UGBYH4JF7\",\"P\":{\"N\":\"A\",\"P\":\"B\",\"D\":\"1977-07-14\"},\"M\":{\"RPPS\":\"1\"}}} {}",
                "{\"D\":{\"ID\":\"03UE8SP00UGBYH4JF7\",\"P\":{\"N\":\"A\\u0000\",\"P\":\"B\",\"D\":\"1977-07-14\"},\"M\":{\"RPPS\":\"1\"}}}"
            })
    void whatIsNoCode_isRefused_withoutQuotingIt(String payload) {
        assertThatThrownBy(() -> Code2d.read(payload, PROFILE))
                .isInstanceOf(InvalidInputException.class)
                .hasNoCause()
                .hasMessageNotContainingAny("Hello", "exemple", "1977");
    }

    @Test
    void anyBytes_areReadOrRefused() {
        Random random = new Random(8);
        byte[] seen = SEEN.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 5_000; i++) {
            byte[] bytes = seen.clone();
            for (int j = random.nextInt(4); j >= 0; j--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            try {
                assertThat(Code2d.read(bytes, PROFILE)).isNotNull();
            } catch (InvalidInputException refused) {
                assertThat(refused.violations()).isNotEmpty();
            }
        }
        assertThatThrownBy(() -> Code2d.read(new byte[100_000], PROFILE)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void tooMuchForACode_isRefused() {
        Code2dData endless = new Code2dData(
                RUTH.number(), "N".repeat(4_000), "P", "1977-07-14", "1", Optional.empty(), Optional.empty());
        assertThatThrownBy(() -> writer(PROFILE).image(endless))
                .isInstanceOfSatisfying(InvalidInputException.class, refused -> assertThat(
                                refused.violations().get(0).rule())
                        .isEqualTo("EPR-CODE2D-SIZE"));
    }

    /** Laid out as it comes, this content holds what passes for a corner mark. */
    @Test
    void contentThatAPlainWriterSpoils_isLaidOutSoThatAReaderFindsIt() throws Exception {
        Code2dData data = new Code2dData(
                PrescriptionNumber.of("00TEST000000289473"),
                "NESSI",
                "DOMINIQUE",
                "2024-01-01",
                "99700366240",
                Optional.of("99700218896"),
                Optional.of("991000694"));
        String payload = text(writer(PROFILE).payload(data));
        assertThat(read(asItComes(payload))).isEmpty();
        try (InputStream png = writer(PROFILE).image(data).image().open()) {
            assertThat(read(ImageIO.read(png))).contains(payload);
        }
    }

    private static BufferedImage asItComes(String payload) throws WriterException {
        Map<EncodeHintType, Object> hints =
                Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.L, EncodeHintType.MARGIN, 4);
        BitMatrix modules = new QRCodeWriter().encode(payload, BarcodeFormat.QR_CODE, 0, 0, hints);
        int side = modules.getWidth() * 6;
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < side * side; i++) {
            image.setRGB(i % side, i / side, modules.get(i % side / 6, i / side / 6) ? 0 : 0xFFFFFF);
        }
        return image;
    }

    private static Optional<String> read(BufferedImage image) {
        int side = image.getWidth();
        LuminanceSource source = new RGBLuminanceSource(side, side, image.getRGB(0, 0, side, side, null, 0, side));
        try {
            return Optional.of(new QRCodeReader()
                    .decode(new BinaryBitmap(new HybridBinarizer(source)))
                    .getText());
        } catch (ReaderException notFound) {
            return Optional.empty();
        }
    }
}
