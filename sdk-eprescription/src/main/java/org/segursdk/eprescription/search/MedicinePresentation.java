package org.segursdk.eprescription.search;

import java.util.Objects;
import java.util.Optional;
import org.segursdk.cda.prescription.MedicinalProduct;
import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;

/**
 * A row of the user's medicines file; nothing in it is checked but the form of the file.
 *
 * @param name as shown and prescribed
 * @param cip13 presentation code, if told
 * @param ucd13 common dispensing unit, if told
 * @param mv virtual medicine ({@code MV} and 8 digits), if told
 * @param cis speciality code, 8 digits, if told
 * @param substances active substances in words, if told
 * @param atc ATC code, if told
 */
public record MedicinePresentation(
        String name,
        Optional<String> cip13,
        Optional<String> ucd13,
        Optional<String> mv,
        Optional<String> cis,
        Optional<String> substances,
        Optional<String> atc) {
    private static final String MEDICABASE = "1.2.250.1.213.2.59";

    public MedicinePresentation {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(cip13, "cip13");
        Objects.requireNonNull(ucd13, "ucd13");
        Objects.requireNonNull(mv, "mv");
        Objects.requireNonNull(cis, "cis");
        Objects.requireNonNull(substances, "substances");
        Objects.requireNonNull(atc, "atc");
    }

    /** What a line of a prescription is made of. */
    public MedicinalProduct.Builder toProduct() {
        MedicinalProduct.Builder product = MedicinalProduct.named(name);
        cis.ifPresent(product::cis);
        mv.ifPresent(code -> product.mv(CodedValue.of(code, MEDICABASE, name)));
        cip13.ifPresent(code -> product.cip(CodedValue.of(code, CodeSystems.CIP, name)));
        ucd13.ifPresent(code -> product.ucd(CodedValue.of(code, CodeSystems.UCD, name)));
        atc.ifPresent(code -> product.atc(CodedValue.of(code, CodeSystems.ATC, substances.orElse(name))));
        return product;
    }

    /** Redacted: what is looked up may tell of a patient. */
    @Override
    public String toString() {
        return "MedicinePresentation[redacted]";
    }
}
