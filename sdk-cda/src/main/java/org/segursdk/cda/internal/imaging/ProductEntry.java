package org.segursdk.cda.internal.imaging;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.segursdk.cda.imaging.AdministeredProduct;
import org.segursdk.cda.internal.CommentEntry;
import org.segursdk.cda.internal.Narrative;
import org.segursdk.cda.internal.Quantities;
import org.segursdk.cda.internal.Writing;
import org.segursdk.cda.internal.XmlOut;
import org.segursdk.core.terminology.CodedValue;

/**
 * FR-DICOM-Administration-produit-de-sante and FR-DICOM-Administration-radiopharmaceutique: what the patient was given.
 * Source: cda §9.3.
 */
final class ProductEntry {
    private static final String[] PRODUCT = {"1.2.840.10008.9.13", "1.2.250.1.213.1.1.3.151"};
    private static final String RADIOPHARMACEUTICAL = "1.2.250.1.213.1.1.3.173";

    private ProductEntry() {}

    /** The table of what was given; the ids of its rows are the prefix and 1, 2, 3… */
    static void narrative(
            XmlOut out, String caption, String amount, String prefix, List<AdministeredProduct> products) {
        Narrative.Table table = new Narrative.Table(
                caption, "Produit", "Codes", amount, "Voie d'administration", "Numéro de lot", "Commentaire");
        for (int i = 0; i < products.size(); i++) {
            AdministeredProduct product = products.get(i);
            String id = prefix + (i + 1);
            table.row()
                    .cell(id, product.name())
                    .cell(codes(product))
                    .cell(id + "-dose", product.dose().map(Quantities::readable).orElse(null))
                    .cell(
                            id + "-voie",
                            product.route().map(CodedValue::displayName).orElse(null))
                    .cell(product.lot().orElse(null))
                    .cell(id + "-commentaire", product.comment().orElse(null));
        }
        table.writeTable(out);
    }

    private static @Nullable String codes(AdministeredProduct product) {
        StringBuilder codes = new StringBuilder();
        product.cis().ifPresent(cis -> codes.append("CIS ").append(cis.code()));
        for (CodedValue code : product.translations()) {
            codes.append(codes.length() == 0 ? "" : " ; ").append(Writing.coded(java.util.Optional.of(code)));
        }
        return codes.length() == 0 ? null : codes.toString();
    }

    /** A contrast medium or another product, radiopharmaceuticals left aside. */
    static void write(Writing w, AdministeredProduct product, String id) {
        XmlOut out = w.out;
        out.start("entry").start("substanceAdministration", "classCode", "SBADM", "moodCode", "EVN");
        out.templates(PRODUCT).empty("id", "root", w.ids.at(id));
        out.textReference(id).empty("statusCode", "code", "completed");
        rest(out, product, id);
        out.end().end();
    }

    static void radiopharmaceutical(Writing w, AdministeredProduct product, String id) {
        XmlOut out = w.out;
        out.start("entry").start("substanceAdministration", "classCode", "SBADM", "moodCode", "EVN");
        out.templates(RADIOPHARMACEUTICAL).empty("id", "root", w.ids.at(id));
        out.code("code", ImagingCodes.RADIOPHARMACEUTICAL).textReference(id);
        rest(out, product, id);
        out.end().end();
    }

    private static void rest(XmlOut out, AdministeredProduct product, String id) {
        product.route().ifPresent(route -> out.startCode("routeCode", route)
                .originalText(id + "-voie")
                .end());
        product.dose().ifPresent(dose -> {
            out.start("doseQuantity", Quantities.attributes(dose));
            out.start("translation").originalText(id + "-dose").end().end();
        });
        out.start("consumable", "typeCode", "CSM").start("manufacturedProduct", "classCode", "MANU");
        out.start("manufacturedMaterial");
        product.cis().ifPresentOrElse(cis -> out.startCode("code", cis), () -> out.start("code"));
        out.originalText(id);
        for (CodedValue translation : product.translations()) {
            out.code("translation", translation);
        }
        out.end().leaf("name", product.name());
        product.lot().ifPresent(lot -> out.leaf("lotNumberText", lot));
        out.end().end().end();
        if (product.comment().isPresent()) {
            CommentEntry.write(out, id + "-commentaire");
        }
    }
}
