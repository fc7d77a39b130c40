package org.segursdk.cda.internal;

import org.segursdk.core.document.LocalPatientId;
import org.segursdk.core.document.Patient;
import org.segursdk.core.error.Violations;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.InsAuthority;

/** Rules on the patient. Source: cda §3.1. */
public final class PatientRules {
    private final Violations violations;
    private final TextRules texts;

    public PatientRules(Violations violations, TextRules texts) {
        this.violations = violations;
        this.texts = texts;
    }

    public void check(Patient patient, String path) {
        IdentityTraits traits = patient.traits();
        texts.line(traits.birthName(), path + ".birthName");
        texts.line(traits.birthGivenNames(), path + ".birthGivenNames");
        texts.line(traits.firstGivenName(), path + ".firstGivenName");
        patient.usedName().ifPresent(name -> texts.line(name, path + ".usedName"));
        patient.usedGivenName().ifPresent(name -> texts.line(name, path + ".usedGivenName"));
        violations.check(
                traits.birthDate().completed().toLocalDate().isPresent(),
                path + ".birthDate",
                "CDA-BIRTHTIME",
                "cette date n'existe pas au calendrier",
                "no such date in the calendar");
        patient.ins()
                .ifPresent(ins -> violations.check(
                        traits.birthPlace().isPresent(),
                        path + ".birthPlace",
                        "CDA-INS-TRAITS",
                        "avec une INS, le lieu de naissance (COG) est obligatoire",
                        "with an INS the place of birth (COG) is required"));
        for (int i = 0; i < patient.localIds().size(); i++) {
            LocalPatientId local = patient.localIds().get(i);
            texts.line(local.value(), path + ".localIds[" + i + "]");
            violations.check(
                    InsAuthority.ofOid(local.domain().value()).isEmpty(),
                    path + ".localIds[" + i + "]",
                    "CDA-LOCAL-ID-INS",
                    "un numéro local ne porte pas l'OID de l'INS : seule une INS qualifiée figure dans un document",
                    "a local number does not bear the OID of the INS: only a qualified INS stands in a document");
        }
        new ActorRules(violations, texts).addresses(patient.addresses(), path + ".addresses");
    }
}
