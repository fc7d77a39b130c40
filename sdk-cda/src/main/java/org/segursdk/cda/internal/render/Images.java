package org.segursdk.cda.internal.render;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** Whether an image can be shown without harm. */
final class Images {
    /** A larger image would fill the memory of whoever draws it. */
    private static final long MAX_PIXELS = 40_000_000;

    private Images() {}

    static boolean isPng(byte[] bytes) {
        return bytes.length > 8 && (bytes[0] & 0xff) == 0x89 && bytes[1] == 'P' && bytes[2] == 'N' && bytes[3] == 'G';
    }

    /** Reads the dimensions alone. */
    static boolean isDrawable(byte[] bytes) {
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                return false;
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
                return pixels > 0 && pixels <= MAX_PIXELS;
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException broken) {
            return false;
        }
    }

    /** Without transparency, which PDF/A-1 does not have: drawn on white. Opaque images stay as they are. */
    static byte[] opaque(byte[] bytes) {
        try {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(bytes));
            if (image == null || !image.getColorModel().hasAlpha()) {
                return bytes;
            }
            BufferedImage flat = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
            Graphics2D pen = flat.createGraphics();
            pen.drawImage(image, 0, 0, Color.WHITE, null);
            pen.dispose();
            ByteArrayOutputStream png = new ByteArrayOutputStream(bytes.length);
            ImageIO.write(flat, "png", png);
            return png.toByteArray();
        } catch (IOException | RuntimeException broken) {
            return bytes;
        }
    }
}
