package org.segursdk.cda.internal.imaging;

import java.util.Optional;
import org.segursdk.cda.ClinicalDate;
import org.segursdk.cda.internal.Timestamps;
import org.segursdk.cda.internal.Writing;
import org.segursdk.cda.internal.XmlOut;
import org.segursdk.core.terminology.CodedValue;

/** FR-DICOM-Observation: a coded statement; bears exactly these two templates and one target site. Source: cda §9.3. */
final class DicomObservation {
    private static final String[] TEMPLATES = {"2.16.840.1.113883.10.20.6.2.13", "1.2.250.1.213.1.1.3.150"};

    private DicomObservation() {}

    /**
     * @param key place in the document, from which the id derives
     * @param narrativeId words in the narrative
     * @param time writes {@code effectiveTime}, or nothing
     * @param value writes {@code value}
     */
    static void write(Writing w, String key, CodedValue code, String narrativeId, Runnable time, Runnable value) {
        XmlOut out = w.out;
        out.start("entry").start("observation", "classCode", "OBS", "moodCode", "EVN");
        out.templates(TEMPLATES).empty("id", "root", w.ids.at(key));
        out.code("code", code).textReference(narrativeId).empty("statusCode", "code", "completed");
        time.run();
        value.run();
        out.empty("targetSiteCode", "nullFlavor", "NA");
        out.end().end();
    }

    /** A moment, when it is known. */
    static void at(Writing w, Optional<ClinicalDate> date) {
        date.ifPresent(known -> w.out.empty("effectiveTime", "value", Timestamps.hl7(known, w.zone)));
    }

    /** A period, as far as it is known. */
    static void period(Writing w, Optional<ClinicalDate> low, Optional<ClinicalDate> high) {
        if (low.isEmpty() && high.isEmpty()) {
            return;
        }
        if (low.equals(high)) {
            at(w, low);
            return;
        }
        w.out.start("effectiveTime");
        w.low(low);
        high.ifPresent(known -> w.high(Optional.of(known)));
        w.out.end();
    }
}
