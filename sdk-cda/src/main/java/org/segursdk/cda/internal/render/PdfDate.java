package org.segursdk.cda.internal.render;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDMetadata;

/** Gives a PDF its date, in the two places where PDF/A wants the same one, and an id that depends on nothing else. */
final class PdfDate {
    private static final Pattern IN_METADATA = Pattern.compile("(<xmp:(?:Create|Modify|Metadata)Date>)[^<]*(?=</)");

    private static final DateTimeFormatter DIGITS = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");

    private PdfDate() {}

    static void set(PDDocument pdf, Instant date) throws IOException {
        Instant second = date.truncatedTo(ChronoUnit.SECONDS);
        COSDictionary information = pdf.getDocumentInformation().getCOSObject();
        String written = "D:" + DIGITS.format(second.atOffset(ZoneOffset.UTC)) + "+00'00'";
        information.setString(COSName.CREATION_DATE, written);
        if (information.containsKey(COSName.MOD_DATE)) {
            information.setString(COSName.MOD_DATE, written);
        }
        pdf.setDocumentId(second.getEpochSecond());
        PDMetadata metadata = pdf.getDocumentCatalog().getMetadata();
        if (metadata != null) {
            try (InputStream in = metadata.exportXMPMetadata()) {
                String xmp = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                String dated = IN_METADATA.matcher(xmp).replaceAll("$1" + second.atOffset(ZoneOffset.UTC));
                metadata.importXMPMetadata(dated.getBytes(StandardCharsets.UTF_8));
            }
        }
    }
}
