package org.segursdk.conformance.checks;

import java.util.List;
import java.util.stream.Stream;
import org.segursdk.conformance.artefact.ArtefactChecks;
import org.segursdk.conformance.checks.biology.BiologyChecks;
import org.segursdk.conformance.checks.directory.DirectoryChecks;
import org.segursdk.conformance.checks.dmp.DmpChecks;
import org.segursdk.conformance.checks.documents.DocumentsChecks;
import org.segursdk.conformance.checks.feed.FeedChecks;
import org.segursdk.conformance.checks.identity.IdentityChecks;
import org.segursdk.conformance.checks.imaging.ImagingChecks;
import org.segursdk.conformance.checks.indicators.IndicatorsChecks;
import org.segursdk.conformance.checks.login.LoginChecks;
import org.segursdk.conformance.checks.portability.PortabilityChecks;
import org.segursdk.conformance.checks.prescription.PrescriptionChecks;
import org.segursdk.conformance.checks.reception.ReceptionChecks;
import org.segursdk.conformance.checks.security.SecurityChecks;
import org.segursdk.conformance.checks.sending.SendingChecks;
import org.segursdk.conformance.checks.terminology.TerminologyChecks;
import org.segursdk.conformance.checks.transport.TransportChecks;
import org.segursdk.conformance.checks.worklist.WorklistChecks;
import org.segursdk.conformance.run.Check;

/** Every check the kit ships, in the order in which a run makes them. */
public final class KitChecks {
    private KitChecks() {}

    public static List<Check> all() {
        return Stream.of(
                        ArtefactChecks.all(),
                        IdentityChecks.all(),
                        FeedChecks.all(),
                        DmpChecks.all(),
                        TransportChecks.all(),
                        SendingChecks.all(),
                        ReceptionChecks.all(),
                        WorklistChecks.all(),
                        IndicatorsChecks.all(),
                        PortabilityChecks.all(),
                        LoginChecks.all(),
                        SecurityChecks.all(),
                        DirectoryChecks.all(),
                        DocumentsChecks.all(),
                        BiologyChecks.all(),
                        ImagingChecks.all(),
                        PrescriptionChecks.all(),
                        TerminologyChecks.all())
                .flatMap(List::stream)
                .toList();
    }
}
