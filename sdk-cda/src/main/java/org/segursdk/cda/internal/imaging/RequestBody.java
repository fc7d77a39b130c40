package org.segursdk.cda.internal.imaging;

import java.util.List;
import org.segursdk.cda.internal.Writing;
import org.segursdk.cda.internal.XmlOut;

/** The structured body of the request. Source: drim §7. */
final class RequestBody {
    private RequestBody() {}

    /** @param sizes bytes of each attached document */
    static void write(Writing w, RequestContent request, List<Long> sizes) {
        XmlOut out = w.out;
        out.start("component").start("structuredBody");
        request.clinicalInformation().ifPresent(info -> ClinicalInformationWriter.request(w, info));
        EducationWriter.request(w, request.patientInformed(), request.patientInformation());
        RequestedActWriter.section(w, request.acts());
        request.previousResults().ifPresent(text -> Texts.section(w, ImagingSections.PREVIOUS_RESULTS, text));
        if (!request.attachments().isEmpty()) {
            AttachmentWriter.section(w, request.attachments(), sizes);
        }
        out.end().end();
    }
}
