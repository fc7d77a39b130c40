package org.segursdk.conformance.checks.reception;

import org.segursdk.conformance.checks.documents.Papers;
import org.segursdk.conformance.live.Findings;
import org.segursdk.conformance.live.PortCheck;
import org.segursdk.conformance.port.DocumentOriginPort;
import org.segursdk.conformance.port.DocumentOriginPort.Origin;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.sandbox.DmpDocument;
import org.segursdk.sandbox.DmpPatient;
import org.segursdk.sandbox.DmpSeed;
import org.segursdk.sandbox.InsiPerson;

/** One document by mail, one from the DMP, one of the product's own: each shows where it comes from. REM-MSSR-08. */
final class Origins extends PortCheck<DocumentOriginPort> {
    private static final LocalizedText HINT = LocalizedText.of(
            "WorkSource.origin d'un WorkItem dit d'où vient le document (docs/worklists.md)",
            "WorkSource.origin of a WorkItem tells where the document comes from (docs/worklists.md)");

    Origins() {
        super("mssr-08-origin-visible", DocumentOriginPort.class, "REM-MSSR-08");
    }

    @Override
    protected void look(DocumentOriginPort product, KitBench bench, Findings findings) throws Exception {
        InsiPerson person = Papers.person(1);
        bench.sandbox().dmp().put(DmpPatient.open(person.ins()));
        DmpDocument deposited =
                bench.sandbox().dmp().deposit(person.ins(), DmpSeed.document().title("Du DMP"));
        String patient = product.patient(person.ins(), person.traits());
        product.write(patient, "Du cabinet");
        Incoming incoming = new Incoming(bench, product.mailbox());
        incoming.deliver(incoming.mail(Incoming.letter(person, "Du courrier")).build());
        product.fetch(patient);
        product.take(patient, deposited.uniqueId());
        findings.saw("mail, DMP, own");
        told(product, patient, "Du cabinet", Origin.LOCAL, findings);
        told(product, patient, "Du courrier", Origin.MSSANTE, findings);
        told(product, patient, "Du DMP", Origin.DMP, findings);
    }

    private static void told(DocumentOriginPort product, String patient, String title, Origin origin, Findings findings)
            throws Exception {
        findings.require(
                product.origin(patient, title).filter(origin::equals).isPresent(),
                "origin-" + origin.name().toLowerCase(java.util.Locale.ROOT),
                LocalizedText.of(
                        "l'origine d'un document (" + origin + ") n'est pas montrée, ou une autre l'est",
                        "the origin of a document (" + origin + ") is not shown, or another is"),
                HINT);
    }
}
