package org.segursdk.cda.internal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.segursdk.cda.Problem;
import org.segursdk.cda.Quantity;
import org.segursdk.cda.Treatment;
import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;

/** FR-Traitement and FR-Produit-de-sante. Source: cda §6.4, §6.5. */
public final class TreatmentEntry {
    static final String[] TREATMENT = {
        "2.16.840.1.113883.10.20.1.24",
        "1.3.6.1.4.1.19376.1.5.3.1.4.7",
        "1.2.250.1.213.1.1.3.42",
        // Mode of administration: normal, which is the one without subordinate administrations.
        "1.3.6.1.4.1.19376.1.5.3.1.4.7.1"
    };
    static final String[] PRODUCT = {
        "2.16.840.1.113883.10.20.1.53", "1.3.6.1.4.1.19376.1.5.3.1.4.7.2", "1.2.250.1.213.1.1.3.43"
    };
    private static final CodedValue DRUG = CodedValue.of("DRUG", CodeSystems.HL7_ACT_CODE, "Médicament");
    private static final String PREFIX = "traitement-";

    private TreatmentEntry() {}

    public static void section(Writing w, Section section, List<Treatment> treatments) {
        section(w, section, PREFIX, treatments);
    }

    /** @param prefix of the ids, for a document with several such sections */
    public static void section(Writing w, Section section, String prefix, List<Treatment> treatments) {
        section.open(w.out, w.ids);
        Places places = new Places(prefix, treatments.size());
        narrative(w, section.title(), treatments, places);
        for (int i = 0; i < treatments.size(); i++) {
            write(w, treatments.get(i), places.get(i));
        }
        section.close(w.out);
    }

    private static void narrative(Writing w, String caption, List<Treatment> treatments, Places places) {
        Narrative.Table table = new Narrative.Table(
                caption,
                treatments.size(),
                "Médicament",
                "Codes",
                "Posologie",
                "Dose",
                "Rythme",
                "Voie d'administration",
                "Début",
                "Fin",
                "Motif",
                "Commentaire");
        for (int i = 0; i < treatments.size(); i++) {
            Treatment treatment = treatments.get(i);
            String id = places.get(i);
            table.row()
                    .cell(id, treatment.product())
                    .cell(codes(treatment))
                    .cell(treatment.dosage().orElse(null))
                    .cell(dose(treatment))
                    .cell(treatment
                            .period()
                            .map(p -> "toutes les " + Quantities.readable(p))
                            .orElse(null))
                    .cell(
                            id,
                            "-voie",
                            treatment.route().map(CodedValue::displayName).orElse(null))
                    .cell(w.readable(treatment.start()))
                    .cell(w.readable(treatment.end()))
                    .cell(id, "-motif", reason(treatment))
                    .cell(treatment.comment().orElse(null));
        }
        table.writeTo(w.out);
    }

    private static @Nullable String codes(Treatment treatment) {
        StringBuilder codes = new StringBuilder();
        treatment.cis().ifPresent(cis -> codes.append("CIS ").append(cis));
        for (CodedValue code : treatment.translations()) {
            codes.append(codes.length() == 0 ? "" : " ; ").append(Writing.coded(java.util.Optional.of(code)));
        }
        return codes.length() == 0 ? null : codes.toString();
    }

    private static @Nullable String dose(Treatment treatment) {
        return treatment
                .doseLow()
                .map(low -> {
                    Quantity high = treatment.doseHigh().orElse(low);
                    String from = Quantities.readable(low);
                    if (high.equals(low)) {
                        return from;
                    }
                    String to = Quantities.readable(high);
                    return from.equals(to) ? from : "de " + from + " à " + to;
                })
                .orElse(null);
    }

    private static @Nullable String reason(Treatment treatment) {
        String problem = treatment.reason().map(Problem::label).orElse(null);
        String words = treatment.reasonText().orElse(null);
        if (problem != null && words != null) {
            return problem + " : " + words;
        }
        return problem != null ? problem : words;
    }

    private static void write(Writing w, Treatment treatment, String id) {
        XmlOut out = w.out;
        out.start("entry", "typeCode", "DRIV");
        out.start("substanceAdministration", "classCode", "SBADM", "moodCode", "EVN")
                .templates(TREATMENT);
        w.ids.write(out, id);
        out.code("code", DRUG);
        out.textReference(id).empty("statusCode", "code", "completed");
        out.start("effectiveTime", "xsi:type", "IVL_TS");
        w.low(treatment.start());
        w.high(treatment.end());
        out.end();
        treatment
                .period()
                .ifPresentOrElse(
                        period -> Quantities.write(
                                        out.start("effectiveTime", "xsi:type", "PIVL_TS", "operator", "A"),
                                        "period",
                                        period)
                                .end(),
                        () -> out.empty("effectiveTime", "xsi:type", "PIVL_TS", "nullFlavor", "UNK"));
        treatment.route().ifPresent(route -> out.startCode("routeCode", route)
                .originalText(id, "-voie")
                .end());
        treatment.doseLow().ifPresent(low -> {
            Quantities.write(out.start("doseQuantity"), "low", low);
            treatment.doseHigh().ifPresent(high -> Quantities.write(out, "high", high));
            out.end();
        });
        product(out, treatment, id);
        treatment.reason().ifPresent(reason -> InternalReference.write(w, w.placeOf(reason), id, "-motif"));
        out.end().end();
    }

    private static void product(XmlOut out, Treatment treatment, String narrativeId) {
        out.start("consumable").start("manufacturedProduct").templates(PRODUCT);
        out.start("manufacturedMaterial");
        treatment
                .cis()
                .ifPresentOrElse(
                        cis -> out.startCode("code", CodedValue.of(cis, CodeSystems.CIS, treatment.product())),
                        () -> out.start("code", "nullFlavor", "NA"));
        out.originalText(narrativeId);
        for (CodedValue translation : treatment.translations()) {
            out.code("translation", translation);
        }
        out.end().leaf("name", treatment.product());
        out.end().end().end();
    }
}
