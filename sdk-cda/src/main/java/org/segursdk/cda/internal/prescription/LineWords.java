package org.segursdk.cda.internal.prescription;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.segursdk.cda.Quantity;
import org.segursdk.cda.prescription.PrescribedDevice;
import org.segursdk.cda.prescription.PrescribedMedicine;
import org.segursdk.cda.prescription.Renewals;
import org.segursdk.cda.prescription.StructuredPosology;
import org.segursdk.cda.prescription.TreatmentPeriod;

/** The words of the document's narrative, without the document. */
public final class LineWords {
    private final Wording wording;
    private final PosologyNarrative posologies;

    public LineWords(ZoneId zone, boolean secured) {
        this.wording = new Wording(zone, secured);
        this.posologies = new PosologyNarrative(wording);
    }

    public String posology(PrescribedMedicine medicine) {
        return posologies.of(medicine, "").text();
    }

    public String sentence(StructuredPosology posology, Optional<TreatmentPeriod> period) {
        return posologies.of(posology, period, "").text();
    }

    public List<String> delivery(PrescribedMedicine medicine) {
        List<String> lines = new ArrayList<>();
        medicine.quantity().ifPresent(quantity -> lines.add(wording.amount(quantity)));
        lines.add(wording.renewals(medicine.renewals()));
        return lines;
    }

    public List<String> delivery(PrescribedDevice device) {
        List<String> lines = new ArrayList<>();
        device.quantity().ifPresent(count -> lines.add("Quantité : " + wording.number(new Quantity(count, "", ""))));
        device.rentalDays()
                .ifPresent(
                        days -> lines.add("Location : " + wording.duration(Quantity.of(Integer.toString(days), "d"))));
        device.period().ifPresent(period -> lines.add("Utilisation : " + wording.period(period)));
        lines.add(wording.renewals(Renewals.times(device.renewals())));
        return lines;
    }
}
