package org.segursdk.sandbox.internal.dmp;

import java.util.List;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.Ins;
import org.segursdk.sandbox.DmpContact;
import org.segursdk.sandbox.DmpPatient;
import org.segursdk.sandbox.DmpPatient.Status;
import org.segursdk.sandbox.internal.soap.Markup;

/** A patient in the HL7v3 answers. Source: dmp §4.2–4.4. */
final class Hl7Patient {
    private static final String DOSSIER = "1.2.250.1.213.4.1.2.3";

    private Hl7Patient() {}

    /**
     * The subject of the control act.
     *
     * @param status of the registration event
     * @param administrative whether address, relationship and oppositions come too
     * @param observations behind the patient's own
     */
    static String subject(DmpPatient patient, String status, boolean administrative, String observations) {
        Ins ins = patient.ins();
        String own = administrative
                ? observation("subjectOf", "OPPOSITION_BRIS_DE_GLACE", patient.oppositionBrisDeGlace())
                        + observation("subjectOf", "OPPOSITION_ACCES_URGENCE", patient.oppositionAccesUrgence())
                : "";
        return "<subject typeCode=\"SUBJ\" contextConductionInd=\"false\"><registrationEvent classCode=\"REG\""
                + " moodCode=\"EVN\"><statusCode code=\"" + status
                + "\"/><subject1 typeCode=\"SBJ\"><patient classCode=\"PAT\">"
                + "<id root=\"" + ins.authority().oid() + "\" extension=\""
                + ins.matricule().value()
                + "\"/><statusCode code=\"" + (patient.status() == Status.CLOSED ? "terminated" : "active") + "\"/>"
                + patient.traits()
                        .map(traits -> person(traits, patient, administrative))
                        .orElse("")
                + (observations.isEmpty()
                        ? observation("subjectOf", "RATTACHEMENT_ENS", patient.ensAttached()) + own
                        : observations)
                + "</patient></subject1>"
                + "<custodian typeCode=\"CST\"><assignedEntity classCode=\"ASSIGNED\"><id root=\"" + Hl7Frame.DMP_OID
                + "\"/></assignedEntity></custodian></registrationEvent></subject>";
    }

    static String observation(String element, String code, boolean value) {
        return "<" + element
                + " typeCode=\"SBJ\"><administrativeObservation classCode=\"OBS\" moodCode=\"EVN\"><code code=\""
                + code + "\" codeSystem=\"" + DOSSIER + "\"/><value xsi:type=\"BL\" value=\"" + value
                + "\"/></administrativeObservation></" + element + ">";
    }

    private static String person(IdentityTraits traits, DmpPatient patient, boolean administrative) {
        DmpContact contact = patient.contact().filter(c -> administrative).orElse(null);
        return "<patientPerson classCode=\"PSN\" determinerCode=\"INSTANCE\"><name><given>"
                + Markup.escape(traits.firstGivenName()) + "</given><family qualifier=\"BR\">"
                + Markup.escape(traits.birthName()) + "</family></name>"
                + (contact == null ? "" : telecoms(contact.telecoms()))
                + "<administrativeGenderCode code=\"" + traits.sex().code() + "\"/><birthTime value=\""
                + traits.birthDate().toCompact() + "\"/>"
                + (contact == null ? "" : administrative(contact))
                + "</patientPerson>";
    }

    private static String administrative(DmpContact contact) {
        return "<deceasedInd value=\"" + contact.deceased() + "\"/><addr><streetAddressLine>"
                + Markup.escape(contact.streetLine()) + "</streetAddressLine><postalCode>"
                + Markup.escape(contact.postalCode()) + "</postalCode><city>" + Markup.escape(contact.city())
                + "</city></addr>"
                + contact.representative().map(Hl7Patient::relationship).orElse("");
    }

    private static String relationship(DmpContact.Representative representative) {
        return "<personalRelationship classCode=\"PRS\"><code code=\"" + Markup.escape(representative.relation())
                + "\" codeSystem=\"2.16.840.1.113883.1.11.19579\"/>" + telecoms(representative.telecoms())
                + "<relationshipHolder1 classCode=\"PSN\" determinerCode=\"INSTANCE\"><name><given>"
                + Markup.escape(representative.givenName()) + "</given><family>"
                + Markup.escape(representative.familyName())
                + "</family></name></relationshipHolder1></personalRelationship>";
    }

    private static String telecoms(List<String> urls) {
        StringBuilder text = new StringBuilder();
        urls.forEach(url ->
                text.append("<telecom value=\"").append(Markup.escape(url)).append("\"/>"));
        return text.toString();
    }
}
