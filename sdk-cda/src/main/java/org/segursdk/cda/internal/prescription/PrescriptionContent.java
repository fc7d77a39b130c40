package org.segursdk.cda.internal.prescription;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.segursdk.cda.ClinicalDate;
import org.segursdk.cda.Problem;
import org.segursdk.cda.VitalSign;
import org.segursdk.cda.internal.PdfCopy;
import org.segursdk.cda.prescription.Code2dImage;
import org.segursdk.cda.prescription.PrescribedDevice;
import org.segursdk.cda.prescription.PrescribedMedicine;
import org.segursdk.cda.prescription.PrescriptionFlag;

/** What a prescription says. Source: cda §10. */
public record PrescriptionContent(
        Optional<String> number,
        Optional<Code2dImage> code2d,
        Set<PrescriptionFlag> flags,
        boolean validityEndUnknown,
        List<PrescribedMedicine> medicines,
        List<PrescribedDevice> devices,
        List<Problem> problems,
        List<VitalSign> vitalSigns,
        Optional<ClinicalDate> pregnantOn,
        Optional<String> comment,
        PdfCopy pdf,
        long code2dSize) {
    /** Redacted. */
    @Override
    public String toString() {
        return "PrescriptionContent[redacted]";
    }
}
