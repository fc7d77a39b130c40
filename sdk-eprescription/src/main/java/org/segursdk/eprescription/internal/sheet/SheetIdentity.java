package org.segursdk.eprescription.internal.sheet;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.graphics.color.PDOutputIntent;
import org.segursdk.eprescription.Prescription;

/** What a sheet says of itself as PDF/A-1b: the same in its information and in its metadata. */
final class SheetIdentity {
    private static final DateTimeFormatter DIGITS = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'");
    private static final String TITLE = "Ordonnance";
    private static final String PRODUCER = "Ségur SDK";
    private static final float VERSION = 1.4f;

    private SheetIdentity() {}

    static void describe(PDDocument document, Prescription prescription, String madeWith) throws IOException {
        OffsetDateTime date =
                prescription.writtenAt().truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC);
        String creator = PRODUCER + version() + " ; " + madeWith;
        document.setVersion(VERSION);
        // From what tells sheets apart, not from the clock.
        document.setDocumentId((long) prescription.id().hashCode() << 32 | date.toEpochSecond() & 0xFFFFFFFFL);
        PDDocumentInformation information = document.getDocumentInformation();
        information.setTitle(TITLE);
        information.setProducer(PRODUCER);
        information.setCreator(creator);
        information.getCOSObject().setString(COSName.CREATION_DATE, "D:" + DIGITS.format(date) + "+00'00'");
        document.getDocumentCatalog().setLanguage("fr-FR");
        PDMetadata metadata = new PDMetadata(document);
        metadata.importXMPMetadata(xmp(date, creator).getBytes(StandardCharsets.UTF_8));
        document.getDocumentCatalog().setMetadata(metadata);
        byte[] profile = ((ICC_ColorSpace) ColorSpace.getInstance(ColorSpace.CS_sRGB))
                .getProfile()
                .getData();
        PDOutputIntent intent = new PDOutputIntent(document, new ByteArrayInputStream(profile));
        intent.setInfo("sRGB IEC61966-2.1");
        intent.setOutputCondition("sRGB IEC61966-2.1");
        intent.setOutputConditionIdentifier("sRGB IEC61966-2.1");
        intent.setRegistryName("http://www.color.org");
        document.getDocumentCatalog().addOutputIntent(intent);
    }

    private static String version() {
        String version = SheetIdentity.class.getPackage().getImplementationVersion();
        return version == null ? "" : " " + version;
    }

    private static String xmp(OffsetDateTime date, String creator) {
        return """
                <?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
                <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
                <rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"><pdfaid:part>1</pdfaid:part>\
                <pdfaid:conformance>B</pdfaid:conformance></rdf:Description>
                <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:format>application/pdf</dc:format>\
                <dc:title><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:title></rdf:Description>
                <rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"><pdf:Producer>%s</pdf:Producer>\
                </rdf:Description>
                <rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/"><xmp:CreatorTool>%s</xmp:CreatorTool>\
                <xmp:CreateDate>%s</xmp:CreateDate></rdf:Description>
                </rdf:RDF></x:xmpmeta>
                <?xpacket end="w"?>""".formatted(TITLE, PRODUCER, escaped(creator), SECONDS.format(date));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
