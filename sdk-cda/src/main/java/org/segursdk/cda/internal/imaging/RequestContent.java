package org.segursdk.cda.internal.imaging;

import java.util.List;
import java.util.Optional;
import org.segursdk.cda.imaging.AttachedDocument;
import org.segursdk.cda.imaging.ClinicalInformation;
import org.segursdk.cda.imaging.ReportText;
import org.segursdk.cda.imaging.RequestedAct;
import org.segursdk.core.document.InstanceId;

/** What an imaging request states; what is required may still be absent before the rules ran. Source: drim §7. */
public record RequestContent(
        Optional<InstanceId> number,
        Optional<ClinicalInformation> clinicalInformation,
        List<RequestedAct> acts,
        boolean patientInformed,
        Optional<ReportText> patientInformation,
        Optional<ReportText> previousResults,
        List<AttachedDocument> attachments) {
    public RequestContent {
        acts = List.copyOf(acts);
        attachments = List.copyOf(attachments);
    }
}
