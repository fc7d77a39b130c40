package org.segursdk.cda.internal.imaging;

import java.util.Optional;
import org.segursdk.cda.imaging.ReportText;
import org.segursdk.cda.internal.Writing;
import org.segursdk.cda.internal.XmlOut;
import org.segursdk.core.terminology.CodedValue;

/** FR-Education-du-patient: what the patient was told. Source: cda §9.2, drim §7. */
final class EducationWriter {
    private static final String INFORMED = "patient-informe";
    private static final String INFORMATION = "information-patient";

    private EducationWriter() {}

    /** In a report: what was told. */
    static void report(Writing w, ReportText information) {
        write(w, Optional.empty(), Optional.of(information));
    }

    /** In a request: whether the risks were told, and what else. */
    static void request(Writing w, boolean informed, Optional<ReportText> information) {
        write(w, Optional.of(informed), information);
    }

    private static void write(Writing w, Optional<Boolean> informed, Optional<ReportText> information) {
        XmlOut out = w.out;
        ImagingSections.PATIENT_EDUCATION.open(out, w.ids);
        out.start("text", "ID", INFORMATION);
        informed.ifPresent(yes -> Texts.labelled(
                out, "Patient informé des risques relatifs à l'examen d'imagerie", INFORMED, yes ? "Oui" : "Non"));
        information.ifPresent(text -> Texts.blocks(out, text));
        out.end();
        informed.ifPresent(yes -> SimpleObservation.entry(
                w,
                INFORMED,
                ImagingCodes.PATIENT_INFORMED,
                () -> out.empty("value", "xsi:type", "BL", "value", yes.toString())));
        if (information.isPresent()) {
            SimpleObservation.entry(w, INFORMATION, ImagingCodes.PATIENT_INFORMATION, () -> {});
        }
        ImagingSections.PATIENT_EDUCATION.close(out);
    }

    /** FR-Simple-observation. Source: cda §6.6. */
    static final class SimpleObservation {
        private static final String[] TEMPLATES = {"1.3.6.1.4.1.19376.1.5.3.1.4.13", "1.2.250.1.213.1.1.3.48"};

        private SimpleObservation() {}

        /** As an entry of a section; the narrative id is the place. */
        static void entry(Writing w, String narrativeId, CodedValue code, Runnable value) {
            w.out.start("entry");
            write(w, narrativeId, narrativeId, code, value);
            w.out.end();
        }

        /** Below another entry, with further templates. */
        static void component(
                Writing w, String key, String narrativeId, CodedValue code, Runnable value, String... templates) {
            w.out.start("entryRelationship", "typeCode", "COMP", "inversionInd", "false");
            write(w, key, narrativeId, code, value, templates);
            w.out.end();
        }

        private static void write(
                Writing w, String key, String narrativeId, CodedValue code, Runnable value, String... templates) {
            XmlOut out = w.out;
            out.start("observation", "classCode", "OBS", "moodCode", "EVN").templates(TEMPLATES);
            out.templates(templates).empty("id", "root", w.ids.at(key));
            out.code("code", code).textReference(narrativeId).empty("statusCode", "code", "completed");
            out.empty("effectiveTime", "nullFlavor", "NA");
            value.run();
            out.end();
        }
    }
}
