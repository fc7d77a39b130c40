package org.segursdk.cda.internal.prescription;

import java.util.Optional;
import org.segursdk.cda.Quantity;
import org.segursdk.cda.internal.InternalReference;
import org.segursdk.cda.internal.Quantities;
import org.segursdk.cda.internal.Writing;
import org.segursdk.cda.internal.XmlOut;
import org.segursdk.cda.prescription.AdministrationMode;
import org.segursdk.cda.prescription.DoseRange;
import org.segursdk.cda.prescription.Frequency;
import org.segursdk.cda.prescription.PosologyStep;
import org.segursdk.cda.prescription.PrescribedMedicine;
import org.segursdk.cda.prescription.Renewals;
import org.segursdk.cda.prescription.StructuredPosology;
import org.segursdk.cda.prescription.Substitution;
import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;

/** FR-Traitement-prescrit and FR-Traitement-prescrit-subordonnee. Source: cda §10.3. */
final class MedicineEntry {
    private static final String[] LINE = {
        "2.16.840.1.113883.10.20.1.24",
        "1.3.6.1.4.1.19376.1.5.3.1.4.7",
        "1.3.6.1.4.1.19376.1.9.1.3.2",
        "1.2.250.1.213.1.1.3.83"
    };
    private static final String STRUCTURED = "1.3.6.1.4.1.19376.1.9.1.3.6";
    private static final String MODE = "1.3.6.1.4.1.19376.1.5.3.1.4.";
    private static final String STEP = "1.2.250.1.213.1.1.3.83.1";
    private static final String[] PATIENT_INSTRUCTIONS = {
        "2.16.840.1.113883.10.20.1.49", "1.3.6.1.4.1.19376.1.5.3.1.4.3", "1.2.250.1.213.1.1.3.33"
    };
    private static final String[] DISPENSER_INSTRUCTIONS = {
        "2.16.840.1.113883.10.20.1.43", "1.3.6.1.4.1.19376.1.5.3.1.4.3.1", "1.2.250.1.213.1.1.3.34"
    };
    private static final String IHE_ACT_CODE = "1.3.6.1.4.1.19376.1.5.3.2";
    private static final CodedValue PINSTRUCT = CodedValue.of("PINSTRUCT", IHE_ACT_CODE, "Instructions au patient");
    private static final CodedValue FINSTRUCT =
            CodedValue.of("FINSTRUCT", IHE_ACT_CODE, "Instructions au dispensateur");
    private static final CodedValue DRUG = CodedValue.of("DRUG", CodeSystems.HL7_ACT_CODE, "Médicament");
    private static final String SUBSTITUTION = "2.16.840.1.113883.5.1070";

    private final Writing w;
    private final XmlOut out;
    private final PosologyTimes times;
    private final ProductEntry products;
    private final String writtenAt;

    MedicineEntry(Writing w, String writtenAt) {
        this.w = w;
        this.out = w.out;
        this.times = new PosologyTimes(w);
        this.products = new ProductEntry(w.out);
        this.writtenAt = writtenAt;
    }

    static boolean isFixed(DoseRange range) {
        return range.low().value().compareTo(range.high().value()) == 0;
    }

    void write(PrescribedMedicine medicine, String id) {
        Optional<StructuredPosology> structured =
                medicine.posology() instanceof StructuredPosology posology ? Optional.of(posology) : Optional.empty();
        out.start("entry").start("substanceAdministration", "classCode", "SBADM", "moodCode", "INT");
        out.templates(LINE);
        if (structured.isPresent()) {
            out.templates(STRUCTURED);
        }
        AdministrationMode mode = structured.map(StructuredPosology::mode).orElse(AdministrationMode.NORMAL);
        mode(mode);
        out.empty("id", "root", w.ids.at(id)).code("code", DRUG);
        out.textReference(id).empty("statusCode", "code", "completed");
        Optional<Frequency> frequency = structured.flatMap(StructuredPosology::frequency);
        if (medicine.period().isPresent()) {
            times.period("effectiveTime", medicine.period().get(), mode == AdministrationMode.DELAYED_START);
        } else if (frequency.isPresent()) {
            // The first time of a line is its period, known or not; the second its rhythm.
            times.unknownPeriod();
        }
        frequency.ifPresent(known -> times.frequency(known, id));
        repeatNumber(medicine.renewals());
        structured.ifPresent(posology -> doses(posology, id));
        products.write(medicine.product(), id + "-nom");
        structured.ifPresent(posology -> steps(posology, id));
        relations(medicine, id);
        for (int i = 0; i < medicine.preconditions().size(); i++) {
            precondition(id + "-condition-" + (i + 1));
        }
        out.end().end();
    }

    private void mode(AdministrationMode mode) {
        switch (mode) {
            case NORMAL -> out.templates(MODE + "7.1");
            case TAPERED -> out.templates(MODE + "8");
            case SPLIT -> out.templates(MODE + "9");
            case CONDITIONAL -> out.templates(MODE + "10");
            case COMBINATION -> out.templates(MODE + "11");
            // Alone it is not known to the official medication rule.
            case DELAYED_START -> out.templates(MODE + "7.1", MODE + "21");
        }
    }

    private void repeatNumber(Renewals renewals) {
        renewals.times()
                .ifPresentOrElse(
                        count -> out.empty("repeatNumber", "value", count.toString()),
                        () -> out.empty("repeatNumber", "nullFlavor", "NI"));
    }

    private void doses(StructuredPosology posology, String id) {
        posology.route().ifPresent(route -> out.startCode("routeCode", route)
                .originalText(id + "-voie")
                .end());
        posology.site().ifPresent(site -> out.start("approachSiteCode", "nullFlavor", "OTH")
                .originalText(id + "-site")
                .end());
        range("doseQuantity", posology.dose(), id + "-dose");
        range("rateQuantity", posology.rate(), id + "-rythme");
        posology.maximum().ifPresent(maximum -> {
            out.start("maxDoseQuantity");
            out.empty("numerator", Quantities.attributes(maximum.amount()));
            out.empty("denominator", Quantities.attributes(maximum.per()));
            out.end();
        });
    }

    private void range(String element, Optional<DoseRange> range, String id) {
        range.ifPresent(known -> {
            out.start(element);
            bound("low", known.low(), id + "-min");
            bound("high", known.high(), isFixed(known) ? id + "-min" : id + "-max");
            out.end();
        });
    }

    private void bound(String element, Quantity quantity, String narrativeId) {
        out.start(element, Quantities.attributes(quantity));
        out.start("translation").originalText(narrativeId).end().end();
    }

    private void steps(StructuredPosology posology, String id) {
        for (int i = 0; i < posology.steps().size(); i++) {
            PosologyStep step = posology.steps().get(i);
            String at = id + "-etape-" + (i + 1);
            out.start("entryRelationship", "typeCode", "COMP");
            out.empty("sequenceNumber", "value", Integer.toString(i + 1));
            out.start("substanceAdministration", "classCode", "SBADM", "moodCode", "INT");
            out.templates(STEP).empty("id", "root", w.ids.at(at));
            out.textReference(at).empty("statusCode", "code", "completed");
            times.step(step.frequency(), step.period(), at);
            range("doseQuantity", step.dose(), at + "-dose");
            range("rateQuantity", step.rate(), at + "-rythme");
            products.writeNone();
            if (step.condition().isPresent()) {
                precondition(at + "-condition");
            }
            out.end().end();
        }
    }

    private void relations(PrescribedMedicine medicine, String id) {
        for (int i = 0; i < medicine.reasons().size(); i++) {
            InternalReference.write(w, w.placeOf(medicine.reasons().get(i)), id, "-motif-" + (i + 1));
        }
        if (medicine.patientInstructions().isPresent()) {
            instructions(PATIENT_INSTRUCTIONS, PINSTRUCT, id + "-patient");
        }
        if (medicine.dispenserInstructions().isPresent()) {
            instructions(DISPENSER_INSTRUCTIONS, FINSTRUCT, id + "-dispensateur");
        }
        medicine.quantity().ifPresent(quantity -> {
            out.start("entryRelationship", "typeCode", "COMP");
            out.start("supply", "classCode", "SPLY", "moodCode", "RQO")
                    .templates("1.3.6.1.4.1.19376.1.9.1.3.8", "1.2.250.1.213.1.1.3.86");
            out.empty("independentInd", "value", "false");
            out.empty("quantity", Quantities.attributes(quantity));
            out.end().end();
        });
        medicine.renewals().period().ifPresent(period -> {
            out.start("entryRelationship", "typeCode", "COMP");
            out.start("supply", "classCode", "SPLY", "moodCode", "RQO")
                    .templates("1.3.6.1.4.1.19376.1.9.1.3.15", "1.2.250.1.213.1.1.3.88");
            times.period("effectiveTime", period, false);
            out.end().end();
        });
        substitution(medicine.substitution(), id + "-substitution");
        LineFlag.write(w, LineFlag.of(medicine), id, writtenAt);
    }

    private void instructions(String[] templates, CodedValue code, String narrativeId) {
        out.start("entryRelationship", "typeCode", "SUBJ", "inversionInd", "true");
        out.start("act", "classCode", "ACT", "moodCode", "INT").templates(templates);
        out.code("code", code).textReference(narrativeId).empty("statusCode", "code", "completed");
        out.end().end();
    }

    private void substitution(Substitution substitution, String narrativeId) {
        CodedValue code = substitution.isAllowed()
                ? CodedValue.of("G", SUBSTITUTION, "Substitution autorisée par un produit générique")
                : CodedValue.of("N", SUBSTITUTION, "Aucune substitution permise");
        out.start("entryRelationship", "typeCode", "COMP");
        out.start("act", "classCode", "ACT", "moodCode", "DEF")
                .templates("1.3.6.1.4.1.19376.1.9.1.3.9.1", "1.2.250.1.213.1.1.3.87");
        out.startCode("code", code).originalText(narrativeId).end();
        out.empty("statusCode", "code", "completed");
        out.end().end();
    }

    private void precondition(String narrativeId) {
        out.start("precondition")
                .start("criterion")
                .textReference(narrativeId)
                .end()
                .end();
    }
}
