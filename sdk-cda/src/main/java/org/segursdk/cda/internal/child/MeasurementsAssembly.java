package org.segursdk.cda.internal.child;

import java.util.List;
import java.util.Optional;
import org.segursdk.cda.CdaHeader;
import org.segursdk.cda.VitalSign;
import org.segursdk.cda.child.ChildMeasurements;
import org.segursdk.cda.internal.Assembly;
import org.segursdk.cda.internal.DocumentModel;
import org.segursdk.cda.internal.VitalSignsEntry;
import org.segursdk.core.error.Violations;

/** Checks the measurements of a child and assembles them. Source: CSE-MDE 2023.01. */
public final class MeasurementsAssembly {
    /** IHE PCC Medical Document. */
    private static final String IHE_TEMPLATE = "1.3.6.1.4.1.19376.1.5.3.1.1.1";

    private MeasurementsAssembly() {}

    /** Adds every broken rule. */
    public static void check(Optional<CdaHeader> header, List<VitalSign> measurements, Violations violations) {
        ChildModels.header(header, ChildMeasurements.EVENT, violations);
        violations.check(
                !measurements.isEmpty(), "measurements", "REQUIRED", "au moins une mesure", "at least one measurement");
        VitalSignsEntry.check(measurements, "measurements", violations);
    }

    /** The document; the rules were checked before. */
    public static Assembly assemble(CdaHeader header, List<VitalSign> measurements) {
        DocumentModel model = ChildModels.model(
                        header,
                        ChildMeasurements.TYPE,
                        ChildMeasurements.EVENT,
                        ChildMeasurements.DEFAULT_TITLE,
                        "urn:ans:ci-sis:cse-mde:2023")
                .template(IHE_TEMPLATE)
                .template("1.2.250.1.213.1.1.1.5.4", "2023.01");
        return new Assembly(header, model, writing -> {
            writing.out.start("component").start("structuredBody");
            VitalSignsEntry.section(writing, measurements);
            writing.out.end().end();
        });
    }
}
