package org.segursdk.mss.internal.mime;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;

/** Transfer encodings as received: what does not belong is passed over. */
final class TransferEncodings {
    private TransferEncodings() {}

    static byte[] decode(byte[] body, String encoding) {
        return switch (encoding.strip().toLowerCase(Locale.ROOT)) {
            case "base64" -> base64(body);
            case "quoted-printable" -> quotedPrintable(body);
            default -> body;
        };
    }

    private static byte[] base64(byte[] body) {
        byte[] letters = new byte[body.length];
        int count = 0;
        for (byte each : body) {
            boolean letter = each >= 'A' && each <= 'Z'
                    || each >= 'a' && each <= 'z'
                    || each >= '0' && each <= '9'
                    || each == '+'
                    || each == '/';
            if (letter) {
                letters[count++] = each;
            } else if (each == '=') {
                break;
            }
        }
        // One letter alone holds no byte.
        int usable = count % 4 == 1 ? count - 1 : count;
        return Base64.getDecoder().decode(Arrays.copyOf(letters, usable));
    }

    private static byte[] quotedPrintable(byte[] body) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(body.length);
        int i = 0;
        while (i < body.length) {
            if (body[i] != '=') {
                out.write(body[i++]);
                continue;
            }
            int softBreak = softBreak(body, i + 1);
            if (softBreak > 0) {
                i = softBreak;
                continue;
            }
            int high = i + 2 < body.length ? Character.digit(body[i + 1], 16) : -1;
            int low = i + 2 < body.length ? Character.digit(body[i + 2], 16) : -1;
            if (high >= 0 && low >= 0) {
                out.write(high << 4 | low);
                i += 3;
            } else {
                out.write(body[i++]);
            }
        }
        return out.toByteArray();
    }

    /** Where the text goes on after a soft line break whose {@code =} stands just before, or 0. */
    private static int softBreak(byte[] body, int from) {
        int i = from;
        while (i < body.length && (body[i] == ' ' || body[i] == '\t')) {
            i++;
        }
        if (i == body.length) {
            return i;
        }
        if (body[i] == '\r') {
            i++;
        }
        return i < body.length && body[i] == '\n' ? i + 1 : 0;
    }
}
