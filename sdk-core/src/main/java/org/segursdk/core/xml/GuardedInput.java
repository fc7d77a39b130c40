package org.segursdk.core.xml;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the JDK's parser reads from. It stops two things the parser does not stop by itself: bytes that are not in their encoding, of which
 * the parser would tell {@code System.err}, and a tag, a comment, an instruction or a CDATA section without end, which it
 * holds whole. The second is seen without looking at a byte: too much is read and no event comes out. Not thread-safe.
 */
final class GuardedInput extends FilterInputStream {
    /** Bytes that may be read for one event: some wrap a PDF in CDATA. */
    static final int MAX_UNIT = 8_000_000;

    /** Why the stream stops; told apart from a broken connection by its kind. */
    static final class Stopped extends IOException {
        private static final long serialVersionUID = 1L;

        final boolean oversized;

        Stopped(boolean oversized) {
            super(
                    oversized
                            ? "a tag, comment, instruction or CDATA section is too large"
                            : "bytes that are not in their encoding");
            this.oversized = oversized;
        }
    }

    private enum Encoding {
        UNKNOWN,
        UTF_8,
        ASCII,
        UTF_16BE,
        UTF_16LE,
        OTHER
    }

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final int HEAD = 512;
    private static final Pattern DECLARED = Pattern.compile("^<\\?xml[^>]*?\\sencoding\\s*=\\s*[\"']([A-Za-z0-9._-]+)");

    /** A declaration that nothing is wrong with. */
    private static final Pattern WHOLE = Pattern.compile("<\\?xml\\s+version\\s*=\\s*(?:\"1\\.[01]\"|'1\\.[01]')"
            + "\\s+encoding\\s*=\\s*(?:\"[A-Za-z][A-Za-z0-9._-]*\"|'[A-Za-z][A-Za-z0-9._-]*')"
            + "(?:\\s+standalone\\s*=\\s*(?:\"(?:yes|no)\"|'(?:yes|no)'))?\\s*\\?>");

    /** The first bytes, as far as they are ASCII: they declare the encoding. */
    private final StringBuilder head = new StringBuilder(HEAD);

    private Encoding encoding = Encoding.UNKNOWN;
    /** Whether the declaration is still to be read after a byte order mark, or in sixteen bits. */
    private boolean declarationDue;

    private long sinceEvent;
    /** Bytes that still belong to the character begun, and the bounds of the next one. */
    private int expected;

    private int lowest;
    private int highest;
    private long position;
    /** Whether the first half of a surrogate pair waits for the second. */
    private boolean halfPair;

    GuardedInput(InputStream in) {
        super(in);
    }

    /** The parser told of something: what comes next is counted from here. */
    void progress() {
        sinceEvent = 0;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = super.read(bytes, offset, length);
        if (count < 0) {
            boolean sixteen = encoding == Encoding.UTF_16BE || encoding == Encoding.UTF_16LE;
            if (expected > 0 || halfPair || sixteen && (position & 1) != 0) {
                throw new Stopped(false);
            }
            return count;
        }
        sinceEvent += count;
        if (sinceEvent > MAX_UNIT) {
            throw new Stopped(true);
        }
        if (encoding != Encoding.OTHER) {
            check(bytes, offset, offset + count);
        }
        position += count;
        return count;
    }

    private void check(byte[] bytes, int from, int end) throws Stopped {
        int i = from;
        while (i < end) {
            if (expected == 0 && encoding != Encoding.UTF_16BE && encoding != Encoding.UTF_16LE) {
                int start = i;
                i = ascii(bytes, i, end);
                remember(bytes, start, i);
                if (i == end) {
                    return;
                }
            }
            if (encoding == Encoding.UNKNOWN) {
                encoding = detect(bytes[i] & 0xFF);
            } else if (declarationDue && expected == 0 && encoding == Encoding.UTF_8) {
                declarationDue = false;
                // The parser goes by the declaration, also against the mark.
                encoding = declared() == Encoding.ASCII ? Encoding.ASCII : encoding;
            }
            switch (encoding) {
                case UTF_8 -> step(bytes[i++] & 0xFF);
                case ASCII -> throw new Stopped(false);
                case UTF_16BE, UTF_16LE -> {
                    sixteen(bytes, i, end, position + i - from);
                    return;
                }
                default -> {
                    return;
                }
            }
        }
    }

    private static int ascii(byte[] bytes, int from, int end) {
        int i = from;
        while (i + Long.BYTES <= end && ((long) LONGS.get(bytes, i) & HIGH_BITS) == 0) {
            i += Long.BYTES;
        }
        while (i < end && bytes[i] >= 0) {
            i++;
        }
        return i;
    }

    private void remember(byte[] bytes, int from, int end) {
        boolean wanted = encoding == Encoding.UNKNOWN || declarationDue;
        for (int i = from; wanted && i < end && head.length() < HEAD; i++) {
            head.append((char) bytes[i]);
        }
    }

    /** Called at the first byte that is not ASCII. */
    private Encoding detect(int first) throws Stopped {
        if (head.isEmpty()) {
            declarationDue = true;
            return first == 0xFE ? Encoding.UTF_16BE : first == 0xFF ? Encoding.UTF_16LE : Encoding.UTF_8;
        }
        if (begins("\0<\0?") || begins("<\0?\0")) {
            Encoding sixteen = head.charAt(0) == 0 ? Encoding.UTF_16BE : Encoding.UTF_16LE;
            String text = head.toString().replace("\0", "");
            head.setLength(0);
            head.append(text);
            requireSixteen();
            return sixteen;
        }
        if (begins("\0\0\0<") || begins("<\0\0\0") || begins("\0\0<\0") || begins("\0<\0\0")) {
            throw new Stopped(false); // characters of four bytes: nobody writes them
        }
        return declared();
    }

    private boolean begins(String start) {
        return head.indexOf(start) == 0;
    }

    /**
     * What the declaration makes the parser read, when the first bytes say eight bits. Another encoding only where the parser
     * surely takes the declaration: it reads UTF-8 until then, and on where it does not.
     */
    private Encoding declared() throws Stopped {
        Optional<String> name = name();
        if (name.isEmpty()) {
            // A byte order mark comes before the declaration, and says UTF-8 by itself.
            return Encoding.UTF_8;
        }
        if (isAscii(name.get())) {
            return Encoding.ASCII;
        }
        boolean other = !name.get().equals("UTF-8") && !name.get().equals("UTF8");
        return other && WHOLE.matcher(head).lookingAt() ? Encoding.OTHER : Encoding.UTF_8;
    }

    /** Sixteen bits that are declared to be eight would be read as eight. */
    private void requireSixteen() throws Stopped {
        Optional<String> name = name();
        if (name.isPresent() && !name.get().startsWith("UTF-16") && !name.get().equals("ISO-10646-UCS-2")) {
            throw new Stopped(false);
        }
    }

    /** The encoding declared, in upper case. */
    private Optional<String> name() throws Stopped {
        boolean declaration = head.indexOf("<?xml") == 0 && head.length() > 5 && head.charAt(5) <= ' ';
        if (declaration && head.indexOf("?>") < 0 && head.length() >= HEAD / 2) {
            throw new Stopped(false); // the encoding may stand beyond what is looked at: nobody writes it so
        }
        Matcher declared = DECLARED.matcher(head);
        return declared.find() ? Optional.of(declared.group(1).toUpperCase(Locale.ROOT)) : Optional.empty();
    }

    /** It has many names. */
    private static boolean isAscii(String name) {
        try {
            return Charset.forName(name).equals(StandardCharsets.US_ASCII);
        } catch (IllegalArgumentException unknown) {
            return false;
        }
    }

    /** Whole pairs of surrogates only. */
    private void sixteen(byte[] bytes, int from, int end, long at) throws Stopped {
        int highByte = encoding == Encoding.UTF_16BE ? 0 : 1;
        for (int i = from; i < end; i++) {
            if (declarationDue) {
                declaration(bytes[i], at + i - from);
            }
            if ((at + i - from & 1) == highByte) {
                int surrogate = bytes[i] & 0xFC;
                if (halfPair != (surrogate == 0xDC)) {
                    throw new Stopped(false);
                }
                halfPair = surrogate == 0xD8;
            }
        }
    }

    /** One byte of a declaration in sixteen bits, the mark before it included: half a mark is none. */
    private void declaration(byte octet, long at) throws Stopped {
        if (at == 1 && octet != (byte) (encoding == Encoding.UTF_16BE ? 0xFF : 0xFE)) {
            throw new Stopped(false);
        }
        if (octet > 0) {
            head.append((char) octet);
        }
        if (octet == '>' || head.length() >= HEAD / 2) {
            declarationDue = false;
            requireSixteen();
        }
    }

    /** RFC 3629: the shortest form, no half of a surrogate pair, nothing above U+10FFFF. */
    private void step(int octet) throws Stopped {
        if (expected > 0) {
            if (octet < lowest || octet > highest) {
                throw new Stopped(false);
            }
            expected--;
            lowest = 0x80;
            highest = 0xBF;
            return;
        }
        if (octet < 0x80) {
            return;
        }
        lowest = octet == 0xE0 ? 0xA0 : octet == 0xF0 ? 0x90 : 0x80;
        highest = octet == 0xED ? 0x9F : octet == 0xF4 ? 0x8F : 0xBF;
        if (octet >= 0xC2 && octet <= 0xDF) {
            expected = 1;
        } else if (octet >= 0xE0 && octet <= 0xEF) {
            expected = 2;
        } else if (octet >= 0xF0 && octet <= 0xF4) {
            expected = 3;
        } else {
            throw new Stopped(false);
        }
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
