package org.segursdk.cda.read;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.segursdk.cda.read.biology.ReadBioReport;
import org.segursdk.cda.read.clinical.ReadLiaisonLetter;
import org.segursdk.cda.read.clinical.ReadMedicalSummary;
import org.segursdk.cda.read.imaging.ReadImagingReport;
import org.segursdk.cda.read.prescription.ReadPrescription;
import org.segursdk.core.document.ContentSource;
import org.segursdk.core.error.InvalidInputException;

/** Reads hostile bytes in a small heap; run as a program of its own. Ends with {@code survived N}, or a stack trace. */
public final class HostileInput {
    private static final int MUTATIONS = 150;
    private static final int MEGA = 1 << 20;

    private int done;

    private HostileInput() {}

    /** @param args files to mutate */
    public static void main(String[] args) throws IOException {
        HostileInput input = new HostileInput();
        for (String arg : args) {
            input.mutate(Files.readAllBytes(Path.of(arg)));
        }
        input.bombs();
        System.out.println("survived " + input.done);
    }

    /** Whatever it is: a document whose every view answers, or a refusal that says why. */
    private void read(ContentSource source) throws IOException {
        done++;
        ReadDocument document;
        try {
            document = CdaReader.create().read(source);
        } catch (InvalidInputException refused) {
            if (refused.violations().isEmpty()) {
                throw new IllegalStateException("a refusal without reason", refused);
            }
            return;
        }
        document.findings();
        document.metadata();
        document.sections().forEach(section -> section.entries().forEach(ReadStatement::values));
        BioFlags.of(document);
        ReadBioReport.of(document);
        ReadMedicalSummary.of(document);
        ReadLiaisonLetter.of(document);
        ReadImagingReport.of(document);
        ReadPrescription.of(document);
        for (EmbeddedContent content : document.contents()) {
            try (InputStream in = content.open()) {
                in.transferTo(OutputStreamOfNothing.INSTANCE);
            } catch (IOException broken) {
                // told as it should be
            }
        }
    }

    private static final class OutputStreamOfNothing extends java.io.OutputStream {
        static final OutputStreamOfNothing INSTANCE = new OutputStreamOfNothing();

        @Override
        public void write(int b) {}
    }

    private void mutate(byte[] original) throws IOException {
        Random random = new Random(42);
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] bytes = original.clone();
            for (int k = random.nextInt(8); k >= 0; k--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            byte[] mutated = i % 3 == 0 ? java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
            read(() -> new java.io.ByteArrayInputStream(mutated));
        }
        String xml = new String(original, StandardCharsets.UTF_8);
        for (String type : new String[] {"PQ", "CD", "IVL_TS", "BL", "ST", "ED", "II", "XX", "c:CD", ""}) {
            String wrong = xml.replaceAll("xsi:type=\"[A-Z_]+\"", "xsi:type=\"" + type + "\"");
            read(() -> new java.io.ByteArrayInputStream(wrong.getBytes(StandardCharsets.UTF_8)));
        }
        for (String value : new String[] {"NaN", "1e999999999", "-", "9".repeat(5000), "20261345", "é"}) {
            String wrong = xml.replaceAll(" value=\"[^\"]*\"", " value=\"" + value + "\"");
            read(() -> new java.io.ByteArrayInputStream(wrong.getBytes(StandardCharsets.UTF_8)));
        }
        String broken = xml.replace("JVBERi0", "J%VB=ERi0");
        read(() -> new java.io.ByteArrayInputStream(broken.getBytes(StandardCharsets.UTF_8)));
    }

    private static final String OPEN = "<ClinicalDocument xmlns='urn:hl7-org:v3'><component><structuredBody>";
    private static final String CLOSE = "</structuredBody></component></ClinicalDocument>";

    private void bombs() throws IOException {
        read(repeated(OPEN, "<component><section>", 1_000_000, ""));
        read(repeated(OPEN, "<component/>", 8 * MEGA, CLOSE));
        read(repeated(OPEN + "<text>", "lorem ipsum ", 24 * MEGA, "</text>" + CLOSE));
        read(repeated(OPEN + "<text a='", "lorem ipsum ", 24 * MEGA, "'/>" + CLOSE));
        read(repeated(OPEN + "<!--", "lorem ipsum ", 24 * MEGA, "-->" + CLOSE));
        read(repeated(OPEN + "<?pi ", "lorem ipsum ", 24 * MEGA, "?>" + CLOSE));
        read(repeated(OPEN + "<text><![CDATA[", "lorem ipsum ", 24 * MEGA, "]]></text>" + CLOSE));
        read(repeated("<", "abcdefghijkl", 24 * MEGA, "/>"));
        read(repeated(OPEN + "<text", " a%d='b'", 2 * MEGA, "/>" + CLOSE));
        read(repeated(
                "<ClinicalDocument xmlns='urn:hl7-org:v3'><component><nonXMLBody><text mediaType='application/pdf'"
                        + " representation='B64'>",
                "JVBERi0xLjQK",
                24 * MEGA,
                "</text></nonXMLBody></component></ClinicalDocument>"));
        read(bytes("<!DOCTYPE a [<!ENTITY a 'b'><!ENTITY c '&a;&a;&a;&a;&a;'>]><a>&c;</a>"));
        read(bytes("<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>"));
        read(bytes(""));
        read(bytes("not xml"));
        read(bytes("<?xml version='1.0' encoding='nowhere'?><a/>"));
        read(() -> new java.io.ByteArrayInputStream(new byte[] {(byte) 0xFE, (byte) 0xFF, 0, '<', 0}));
        ByteArrayOutputStream invalid = new ByteArrayOutputStream();
        invalid.write((OPEN + "<text>").getBytes(StandardCharsets.UTF_8));
        invalid.write(new byte[] {(byte) 0xC3, (byte) 0x28, (byte) 0xFF});
        read(() -> new java.io.ByteArrayInputStream(invalid.toByteArray()));
    }

    private static ContentSource bytes(String xml) {
        return () -> new java.io.ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8));
    }

    /** A text made while it is read. */
    private static ContentSource repeated(String head, String piece, int times, String tail) {
        byte[] first = head.getBytes(StandardCharsets.UTF_8);
        byte[] middle = piece.getBytes(StandardCharsets.UTF_8);
        byte[] last = tail.getBytes(StandardCharsets.UTF_8);
        long end = first.length + (long) middle.length * times;
        return () -> new InputStream() {
            private long at;

            @Override
            public int read() {
                long i = at++;
                if (i < first.length) {
                    return first[(int) i] & 0xFF;
                }
                if (i < end) {
                    return middle[(int) ((i - first.length) % middle.length)] & 0xFF;
                }
                return i - end < last.length ? last[(int) (i - end)] & 0xFF : -1;
            }

            @Override
            public int read(byte[] out, int offset, int length) {
                int count = 0;
                while (count < length) {
                    int b = read();
                    if (b < 0) {
                        return count == 0 ? -1 : count;
                    }
                    out[offset + count++] = (byte) b;
                }
                return count;
            }
        };
    }
}
