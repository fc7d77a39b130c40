package org.segursdk.eprescription.internal;

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
import com.google.zxing.qrcode.encoder.QRCode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.eprescription.EPrescriptionProfile.ErrorCorrection;

/** The modules of a QR code, its quiet zone included. */
public final class QrCode {
    private static final int WHITE = 0xFFFFFF;
    /** Pixels to a module: a page on a screen, a scan, a photograph. */
    private static final double[] SEEN_AT = {2.5, 3, 3.7, 5, 6, 8};

    private final BitMatrix modules;
    private final int quiet;

    private QrCode(BitMatrix modules, int quiet) {
        this.modules = modules;
        this.quiet = quiet;
    }

    /**
     * @throws InvalidInputException rule {@code EPR-CODE2D-SIZE}: more than a QR code holds
     */
    public static QrCode of(byte[] payload, ErrorCorrection level, int quiet) {
        String text = new String(payload, StandardCharsets.UTF_8);
        Map<EncodeHintType, Object> hints = new EnumMap<>(EncodeHintType.class);
        hints.put(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.valueOf(level.name()));
        hints.put(EncodeHintType.MARGIN, 0);
        if (text.chars().anyMatch(c -> c > 0x7E)) {
            // The mark of UTF-8 in the code; plain ASCII does without.
            hints.put(EncodeHintType.CHARACTER_SET, "UTF-8");
        }
        try {
            QrCode first = new QrCode(new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0, hints), quiet);
            return first.isFoundByReaders()
                    ? first
                    : withAnotherMask(text, hints, quiet).orElse(first);
        } catch (WriterException tooLong) {
            throw InvalidInputException.of(
                    "Code2d",
                    "payload",
                    "EPR-CODE2D-SIZE",
                    "le contenu dépasse ce que porte un QR code",
                    "the content exceeds what a QR code holds");
        }
    }

    /** The same content, laid out by a mask with which a reader finds it; the masks of a QR code are of equal right. */
    private static Optional<QrCode> withAnotherMask(String text, Map<EncodeHintType, Object> hints, int quiet)
            throws WriterException {
        for (int mask = 0; mask < QRCode.NUM_MASK_PATTERNS; mask++) {
            hints.put(EncodeHintType.QR_MASK_PATTERN, mask);
            QrCode code = new QrCode(new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0, hints), quiet);
            if (code.isFoundByReaders()) {
                return Optional.of(code);
            }
        }
        return Optional.empty();
    }

    /**
     * About one code in three hundred has data that passes for a corner mark: a reader then takes it for something else. Whether it
     * does depends on how large the code is seen.
     */
    private boolean isFoundByReaders() {
        for (double scale : SEEN_AT) {
            if (!isFoundAt(scale)) {
                return false;
            }
        }
        return true;
    }

    private boolean isFoundAt(double scale) {
        int side = (int) (side() * scale);
        int[] pixels = new int[side * side];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = isBlack((int) (i % side / scale), (int) (i / side / scale)) ? 0 : WHITE;
        }
        LuminanceSource source = new RGBLuminanceSource(side, side, pixels);
        try {
            new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(source)));
            return true;
        } catch (ReaderException notFound) {
            return false;
        }
    }

    /** Modules on a side, quiet zone included. */
    public int side() {
        return modules.getWidth() + 2 * quiet;
    }

    public boolean isBlack(int column, int row) {
        int x = column - quiet;
        int y = row - quiet;
        return x >= 0 && y >= 0 && x < modules.getWidth() && y < modules.getHeight() && modules.get(x, y);
    }

    public byte[] png(int modulePixels) {
        int pixels = side() * modulePixels;
        BufferedImage image = new BufferedImage(pixels, pixels, BufferedImage.TYPE_BYTE_BINARY);
        for (int y = 0; y < pixels; y++) {
            for (int x = 0; x < pixels; x++) {
                image.setRGB(x, y, isBlack(x / modulePixels, y / modulePixels) ? 0 : WHITE);
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        // In memory: the default would lay the image down in a temporary file.
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            ImageIO.write(image, "png", stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
