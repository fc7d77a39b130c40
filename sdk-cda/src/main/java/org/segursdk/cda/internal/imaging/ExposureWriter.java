package org.segursdk.cda.internal.imaging;

import java.util.List;
import java.util.Optional;
import org.segursdk.cda.ClinicalDate;
import org.segursdk.cda.imaging.DoseQuantity;
import org.segursdk.cda.imaging.RadiationExposure;
import org.segursdk.cda.internal.ActorWriter;
import org.segursdk.cda.internal.Names;
import org.segursdk.cda.internal.Narrative;
import org.segursdk.cda.internal.Quantities;
import org.segursdk.cda.internal.Section;
import org.segursdk.cda.internal.Timestamps;
import org.segursdk.cda.internal.Writing;
import org.segursdk.cda.internal.XmlOut;

/** FR-DICOM-Exposition-aux-radiations. Source: cda §9.2, §9.3. */
final class ExposureWriter {
    private static final String EXPOSURE = "1.2.250.1.213.1.1.3.165";
    private static final String[] QUANTITY = {"2.16.840.1.113883.10.20.6.2.14", "1.2.250.1.213.1.1.3.154"};

    private final Writing w;
    private final XmlOut out;
    private final String key;
    private final RadiationExposure exposure;
    private final ClinicalDate start;

    ExposureWriter(Writing w, String key, RadiationExposure exposure, ClinicalDate start) {
        this.w = w;
        this.out = w.out;
        this.key = key;
        this.exposure = exposure;
        this.start = start;
    }

    void write() {
        Section section = ImagingSections.exposure(key);
        section.open(out, w.ids);
        narrative();
        authorisation();
        DicomObservation.write(
                w,
                pregnancyId(),
                ImagingCodes.PREGNANCY,
                pregnancyId(),
                () -> DicomObservation.at(w, exposure.pregnancyAssessedOn()),
                () -> w.value(Optional.of(exposure.pregnancy().code()), pregnancyId()));
        for (int i = 0; i < exposure.doses().size(); i++) {
            dose(exposure.doses().get(i), doseId(i));
        }
        exposure.radiopharmaceutical()
                .ifPresent(product -> ProductEntry.radiopharmaceutical(w, product, radiopharmaceutical() + 1));
        section.close(out);
    }

    private String authorisationId() {
        return key + "-autorisation";
    }

    private String pregnancyId() {
        return key + "-grossesse";
    }

    private String doseId(int index) {
        return key + "-dose-" + (index + 1);
    }

    private String radiopharmaceutical() {
        return key + "-radiopharmaceutique-";
    }

    private void narrative() {
        out.start("text");
        Texts.labelled(out, "Exposition autorisée par", authorisationId(), Names.readable(exposure.authorisedBy()));
        Texts.labelled(
                out,
                "Statut de grossesse",
                pregnancyId(),
                exposure.pregnancy().code().displayName());
        if (!exposure.doses().isEmpty()) {
            Narrative.Table table = new Narrative.Table("Dose", "Mesure", "Localisation", "Quantité", "Date");
            for (int i = 0; i < exposure.doses().size(); i++) {
                DoseQuantity dose = exposure.doses().get(i);
                table.row()
                        .cell(doseId(i), dose.measure().displayName())
                        .cell(doseId(i) + "-site", dose.site().displayName())
                        .cell(Quantities.readable(dose.value()))
                        .cell(w.readable(dose.date()));
            }
            table.writeTable(out);
        }
        exposure.radiopharmaceutical()
                .ifPresent(product -> ProductEntry.narrative(
                        out,
                        "Produit radiopharmaceutique administré",
                        "Activité",
                        radiopharmaceutical(),
                        List.of(product)));
        out.end();
    }

    private void authorisation() {
        ActorWriter actors = new ActorWriter(out);
        out.start("entry").start("procedure", "classCode", "PROC", "moodCode", "EVN");
        out.templates(EXPOSURE).empty("id", "root", w.ids.at(authorisationId()));
        out.startCode("code", ImagingCodes.EXPOSURE)
                .originalText(authorisationId())
                .end();
        out.start("participant", "typeCode", "RESP").start("participantRole");
        actors.professionalId(exposure.authorisedBy());
        out.code("code", ImagingCodes.AUTHORISATION);
        actors.person("playingEntity", exposure.authorisedBy());
        out.end().end().end().end();
    }

    private void dose(DoseQuantity dose, String id) {
        out.start("entry").start("observation", "classCode", "OBS", "moodCode", "EVN");
        out.templates(QUANTITY).empty("id", "root", w.ids.at(id));
        out.code("code", dose.measure()).textReference(id).empty("statusCode", "code", "completed");
        out.empty("effectiveTime", "value", Timestamps.hl7(dose.date().orElse(start), w.zone));
        out.empty("value", Quantities.attributes(DoseUnits.written(dose.measure(), dose.value()), "xsi:type", "PQ"));
        out.startCode("targetSiteCode", dose.site(), "xsi:type", "CD")
                .originalText(id + "-site")
                .end();
        out.end().end();
    }
}
