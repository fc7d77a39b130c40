package org.segursdk.cda.internal.imaging;

import java.net.URI;
import java.util.List;
import org.segursdk.cda.ClinicalDate;
import org.segursdk.cda.imaging.ImageReference;
import org.segursdk.cda.internal.Narrative;
import org.segursdk.cda.internal.Timestamps;
import org.segursdk.cda.internal.Writing;
import org.segursdk.cda.internal.XmlOut;

/**
 * FR-DICOM-Object-Catalog: studies, series, instances and the links to the images. One series a study entry, one instance a
 * series: the model allows no more. Source: cda §9.2, §9.3.
 */
final class CatalogWriter {
    private static final String[] STUDY = {"1.2.840.10008.9.16", "1.2.250.1.213.1.1.3.155"};
    private static final String[] SERIES = {"1.2.840.10008.9.17", "1.2.250.1.213.1.1.3.156"};
    private static final String[] INSTANCE = {"1.2.840.10008.9.18", "1.2.250.1.213.1.1.3.157"};

    private final Writing w;
    private final XmlOut out;
    private final ClinicalDate start;

    private CatalogWriter(Writing w, ClinicalDate start) {
        this.w = w;
        this.out = w.out;
        this.start = start;
    }

    static void write(Writing w, String key, List<ImageReference> images, ClinicalDate start) {
        CatalogWriter writer = new CatalogWriter(w, start);
        ImagingSections.openCatalog(w.out, w.ids, key);
        if (images.isEmpty()) {
            Narrative.paragraph(w.out, "Aucun objet DICOM référencé.");
        } else {
            writer.narrative(key, images);
        }
        for (int i = 0; i < images.size(); i++) {
            writer.study(images.get(i), id(key, i));
        }
        w.out.end().end();
    }

    private static String id(String key, int index) {
        return key + "-image-" + (index + 1);
    }

    private String date(ImageReference image) {
        return Timestamps.hl7(image.date().orElse(start), w.zone);
    }

    private void narrative(String key, List<ImageReference> images) {
        out.start("text").start("table", "border", "1").leaf("caption", "Images de l'acte");
        out.start("thead").start("tr");
        for (String header : List.of("Examen (Study Instance UID)", "Date", "Modalité", "Images")) {
            out.leaf("th", header, "scope", "col");
        }
        out.end().end().start("tbody");
        for (int i = 0; i < images.size(); i++) {
            ImageReference image = images.get(i);
            String id = id(key, i);
            out.start("tr").leaf("td", image.study().value());
            out.leaf("td", Timestamps.readable(image.date().orElse(start), w.zone));
            out.start("td").startMixed();
            out.leaf("content", image.modality().displayName(), "ID", id + "-modalite");
            out.end().endMixed();
            out.start("td").startMixed().start("content", "ID", id);
            out.text(image.sopClass().displayName());
            if (image.link().isPresent()) {
                out.text(" : ").leaf("linkHtml", "ouvrir les images " + (i + 1), "href", link(image));
            }
            out.end().end().endMixed();
            out.end();
        }
        out.end().end().end();
    }

    private static String link(ImageReference image) {
        return image.link().map(URI::toASCIIString).orElseThrow();
    }

    private void study(ImageReference image, String id) {
        out.start("entry").start("act", "classCode", "ACT", "moodCode", "EVN");
        out.templates(STUDY).empty("id", "root", image.study().value());
        out.code("code", ImagingCodes.STUDY).empty("effectiveTime", "value", date(image));
        out.start("entryRelationship", "typeCode", "COMP");
        out.start("act", "classCode", "ACT", "moodCode", "EVN");
        out.templates(SERIES).empty("id", "root", image.series().value());
        out.startCode("code", ImagingCodes.SERIES).start("qualifier").code("name", ImagingCodes.MODALITY);
        out.startCode("value", image.modality()).originalText(id + "-modalite").end();
        out.end().end().empty("effectiveTime", "value", date(image));
        instance(image, id);
        out.end().end().end().end();
    }

    private void instance(ImageReference image, String id) {
        out.start("entryRelationship", "typeCode", "COMP");
        out.start("observation", "classCode", "DGIMG", "moodCode", "EVN");
        out.templates(INSTANCE).empty("id", "root", image.instance().value());
        out.startCode("code", image.sopClass()).originalText(id).end();
        if (image.link().isPresent()) {
            out.start("text", "mediaType", "application/dicom");
            out.empty("reference", "value", link(image)).end();
        }
        out.empty("effectiveTime", "value", date(image));
        out.end().end();
    }
}
