package org.segursdk.insi.datamatrix;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.datamatrix.DataMatrixWriter;
import com.google.zxing.datamatrix.encoder.SymbolShapeHint;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** The modules of a symbol, and the images of them. */
final class Symbol {
    /** Modules of white around the symbol; the format wants one at least. */
    static final int QUIET_ZONE = 2;

    private static final int WHITE = 0xFFFFFF;
    private static final int CAPTION_HEIGHT = 6;
    private static final String CAPTION = "INS à scanner";

    private final BitMatrix modules;

    private Symbol(BitMatrix modules) {
        this.modules = modules;
    }

    static Symbol of(String text) {
        BitMatrix modules = new DataMatrixWriter()
                .encode(
                        text,
                        BarcodeFormat.DATA_MATRIX,
                        0,
                        0,
                        Map.of(EncodeHintType.DATA_MATRIX_SHAPE, SymbolShapeHint.FORCE_SQUARE));
        return new Symbol(modules);
    }

    private int side() {
        return modules.getWidth() + 2 * QUIET_ZONE;
    }

    private boolean isBlack(int column, int row) {
        int x = column - QUIET_ZONE;
        int y = row - QUIET_ZONE;
        return x >= 0 && y >= 0 && x < modules.getWidth() && y < modules.getHeight() && modules.get(x, y);
    }

    byte[] png(int modulePixels) {
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

    String svg(int modulePixels) {
        int side = side();
        int height = side + CAPTION_HEIGHT;
        StringBuilder out = new StringBuilder(8192)
                .append("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" width=\"")
                .append(side * modulePixels)
                .append("\" height=\"")
                .append(height * modulePixels)
                .append("\" viewBox=\"0 0 ")
                .append(side)
                .append(' ')
                .append(height)
                .append("\"><title>")
                .append(CAPTION)
                .append("</title><rect width=\"")
                .append(side)
                .append("\" height=\"")
                .append(height)
                .append("\" fill=\"#fff\"/><path shape-rendering=\"crispEdges\" fill=\"#000\" d=\"");
        runs(out);
        return out.append("\"/><text x=\"")
                .append(side / 2.0)
                .append("\" y=\"")
                .append(side + CAPTION_HEIGHT - 2)
                .append("\" font-family=\"sans-serif\" font-size=\"4\" text-anchor=\"middle\">")
                .append(CAPTION)
                .append("</text></svg>")
                .toString();
    }

    /** One rectangle for each run of black modules of a row. */
    private void runs(StringBuilder out) {
        int side = side();
        for (int row = 0; row < side; row++) {
            int column = 0;
            while (column < side) {
                int start = column;
                while (column < side && isBlack(column, row)) {
                    column++;
                }
                if (column > start) {
                    out.append('M').append(start).append(' ').append(row);
                    out.append('h')
                            .append(column - start)
                            .append("v1H")
                            .append(start)
                            .append('z');
                }
                column++;
            }
        }
    }
}
