package org.segursdk.insi.datamatrix;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.datamatrix.DataMatrixReader;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.segursdk.core.error.InvalidInputException;

/** The text of the datamatrix in an image of unknown origin. */
final class SymbolReader {
    private static final int MAX_BYTES = 10_000_000;
    private static final long MAX_PIXELS = 16_000_000;
    /** Sides in pixels: a symbol of 2 cm has 157 of them at 200 dpi, 236 at 300, 472 at 600. */
    private static final int[] PIECES = {400, 250, 700};

    private static final Set<String> FORMATS = Set.of("png", "jpeg", "gif", "bmp");

    private SymbolReader() {}

    static String read(byte[] bytes) {
        BufferedImage image = image(bytes);
        int width = image.getWidth();
        int height = image.getHeight();
        LuminanceSource source =
                new RGBLuminanceSource(width, height, image.getRGB(0, 0, width, height, null, 0, width));
        Optional<String> text = read(source).or(() -> inPieces(source));
        if (text.isPresent()) {
            return text.get();
        }
        throw InvalidInputException.of(
                "InsDatamatrix",
                "image",
                "DM-NOT-FOUND",
                "aucun datamatrix lisible dans cette image",
                "no legible datamatrix in this image");
    }

    private static Optional<String> read(LuminanceSource source) {
        List<BinaryBitmap> views = List.of(
                new BinaryBitmap(new HybridBinarizer(source)), new BinaryBitmap(new GlobalHistogramBinarizer(source)));
        for (BinaryBitmap view : views) {
            for (Map<DecodeHintType, ?> hints : List.of(
                    Map.of(DecodeHintType.TRY_HARDER, true),
                    Map.<DecodeHintType, Object>of(DecodeHintType.PURE_BARCODE, true))) {
                Optional<String> text = decode(view, hints);
                if (text.isPresent()) {
                    return text;
                }
            }
        }
        return Optional.empty();
    }

    /** A page: the detector looks around the middle of what it is given, so it is given pieces, which overlap. */
    private static Optional<String> inPieces(LuminanceSource page) {
        for (int side : PIECES) {
            if (page.getWidth() < side || page.getHeight() < side) {
                continue;
            }
            int step = side / 3;
            for (int top = 0; top + side <= page.getHeight(); top += step) {
                for (int left = 0; left + side <= page.getWidth(); left += step) {
                    BinaryBitmap piece = new BinaryBitmap(new HybridBinarizer(page.crop(left, top, side, side)));
                    Optional<String> text = decode(piece, Map.of(DecodeHintType.TRY_HARDER, true));
                    if (text.isPresent()) {
                        return text;
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> decode(BinaryBitmap view, Map<DecodeHintType, ?> hints) {
        try {
            return Optional.of(new DataMatrixReader().decode(view, hints).getText());
        } catch (ReaderException e) {
            return Optional.empty();
        } catch (RuntimeException e) {
            // The detector computes with corners it guessed; on noise it may step out of the image.
            return Optional.empty();
        }
    }

    /** The image on a white ground. Size is looked at before any pixel is decoded. */
    private static BufferedImage image(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw refused();
        }
        try (ImageInputStream stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
            if (!readers.hasNext()) {
                throw refused();
            }
            ImageReader reader = readers.next();
            try {
                // Metadata are skipped: compressed ones may be far larger than the image.
                reader.setInput(stream, true, true);
                String format = reader.getFormatName().toLowerCase(Locale.ROOT);
                long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
                if (!FORMATS.contains(format) || pixels > MAX_PIXELS) {
                    throw refused();
                }
                return onWhite(reader.read(0));
            } finally {
                reader.dispose();
            }
        } catch (IOException e) {
            throw refused();
        } catch (InvalidInputException e) {
            throw e;
        } catch (RuntimeException e) {
            // Decoders of the JDK answer some broken images with unchecked exceptions.
            throw refused();
        }
    }

    private static BufferedImage onWhite(BufferedImage image) {
        BufferedImage opaque = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = opaque.createGraphics();
        try {
            graphics.drawImage(image, 0, 0, Color.WHITE, null);
        } finally {
            graphics.dispose();
        }
        return opaque;
    }

    private static InvalidInputException refused() {
        return InvalidInputException.of(
                "InsDatamatrix",
                "image",
                "DM-IMAGE",
                "image PNG, JPEG, GIF ou BMP attendue, d'au plus 10 Mo et 16 millions de pixels",
                "a PNG, JPEG, GIF or BMP image is expected, of at most 10 MB and 16 million pixels");
    }
}
