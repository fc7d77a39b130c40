package org.segursdk.cda.internal.prescription;

import java.util.Optional;
import org.segursdk.cda.Quantity;
import org.segursdk.cda.internal.Quantities;
import org.segursdk.cda.internal.XmlOut;
import org.segursdk.cda.prescription.Ingredient;
import org.segursdk.cda.prescription.MedicinalProduct;
import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;

/** FR-Produit-de-sante of a prescription, with its {@code pharm} part. Source: cda §10.3. */
final class ProductEntry {
    private static final String[] PRODUCT = {
        "2.16.840.1.113883.10.20.1.53", "1.3.6.1.4.1.19376.1.5.3.1.4.7.2", "1.2.250.1.213.1.1.3.43"
    };
    private static final String MEDICINE = "1.3.6.1.4.1.19376.1.9.1.3.1";

    private final XmlOut out;

    ProductEntry(XmlOut out) {
        this.out = out;
    }

    void write(MedicinalProduct product, String narrativeId) {
        open();
        product.cis()
                .ifPresentOrElse(
                        cis -> out.startCode("code", CodedValue.of(cis, CodeSystems.CIS, product.name())),
                        () -> out.start("code", "nullFlavor", "NA"));
        out.originalText(narrativeId);
        product.mv().ifPresent(this::translation);
        product.cip().ifPresent(this::translation);
        product.ucd().ifPresent(this::translation);
        out.end();
        if (product.isPreparation()) {
            out.empty("name", "nullFlavor", "NA");
        } else {
            out.leaf("name", product.name());
        }
        product.form().ifPresent(form -> out.code("pharm:formCode", form));
        if (product.packaging().isPresent()) {
            packaging(product);
        }
        product.atc().ifPresent(this::genericClass);
        product.ingredients().forEach(this::ingredient);
        close();
    }

    /** The product of a step: that of its line. */
    void writeNone() {
        open();
        out.empty("code", "nullFlavor", "NA").empty("name", "nullFlavor", "NA");
        close();
    }

    private void open() {
        out.start("consumable", "typeCode", "CSM");
        out.start("manufacturedProduct", "classCode", "MANU").templates(PRODUCT);
        out.start("manufacturedMaterial", "classCode", "MMAT", "determinerCode", "KIND")
                .templates(MEDICINE);
    }

    private void close() {
        out.end().end().end();
    }

    private void translation(CodedValue code) {
        out.code("translation", code);
    }

    private void packaging(MedicinalProduct product) {
        out.start("pharm:asContent", "classCode", "CONT");
        out.start("pharm:containerPackagedMedicine", "classCode", "CONT", "determinerCode", "INSTANCE");
        product.cip().ifPresent(cip -> {
            out.code("pharm:code", cip);
            out.leaf("pharm:name", cip.displayName());
        });
        product.packaging().ifPresent(packaging -> out.code("pharm:formCode", packaging));
        out.end().end();
    }

    private void genericClass(CodedValue atc) {
        out.start("pharm:asSpecializedKind", "classCode", "GRIC");
        out.start("pharm:generalizedMedicineClass", "classCode", "MMAT");
        out.code("pharm:code", atc).leaf("pharm:name", atc.displayName());
        out.end().end();
    }

    private void ingredient(Ingredient ingredient) {
        out.start("pharm:ingredient", "classCode", "ACTI");
        Optional<Quantity> per = ingredient.per();
        ingredient.amount().ifPresent(amount -> {
            out.start("pharm:quantity");
            out.empty("numerator", Quantities.attributes(amount, "xsi:type", "PQ"));
            per.ifPresent(known -> out.empty("denominator", Quantities.attributes(known, "xsi:type", "PQ")));
            out.end();
        });
        out.start("pharm:ingredient", "classCode", "MMAT", "determinerCode", "KIND");
        ingredient.code().ifPresent(code -> out.code("pharm:code", code));
        out.leaf("pharm:name", ingredient.name());
        out.end().end();
    }
}
