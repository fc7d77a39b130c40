package org.segursdk.conformance.checks.feed;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.segursdk.conformance.run.Artefact;
import org.segursdk.conformance.run.Check;
import org.segursdk.conformance.run.CheckContext;
import org.segursdk.conformance.run.CheckMode;
import org.segursdk.conformance.run.CheckNotes;
import org.segursdk.conformance.run.Location;
import org.segursdk.core.error.LocalizedText;

/**
 * What a PFI needs to write the VIHF stands in the message that gives it a document: participations of the sender (PRT-4 = SB) with the
 * geographic FINESS (PRT-8, type FINEG) and the identifier of a professional (PRT-5) or of a device (PRT-10). Looks at every MDM and ORU
 * file ({@code .hl7}) with a document; those whose flag {@code DESTDMP} is N are left alone. Source: mssante §8.3.
 */
final class SenderToPfi implements Check {
    private static final int OBSERVATION = 3;
    private static final int VALUE = 5;
    private static final int KIND = 4;
    private static final int PERSON = 5;
    private static final int ORGANISATION = 8;
    private static final int DEVICE = 10;
    private static final int ID_TYPE = 7;
    private static final int ID = 10;

    @Override
    public String id() {
        return "dmpa-25-identification-data-passed-to-the-pfi";
    }

    @Override
    public Set<String> verifies() {
        return Set.of("REM-DMPA-25");
    }

    @Override
    public CheckMode mode() {
        return CheckMode.ARTEFACT;
    }

    @Override
    public void run(CheckContext context, CheckNotes notes) throws IOException {
        for (Artefact artefact : context.artefacts().all()) {
            if (Hl7Message.isOne(artefact)) {
                look(artefact, Hl7Message.read(artefact), notes);
            }
        }
    }

    private static void look(Artefact artefact, Hl7Message message, CheckNotes notes) {
        boolean elsewhere = message.segments("OBX").stream()
                .anyMatch(each -> message.component(each, OBSERVATION, 1).equals("DESTDMP")
                        && message.component(each, VALUE, 1).equals("N"));
        if (!message.carriesDocument() || elsewhere) {
            return;
        }
        notes.saw(artefact.name());
        List<String[]> senders = message.segments("PRT").stream()
                .filter(each -> message.component(each, KIND, 1).equals("SB"))
                .toList();
        notes.require(
                senders.stream()
                        .anyMatch(each -> message.component(each, ORGANISATION, ID_TYPE)
                                        .equals("FINEG")
                                && message.component(each, ORGANISATION, ID).matches("[0-9AB]{9}")),
                "finess",
                Location.of(artefact.name(), "PRT-8"),
                Say.of(
                        "le FINESS géographique de l'émetteur (PRT-8, type FINEG) est absent",
                        "the geographic FINESS of the sender (PRT-8, type FINEG) is missing"),
                hint());
        notes.require(
                senders.stream()
                        .anyMatch(each -> !message.component(each, PERSON, 1).isBlank()
                                || !message.component(each, DEVICE, 1).isBlank()),
                "identifier",
                Location.of(artefact.name(), "PRT-5"),
                Say.of(
                        "ni le professionnel (PRT-5) ni l'équipement (PRT-10) qui émet n'est identifié",
                        "neither the professional (PRT-5) nor the device (PRT-10) that sends is identified"),
                hint());
    }

    private static LocalizedText hint() {
        return Say.of(
                "après l'OBX du document, un PRT d'émetteur (SB) porte structure et personne ; les valeurs sont celles de "
                        + "Structure.id et Professional.id (docs/dmp.md)",
                "after the OBX of the document, a PRT of the sender (SB) bears organisation and person; the values are those of "
                        + "Structure.id and Professional.id (docs/dmp.md)");
    }
}
