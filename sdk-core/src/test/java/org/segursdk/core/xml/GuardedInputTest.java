package org.segursdk.core.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.SAXException;

/** Bytes in no encoding and markup without end: an error of the document, in silence. */
@Isolated
class GuardedInputTest {
    private static String text(InputStream in) throws XMLStreamException {
        XMLStreamReader xml = SecureXml.reader(in);
        StringBuilder text = new StringBuilder();
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.CHARACTERS) {
                text.append(xml.getText());
            }
        }
        return text.toString();
    }

    /** Gives so many bytes at a time, never more. */
    private static InputStream slowly(byte[] bytes, int pace) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] out, int offset, int length) {
                return super.read(out, offset, Math.min(length, pace));
            }
        };
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "C328",
                "C0AF",
                "E08080",
                "EDA080",
                "F0808080",
                "F4908080",
                "F5808080",
                "80",
                "FF",
                "E28A",
                "F09F98",
                "C3"
            })
    @ResourceLock(Resources.SYSTEM_ERR)
    void bytesThatAreNoUtf8_areRefused_andNothingIsPrinted(String hex) {
        PrintStream before = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            for (String place : new String[] {"", "<a>", "<a b='", "<a><!--", "<a><![CDATA[", "<a><?p ", "<a"}) {
                for (String prolog : new String[] {"", "<?xml version='1.0' encoding='UTF-8'?>"}) {
                    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                    bytes.writeBytes((prolog + place).getBytes(StandardCharsets.UTF_8));
                    bytes.writeBytes(HexFormat.of().parseHex(hex));
                    assertThatThrownBy(() -> text(new ByteArrayInputStream(bytes.toByteArray())))
                            .isInstanceOf(XMLStreamException.class);
                }
            }
        } finally {
            System.setErr(before);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    @ResourceLock(Resources.SYSTEM_ERR)
    void asciiThatIsNot_isRefused_andNothingIsPrinted() {
        PrintStream before = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            byte[] bytes = "<?xml version='1.0' encoding='US-ASCII'?><a>é</a>".getBytes(StandardCharsets.UTF_8);
            assertThatThrownBy(() -> text(new ByteArrayInputStream(bytes))).isInstanceOf(XMLStreamException.class);
        } finally {
            System.setErr(before);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FEFF003C0061003E00",
                "FEFF003C0061003ED800003C",
                "FEFF003C0061003EDC00003C",
                "FFFE3C0061003E0000D83C00",
                "003C0061003ED800003C",
                "FEFF003C0061003ED83D"
            })
    @ResourceLock(Resources.SYSTEM_ERR)
    void bytesThatAreNoUtf16_areRefused_andNothingIsPrinted(String hex) {
        PrintStream before = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            assertThatThrownBy(
                            () -> text(new ByteArrayInputStream(HexFormat.of().parseHex(hex))))
                    .isInstanceOf(XMLStreamException.class);
        } finally {
            System.setErr(before);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    /** Documents whose declaration makes the parser read them otherwise than their first bytes say. */
    static Stream<byte[]> disguised() {
        String utf8 = "<?xml version='1.0' encoding='UTF-8'?><a>é</a>";
        String ascii = "<?xml version='1.0' encoding='US-ASCII'?><a>é</a>";
        return Stream.of(
                utf8.getBytes(StandardCharsets.UTF_16),
                ("\uFEFF" + utf8).getBytes(StandardCharsets.UTF_16LE),
                utf8.getBytes(StandardCharsets.UTF_16BE),
                utf8.getBytes(StandardCharsets.UTF_16LE),
                ascii.getBytes(StandardCharsets.UTF_16),
                ascii.getBytes(StandardCharsets.UTF_16BE),
                ("\uFEFF" + ascii).getBytes(StandardCharsets.UTF_8),
                ("\uFEFF<?xml version='1.0'" + " ".repeat(600) + "encoding='ASCII'?><a>é</a>")
                        .getBytes(StandardCharsets.UTF_8),
                ("<?xml version='1.0'" + " ".repeat(600) + "encoding='ASCII'?><a>é</a>")
                        .getBytes(StandardCharsets.UTF_8),
                ("<?xml version='1.0'" + " ".repeat(600) + "encoding='UTF-8'?><a>é</a>")
                        .getBytes(StandardCharsets.UTF_16),
                ascii.replace("US-ASCII", "ISO646-US").getBytes(StandardCharsets.UTF_8),
                ascii.replace("US-ASCII", "ANSI_X3.4-1968").getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @MethodSource("disguised")
    @ResourceLock(Resources.SYSTEM_ERR)
    void otherEncodingThanTheFirstBytesSay_isRefused_andNothingIsPrinted(byte[] document) {
        assertThat(printed(() -> {
                    for (int pace : new int[] {1, 4096}) {
                        assertThatThrownBy(() -> text(slowly(document, pace))).isInstanceOf(XMLStreamException.class);
                    }
                    assertThatThrownBy(() -> SecureXml.parse(new ByteArrayInputStream(document)))
                            .isInstanceOfAny(SAXException.class, IOException.class);
                }))
                .isEmpty();
    }

    /** Bytes changed anywhere, in any encoding: read or refused, in silence. */
    @Test
    @ResourceLock(Resources.SYSTEM_ERR)
    void damagedDocuments_printNothing() {
        Random random = new Random(20_261_122);
        String[] encodings = {
            "UTF-8",
            "US-ASCII",
            "ISO-8859-1",
            "windows-1252",
            "UTF-16",
            "UTF-16BE",
            "UTF-16LE",
            "UTF-32",
            "UTF-32LE",
            "IBM1047"
        };
        int documents = Boolean.getBoolean("segursdk.thorough") ? 100_000 : 2_000;
        assertThat(printed(() -> {
                    for (int i = 0; i < documents; i++) {
                        String written = encodings[random.nextInt(encodings.length)];
                        String told = random.nextBoolean() ? written : encodings[random.nextInt(encodings.length)];
                        String mark = random.nextInt(4) == 0 ? "\uFEFF" : "";
                        byte[] bytes = (mark + "<?xml version='1.0' encoding='" + told + "'?><a b='é'>à<!-- – -->漢</a>")
                                .getBytes(Charset.forName(written));
                        for (int flips = random.nextInt(4); flips > 0; flips--) {
                            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                        }
                        readOrRefused(bytes);
                    }
                }))
                .isEmpty();
    }

    private static void readOrRefused(byte[] bytes) {
        try {
            text(new ByteArrayInputStream(bytes));
        } catch (XMLStreamException e) {
            assertThat(e).isNotNull();
        }
        try {
            SecureXml.parse(new ByteArrayInputStream(bytes));
        } catch (SAXException | IOException e) {
            assertThat(e).isNotNull();
        }
    }

    /** What System.err was told meanwhile. */
    private static String printed(Runnable task) {
        PrintStream before = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            task.run();
        } finally {
            System.setErr(before);
        }
        return said.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 7, 4096})
    void charactersOfAnyLength_cutAnywhere_areRead(int pace) throws XMLStreamException {
        String words = "é – 漢 😀 مريض \uFFFD \uE000 " + "x".repeat(17);
        byte[] bytes = ("<a>" + words + "</a>").getBytes(StandardCharsets.UTF_8);
        assertThat(text(slowly(bytes, pace))).isEqualTo(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ISO-8859-1", "windows-1252", "UTF-16", "UTF-16BE", "UTF-16LE"})
    void otherEncodings_areLeftToTheParser(String encoding) throws XMLStreamException {
        byte[] bytes =
                ("<?xml version='1.0' encoding='" + encoding + "'?><a>à l'été</a>").getBytes(Charset.forName(encoding));
        assertThat(text(new ByteArrayInputStream(bytes))).isEqualTo("à l'été");
    }

    @Test
    void byteOrderMarkOfUtf8_isNotAnError() throws XMLStreamException {
        byte[] bytes = "\uFEFF<?xml version='1.0' encoding='UTF-8'?><a>é</a>".getBytes(StandardCharsets.UTF_8);
        assertThat(text(new ByteArrayInputStream(bytes))).isEqualTo("é");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<a b='", "<a><!--", "<a><![CDATA[", "<a><?p "})
    void markupWithoutEnd_isRefused(String start) {
        byte[] first = start.getBytes(StandardCharsets.UTF_8);
        InputStream endless = new ByteArrayInputStream(first) {
            @Override
            public synchronized int read(byte[] out, int offset, int length) {
                int count = super.read(out, offset, length);
                if (count > 0) {
                    return count;
                }
                Arrays.fill(out, offset, offset + length, (byte) 'x');
                return length;
            }
        };
        assertThatThrownBy(() -> text(endless)).isInstanceOf(OversizedXmlException.class);
    }

    @Test
    void manySmallThings_areNotTooMuch() throws XMLStreamException {
        byte[] bytes = ("<a>" + "<b c='0123456789'/>text".repeat(600_000) + "</a>").getBytes(StandardCharsets.UTF_8);
        assertThat(bytes.length).isGreaterThan(GuardedInput.MAX_UNIT);
        assertThat(text(new ByteArrayInputStream(bytes))).hasSize(600_000 * 4);
    }

    @Test
    void longText_isNotTooMuch() throws XMLStreamException {
        String words = "lorem ipsum ".repeat(1_000_000);
        byte[] bytes = ("<a>" + words + "</a>").getBytes(StandardCharsets.UTF_8);
        assertThat(text(new ByteArrayInputStream(bytes))).hasSameSizeAs(words);
    }

    @Test
    void brokenConnection_staysOne() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }

            @Override
            public int read(byte[] out, int offset, int length) throws IOException {
                return read();
            }
        };
        assertThatThrownBy(() -> text(broken))
                .isInstanceOf(XMLStreamException.class)
                .satisfies(e -> assertThat(((XMLStreamException) e).getNestedException())
                        .hasMessage("connection reset"));
    }
}
