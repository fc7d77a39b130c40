package org.segursdk.eprescription.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.segursdk.cda.prescription.MedicinalProduct;
import org.segursdk.cda.prescription.PrescribedDevice;
import org.segursdk.cda.prescription.PrescribedMedicine;
import org.segursdk.cda.prescription.PrescriptionFlag;
import org.segursdk.cda.prescription.PrescriptionWords;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.eprescription.PrescribedAct;
import org.segursdk.eprescription.Prescription;

/** The lines of a prescription with their ids, for those who write a gateway and those who execute. */
public final class PrescriptionLines {
    private PrescriptionLines() {}

    /** Medicines, devices, acts, each in the order of the prescription. */
    public static List<PrescriptionLine> of(Prescription prescription) {
        PrescriptionWords words =
                PrescriptionWords.in(prescription.zone(), prescription.flags().contains(PrescriptionFlag.SECURED));
        List<PrescriptionLine> lines = new ArrayList<>();
        int number = 0;
        for (PrescribedMedicine medicine : prescription.medicines()) {
            lines.add(new PrescriptionLine(
                    "M" + ++number, medicine.product().name(), code(medicine.product()), words.posology(medicine)));
        }
        number = 0;
        for (PrescribedDevice device : prescription.devices()) {
            lines.add(new PrescriptionLine(
                    "D" + ++number,
                    device.label(),
                    device.lpp().or(device::emdn),
                    device.instructions().orElse("")));
        }
        number = 0;
        for (PrescribedAct act : prescription.acts()) {
            lines.add(new PrescriptionLine("A" + ++number, act.kind().label(), act.code(), act.words()));
        }
        return List.copyOf(lines);
    }

    private static Optional<CodedValue> code(MedicinalProduct product) {
        return product.cip().or(product::mv).or(product::ucd);
    }
}
