package org.segursdk.cda.internal;

import java.time.ZoneId;
import org.segursdk.cda.CdaHeader;
import org.segursdk.cda.Deceased;
import org.segursdk.cda.Guardian;
import org.segursdk.cda.MultipleBirth;
import org.segursdk.core.document.Patient;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.Sex;
import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;

/** {@code recordTarget}: the patient, with INS or without. Source: cda §3.1. */
public final class PatientWriter {
    private static final String SDTC = "urn:hl7-org:sdtc";

    private final XmlOut out;
    private final ActorWriter actors;

    public PatientWriter(XmlOut out) {
        this.out = out;
        this.actors = new ActorWriter(out);
    }

    public void write(CdaHeader header) {
        Patient patient = header.patient();
        out.start("recordTarget").start("patientRole");
        patient.ins()
                .ifPresent(ins -> out.empty(
                        "id",
                        "root",
                        ins.ins().authority().oid().value(),
                        "extension",
                        ins.ins().matricule().value()));
        patient.localIds().stream()
                .distinct()
                .forEach(local -> out.empty("id", "root", local.domain().value(), "extension", local.value()));
        actors.addresses(patient.addresses());
        actors.telecoms(patient.telecoms());
        out.start("patient", "classCode", "PSN");
        name(patient);
        IdentityTraits traits = patient.traits();
        out.code("administrativeGenderCode", gender(traits.sex()));
        // A lunar date is completed as the RNIV says; HL7 has no month or day 00.
        out.empty("birthTime", "value", traits.birthDate().completed().toCompact());
        header.deceased().ifPresent(deceased -> deceased(deceased, header.zone()));
        header.multipleBirth().ifPresent(this::multipleBirth);
        header.guardians().forEach(this::guardian);
        traits.birthPlace().ifPresent(this::birthPlace);
        out.end().end().end();
    }

    private void deceased(Deceased deceased, ZoneId zone) {
        out.empty("sdtc:deceasedInd", "xmlns:sdtc", SDTC, "value", "true");
        deceased.on()
                .ifPresent(date ->
                        out.empty("sdtc:deceasedTime", "xmlns:sdtc", SDTC, "value", Timestamps.hl7(date, zone)));
    }

    private void multipleBirth(MultipleBirth birth) {
        out.empty("sdtc:multipleBirthInd", "xmlns:sdtc", SDTC, "value", Boolean.toString(birth.multiple()));
        birth.order()
                .ifPresent(order -> out.empty(
                        "sdtc:multipleBirthOrderNumber", "xmlns:sdtc", SDTC, "value", Integer.toString(order)));
    }

    private void guardian(Guardian guardian) {
        out.start("guardian");
        guardian.id().ifPresent(actors::id);
        actors.addresses(guardian.addresses());
        actors.telecoms(guardian.telecoms());
        guardian.structureName().ifPresent(name -> {
            out.start("guardianOrganization");
            guardian.structureId().ifPresent(actors::structureId);
            out.leaf("name", name).end();
        });
        guardian.familyName().ifPresent(family -> {
            out.start("guardianPerson").start("name");
            guardian.civility().ifPresent(civility -> out.leaf("prefix", civility));
            guardian.givenName().ifPresent(given -> out.leaf("given", given));
            out.leaf("family", family).end().end();
        });
        out.end();
    }

    private void name(Patient patient) {
        IdentityTraits traits = patient.traits();
        out.start("name");
        out.leaf("family", traits.birthName(), "qualifier", "BR");
        out.leaf("given", traits.birthGivenNames());
        out.leaf("given", traits.firstGivenName(), "qualifier", "BR");
        patient.usedName().ifPresent(used -> out.leaf("family", used, "qualifier", "CL"));
        patient.usedGivenName().ifPresent(used -> out.leaf("given", used, "qualifier", "CL"));
        out.end();
    }

    private void birthPlace(String cog) {
        out.start("birthplace").start("place").start("addr");
        out.leaf("county", cog);
        out.end().end().end();
    }

    private static CodedValue gender(Sex sex) {
        return switch (sex) {
            case MALE -> CodedValue.of("M", CodeSystems.HL7_ADMINISTRATIVE_GENDER, "Masculin");
            case FEMALE -> CodedValue.of("F", CodeSystems.HL7_ADMINISTRATIVE_GENDER, "Féminin");
            case UNKNOWN -> CodedValue.of("UN", CodeSystems.HL7_ADMINISTRATIVE_GENDER, "Inconnu");
        };
    }
}
