package org.segursdk.cda.hostile;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.Random;
import org.segursdk.cda.check.CdaChecker;
import org.segursdk.cda.read.BioFlags;
import org.segursdk.cda.read.CdaReader;
import org.segursdk.cda.read.EmbeddedContent;
import org.segursdk.cda.read.ReadDocument;
import org.segursdk.cda.read.ReadStatement;
import org.segursdk.cda.read.biology.ReadBioReport;
import org.segursdk.cda.read.child.ReadChildRecord;
import org.segursdk.cda.read.clinical.ReadLiaisonLetter;
import org.segursdk.cda.read.clinical.ReadMedicalSummary;
import org.segursdk.cda.read.imaging.ReadImagingReport;
import org.segursdk.cda.read.imaging.ReadImagingRequest;
import org.segursdk.cda.read.prescription.ReadPrescription;
import org.segursdk.cda.read.vaccination.ReadVaccinationRecord;
import org.segursdk.cda.render.CdaRenderer;
import org.segursdk.cda.render.PdfCopy;
import org.segursdk.cda.render.RenderOptions;
import org.segursdk.core.document.ContentSource;
import org.segursdk.core.error.InvalidInputException;

/**
 * Reads, checks and shows hostile bytes in a small heap; run as a program of its own. Ends with {@code survived N}, or a stack
 * trace.
 */
public final class HostileInput {
    /** The profile {@code thorough} makes more. */
    private static final boolean THOROUGH = Boolean.getBoolean("segursdk.thorough");

    private static final int MUTATIONS = THOROUGH ? 150 : 25;
    private static final int MEGA = 1 << 20;

    /** Pieces of twelve bytes: more than the heap holds. */
    private static final int LONG = THOROUGH ? 24 * MEGA : 12 * MEGA;

    /** A PDF takes longer than all the rest. */
    private static final int PDF_EVERY = THOROUGH ? 20 : 90;

    private static final long[] SEEDS = THOROUGH ? new long[] {42, 20_261_122} : new long[] {42};

    private int done;

    private final String task;
    private boolean bombs;

    private HostileInput(String task) {
        this.task = task;
    }

    /** @param args what to do with it, {@code read}, {@code check} or {@code render}, then files to mutate */
    public static void main(String[] args) throws IOException {
        HostileInput input = new HostileInput(args[0]);
        for (String arg : List.of(args).subList(1, args.length)) {
            input.mutate(Files.readAllBytes(Path.of(arg)));
        }
        input.bombs();
        System.out.println("survived " + input.done);
    }

    private void survive(ContentSource source) throws IOException {
        done++;
        switch (task) {
            case "read" -> read(source);
            case "check" -> check(source);
            case "render" -> render(source);
            default -> throw new IllegalArgumentException(task);
        }
    }

    /** Whatever it is: findings. */
    private static void check(ContentSource source) throws IOException {
        try (InputStream in = source.open()) {
            CdaChecker.check(in).forEach(finding -> finding.message().french());
        }
    }

    /** Whatever it is: a page, or a refusal that says why. */
    private void render(ContentSource source) throws IOException {
        try {
            CdaRenderer.html(source, RenderOptions.defaults(), OutputStream.nullOutputStream());
            if (done % PDF_EVERY == 1 || bombs) {
                CdaRenderer.pdf(
                        source,
                        RenderOptions.builder().pdfCopy(PdfCopy.IGNORED).build(),
                        OutputStream.nullOutputStream());
            }
        } catch (InvalidInputException refused) {
            if (refused.violations().isEmpty()) {
                throw new IllegalStateException("a refusal without reason", refused);
            }
        }
    }

    /** Whatever it is: a document whose every view answers, or a refusal that says why. */
    private static void read(ContentSource source) throws IOException {
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
        ReadImagingRequest.of(document);
        ReadVaccinationRecord.of(document);
        ReadChildRecord.of(document);
        for (EmbeddedContent content : document.contents()) {
            try (InputStream in = content.open()) {
                in.transferTo(OutputStream.nullOutputStream());
            } catch (IOException broken) {
                // told as it should be
            }
        }
    }

    private void mutate(byte[] original) throws IOException {
        for (long seed : SEEDS) {
            mutate(original, new Random(seed));
        }
        String xml = new String(original, StandardCharsets.UTF_8);
        for (String type : new String[] {"PQ", "CD", "IVL_TS", "BL", "ST", "ED", "II", "XX", "c:CD", ""}) {
            String wrong = xml.replaceAll("xsi:type=\"[A-Z_]+\"", "xsi:type=\"" + type + "\"");
            survive(() -> new ByteArrayInputStream(wrong.getBytes(StandardCharsets.UTF_8)));
        }
        for (String value : new String[] {"NaN", "1e999999999", "-", "9".repeat(5000), "20261345", "é"}) {
            String wrong = xml.replaceAll(" value=\"[^\"]*\"", " value=\"" + value + "\"");
            survive(() -> new ByteArrayInputStream(wrong.getBytes(StandardCharsets.UTF_8)));
        }
        String broken = xml.replace("JVBERi0", "J%VB=ERi0");
        survive(() -> new ByteArrayInputStream(broken.getBytes(StandardCharsets.UTF_8)));
    }

    private void mutate(byte[] original, Random random) throws IOException {
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] bytes = original.clone();
            for (int k = random.nextInt(8); k >= 0; k--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            byte[] mutated = i % 3 == 0 ? java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
            survive(() -> new ByteArrayInputStream(mutated));
        }
    }

    private static final String OPEN = "<ClinicalDocument xmlns='urn:hl7-org:v3'><component><structuredBody>";
    private static final String CLOSE = "</structuredBody></component></ClinicalDocument>";

    private void bombs() throws IOException {
        bombs = true;
        survive(repeated(OPEN, "<component><section>", 1_000_000, ""));
        survive(repeated(OPEN, "<component/>", 8 * MEGA, CLOSE));
        survive(repeated(OPEN + "<text>", "lorem ipsum ", LONG, "</text>" + CLOSE));
        survive(repeated(OPEN + "<text a='", "lorem ipsum ", LONG, "'/>" + CLOSE));
        survive(repeated(OPEN + "<!--", "lorem ipsum ", LONG, "-->" + CLOSE));
        survive(repeated(OPEN + "<?pi ", "lorem ipsum ", LONG, "?>" + CLOSE));
        survive(repeated(OPEN + "<text><![CDATA[", "lorem ipsum ", LONG, "]]></text>" + CLOSE));
        survive(repeated("<", "abcdefghijkl", LONG, "/>"));
        survive(repeated(OPEN + "<text", " a%d='b'", 2 * MEGA, "/>" + CLOSE));
        survive(repeated(
                "<ClinicalDocument xmlns='urn:hl7-org:v3'><component><nonXMLBody><text mediaType='application/pdf'"
                        + " representation='B64'>",
                "JVBERi0xLjQK",
                LONG,
                "</text></nonXMLBody></component></ClinicalDocument>"));
        survive(bytes("<!DOCTYPE a [<!ENTITY a 'b'><!ENTITY c '&a;&a;&a;&a;&a;'>]><a>&c;</a>"));
        survive(bytes("<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>"));
        survive(bytes(""));
        survive(bytes(OPEN + "<component><section><text>"
                + "<table><tr><td>".repeat(80) + "x" + "</td></tr></table>".repeat(80)
                + "</text></section></component>" + CLOSE));
        survive(bytes(
                OPEN + "<component><section><text><table><tr><td colspan='2147483647' rowspan='2147483647'>x</td></tr>"
                        + "</table></text></section></component>" + CLOSE));
        survive(repeated(
                OPEN + "<component><section><text><table><tbody>",
                "<tr><td>a</td><td>b</td></tr>",
                60_000,
                "</tbody></table></text></section></component>" + CLOSE));
        survive(repeated(
                OPEN + "<component><section><text>", "mot ", 2 * MEGA, "</text></section></component>" + CLOSE));
        survive(repeated(
                OPEN + "<component><section><text><table><tbody>",
                "<tr><td>a</td><td>b</td></tr>",
                3_000,
                "</tbody></table></text></section></component>" + CLOSE));
        survive(bytes("not xml"));
        survive(bytes("<?xml version='1.0' encoding='nowhere'?><a/>"));
        survive(() -> new ByteArrayInputStream(new byte[] {(byte) 0xFE, (byte) 0xFF, 0, '<', 0}));
        ByteArrayOutputStream invalid = new ByteArrayOutputStream();
        invalid.write((OPEN + "<text>").getBytes(StandardCharsets.UTF_8));
        invalid.write(new byte[] {(byte) 0xC3, (byte) 0x28, (byte) 0xFF});
        survive(() -> new ByteArrayInputStream(invalid.toByteArray()));
    }

    private static ContentSource bytes(String xml) {
        return () -> new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8));
    }

    /** A text made while it is read. */
    private static ContentSource repeated(String head, String piece, int times, String tail) {
        byte[] first = head.getBytes(StandardCharsets.UTF_8);
        // Many pieces at a time: these are hundreds of megabytes.
        byte[] block = piece.repeat(Math.min(times, 4096)).getBytes(StandardCharsets.UTF_8);
        byte[] last = tail.getBytes(StandardCharsets.UTF_8);
        int whole = times / Math.min(times, 4096);
        byte[] rest = piece.repeat(times % Math.min(times, 4096)).getBytes(StandardCharsets.UTF_8);
        return () -> new SequenceInputStream(new Enumeration<>() {
            private int given;

            @Override
            public boolean hasMoreElements() {
                return given < whole + 3;
            }

            @Override
            public InputStream nextElement() {
                int part = given++;
                if (part == 0) {
                    return new ByteArrayInputStream(first);
                }
                return new ByteArrayInputStream(part <= whole ? block : part == whole + 1 ? rest : last);
            }
        });
    }
}
