package org.segursdk.cda.internal.imaging;

import java.util.List;
import java.util.Optional;
import org.segursdk.cda.imaging.ActDescription;
import org.segursdk.cda.imaging.Addendum;
import org.segursdk.cda.imaging.AttachedDocument;
import org.segursdk.cda.imaging.ClinicalInformation;
import org.segursdk.cda.imaging.ImagingAct;
import org.segursdk.cda.imaging.ImagingDevice;
import org.segursdk.cda.imaging.ReportText;

/** What a structured imaging report states; what is required may still be absent before the rules ran. Source: cda §9.2. */
public record ReportContent(
        Optional<ClinicalInformation> clinicalInformation,
        List<ActDescription> acts,
        Optional<Addendum> addendum,
        List<ImagingDevice> devices,
        Optional<ReportText> findings,
        Optional<ReportText> previousResults,
        Optional<ReportText> comparison,
        Optional<ReportText> conclusion,
        List<AttachedDocument> attachments,
        Optional<ReportText> patientInformation,
        Optional<ReportText> comment) {
    public ReportContent {
        acts = List.copyOf(acts);
        devices = List.copyOf(devices);
        attachments = List.copyOf(attachments);
    }

    /** The acts as the header documents them. */
    List<ImagingAct> headerActs() {
        return acts.stream().map(ActDescription::act).toList();
    }
}
