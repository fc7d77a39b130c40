package org.segursdk.core.xds;

import java.util.ArrayList;
import java.util.List;
import org.segursdk.core.actor.Professional;
import org.segursdk.core.actor.Structure;
import org.segursdk.core.document.OtherAuthor;
import org.segursdk.core.document.Patient;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.Ins;
import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;

/** The French forms of XDS values. Source: dmp §6.1, examples §7. */
final class XdsForms {
    private XdsForms() {}

    static String xcn(Professional professional, XdsOptions options) {
        StringBuilder out = new StringBuilder(96);
        Hl7.escape(out, professional.id().value()).append('^');
        Hl7.escape(out, professional.familyName()).append('^');
        Hl7.escape(out, professional.givenName())
                .append("^^^^^^&")
                .append(CodeSystems.ID_NAT_PS)
                .append("&ISO^D^^^")
                .append(
                        professional.id().isInternal()
                                ? options.internalProfessionalIdType()
                                : options.professionalIdType());
        return out.toString();
    }

    /** A system: its software, then its model. */
    static String xcn(OtherAuthor.Device device) {
        StringBuilder out = new StringBuilder(96);
        Hl7.escape(out, device.id().extension().orElse("")).append('^');
        Hl7.escape(out, device.software()).append('^');
        return Hl7.escape(out, device.model())
                .append("^^^^^^&")
                .append(device.id().root().value())
                .append("&ISO^U^^^RI")
                .toString();
    }

    /** A patient with a qualified INS, under the birth name. */
    static String xcn(Patient patient) {
        Ins ins = patient.ins().orElseThrow().ins();
        StringBuilder out = new StringBuilder(96);
        Hl7.escape(out, ins.matricule().value()).append('^');
        Hl7.escape(out, patient.traits().birthName()).append('^');
        return Hl7.escape(out, patient.traits().firstGivenName())
                .append("^^^^^^&")
                .append(ins.authority().oid().value())
                .append("&ISO^D^^^NH")
                .toString();
    }

    static String xon(Structure structure, XdsOptions options) {
        StringBuilder out = new StringBuilder(96);
        Hl7.escape(out, structure.name())
                .append("^^^^^&")
                .append(CodeSystems.ID_NAT_STRUCT)
                .append("&ISO^")
                .append(options.structureIdType())
                .append("^^^");
        return Hl7.escape(out, structure.id().value()).toString();
    }

    static String specialty(CodedValue specialty) {
        StringBuilder out = new StringBuilder(96);
        Hl7.escape(out, specialty.code()).append('^');
        Hl7.escape(out, specialty.displayName()).append('^');
        return Hl7.escape(out, specialty.codeSystem()).toString();
    }

    /** The INS when it is qualified, otherwise the first local number. */
    static String patientId(Patient patient) {
        return patient.ins()
                .map(ins -> ins.ins().toCx())
                .orElseGet(() -> patient.localIds().get(0).toCx());
    }

    /** The first local number, otherwise the INS. */
    static String sourcePatientId(Patient patient) {
        return patient.localIds().isEmpty()
                ? patientId(patient)
                : patient.localIds().get(0).toCx();
    }

    /** Birth name (L), used name (D) when there is one, date of birth, sex. A lunar date is completed. */
    static List<String> sourcePatientInfo(Patient patient) {
        IdentityTraits traits = patient.traits();
        List<String> values = new ArrayList<>(4);
        values.add(pid5(traits.birthName(), traits.firstGivenName(), 'L'));
        if (patient.usedName().isPresent() || patient.usedGivenName().isPresent()) {
            values.add(pid5(
                    patient.usedName().orElse(traits.birthName()),
                    patient.usedGivenName().orElse(traits.firstGivenName()),
                    'D'));
        }
        values.add("PID-7|" + traits.birthDate().completed().toCompact());
        values.add("PID-8|" + traits.sex().code());
        return values;
    }

    private static String pid5(String family, String given, char nameType) {
        StringBuilder out = new StringBuilder(64).append("PID-5|");
        Hl7.escape(out, family).append('^');
        return Hl7.escape(out, given).append("^^^^^").append(nameType).toString();
    }
}
