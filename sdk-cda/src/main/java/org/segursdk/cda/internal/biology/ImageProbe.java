package org.segursdk.cda.internal.biology;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.segursdk.cda.biology.BioImage;

/**
 * Size and first bytes of an image.
 *
 * @param size bytes
 * @param head first bytes
 */
record ImageProbe(long size, byte[] head) {
    private static final int HEAD = 8;
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};
    private static final byte[] GIF = {'G', 'I', 'F', '8'};

    /** Reads the stream to its end; the caller closes it. */
    static ImageProbe read(InputStream in) throws IOException {
        byte[] head = in.readNBytes(HEAD);
        long size = head.length;
        byte[] buffer = new byte[16 * 1024];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            size += read;
        }
        return new ImageProbe(size, head);
    }

    boolean isFormat(BioImage.Format format) {
        byte[] mark =
                switch (format) {
                    case PNG -> PNG;
                    case JPEG -> JPEG;
                    case GIF -> GIF;
                };
        return head.length >= mark.length && Arrays.equals(head, 0, mark.length, mark, 0, mark.length);
    }
}
