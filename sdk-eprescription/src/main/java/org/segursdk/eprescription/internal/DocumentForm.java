package org.segursdk.eprescription.internal;

import java.util.Optional;
import java.util.stream.Collectors;
import org.segursdk.cda.Attestation;
import org.segursdk.cda.CdaHeader;
import org.segursdk.cda.Encounter;
import org.segursdk.cda.OtherParticipant;
import org.segursdk.cda.Participant;
import org.segursdk.cda.ServiceEvent;
import org.segursdk.cda.prescription.PrescriptionDocument;
import org.segursdk.core.actor.Professional;
import org.segursdk.core.actor.Structure;
import org.segursdk.core.document.DocumentAuthor;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.core.terminology.ValueSets;
import org.segursdk.eprescription.EPrescriptionProfile.ReplacedEncoding;
import org.segursdk.eprescription.Executant;
import org.segursdk.eprescription.Prescription;

/** A prescription as the builders of sdk-cda take it. Source: eprescription §6.1, §6.3. */
public final class DocumentForm {
    private DocumentForm() {}

    /** The header of its documents. */
    public static CdaHeader.Builder header(Prescription prescription, ReplacedEncoding replaced) {
        DocumentAuthor prescriber = prescription.prescriber();
        Structure structure = prescriber.structure();
        Attestation written = new Attestation(prescriber, prescription.writtenAt());
        ServiceEvent validity = ServiceEvent.of(prescriber, prescription.validFrom());
        CdaHeader.Builder header = CdaHeader.builder()
                .id(prescription.id())
                .title(PrescriptionDocument.DEFAULT_TITLE)
                .createdAt(prescription.writtenAt())
                .zone(prescription.zone())
                .patient(prescription.patient())
                .addAuthor(written)
                .custodian(structure)
                .legalAuthenticator(written)
                .event(prescription.validUntil().map(validity::withStop).orElse(validity))
                .encounter(Encounter.of(structure, prescription.writtenAt()));
        prescription.guardians().forEach(header::addGuardian);
        prescription.replaced().ifPresent(who -> header.addParticipant(replaced(who, structure, replaced)));
        prescription.executant().ifPresent(executant -> executant(header, executant));
        return header;
    }

    private static Participant replaced(Professional who, Structure structure, ReplacedEncoding encoding) {
        boolean correspondent = encoding == ReplacedEncoding.CORRESPONDENT;
        CodedValue function =
                ValueSets.functionCode().find(correspondent ? "CORRE" : "353").orElseThrow();
        return new Participant(
                correspondent ? Participant.Role.CON : Participant.Role.REF,
                Optional.of(function),
                who,
                Optional.of(structure),
                Optional.empty(),
                Optional.empty());
    }

    private static void executant(CdaHeader.Builder header, Executant executant) {
        executant
                .professional()
                .ifPresentOrElse(
                        who -> header.addParticipant(new Participant(
                                Participant.Role.PRF,
                                Optional.empty(),
                                who,
                                Optional.of(executant.structure()),
                                Optional.empty(),
                                executant.before())),
                        () -> {
                            OtherParticipant.Builder pharmacy = OtherParticipant.builder(Participant.Role.PRF)
                                    .organization(executant.structure().name());
                            executant.structure().addresses().forEach(pharmacy::addAddress);
                            executant.structure().telecoms().forEach(pharmacy::addTelecom);
                            header.addOtherParticipant(pharmacy.build());
                        });
    }

    /** The document without header, number, code and PDF. */
    public static PrescriptionDocument.Builder body(Prescription prescription) {
        PrescriptionDocument.Builder document = PrescriptionDocument.builder();
        prescription.flags().forEach(document::addFlag);
        prescription.medicines().forEach(document::addMedicine);
        prescription.devices().forEach(document::addDevice);
        prescription.problems().forEach(document::addProblem);
        prescription.vitalSigns().forEach(document::addVitalSign);
        prescription.pregnantOn().ifPresent(document::pregnant);
        if (prescription.validUntil().isEmpty()) {
            document.validityEndUnknown();
        }
        comment(prescription).ifPresent(document::comment);
        return document;
    }

    /** The comment, and the lines the document has no section for. */
    private static Optional<String> comment(Prescription prescription) {
        String acts = prescription.acts().stream()
                .map(act -> act.kind().label() + " : " + act.words())
                .collect(Collectors.joining("\n"));
        if (acts.isEmpty()) {
            return prescription.comment();
        }
        return Optional.of(
                prescription.comment().map(words -> words + "\n").orElse("") + "Autres prescriptions\n" + acts);
    }
}
