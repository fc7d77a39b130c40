package org.segursdk.cda.internal;

import java.time.LocalDate;
import java.util.Optional;
import org.segursdk.cda.CdaHeader;
import org.segursdk.cda.ClinicalDate;
import org.segursdk.cda.Deceased;
import org.segursdk.cda.Guardian;
import org.segursdk.core.document.InstanceId;
import org.segursdk.core.document.LocalPatientId;
import org.segursdk.core.document.Patient;
import org.segursdk.core.error.Violations;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.InsAuthority;
import org.segursdk.core.terminology.ValueSets;

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

    /** Guardians, death, birth. */
    public void check(CdaHeader header, String path) {
        ActorRules actors = new ActorRules(violations, texts);
        for (int i = 0; i < header.guardians().size(); i++) {
            Guardian guardian = header.guardians().get(i);
            String at = path + "guardians[" + i + "]";
            guardian.familyName().ifPresent(name -> texts.line(name, at + ".familyName"));
            guardian.givenName().ifPresent(name -> texts.line(name, at + ".givenName"));
            guardian.structureName().ifPresent(name -> texts.line(name, at + ".structureName"));
            guardian.civility()
                    .ifPresent(civility -> violations.check(
                            ValueSets.civility().find(civility).isPresent(),
                            at + ".civility",
                            "JDV-J245",
                            "M ou MME",
                            "M or MME"));
            guardian.id().flatMap(InstanceId::extension).ifPresent(number -> texts.line(number, at + ".id"));
            actors.addresses(guardian.addresses(), at + ".addresses");
        }
        header.deceased().flatMap(Deceased::on).ifPresent(date -> death(header, date, path + "deceased.on"));
        header.multipleBirth()
                .ifPresent(birth -> violations.check(
                        birth.order().isEmpty()
                                || birth.multiple() && birth.order().getAsInt() >= 1,
                        path + "multipleBirth.order",
                        "CDA-BIRTH-ORDER",
                        "le rang de naissance d'une naissance multiple est un entier positif",
                        "the rank of a multiple birth is a positive whole number"));
    }

    private void death(CdaHeader header, ClinicalDate date, String at) {
        Optional<LocalDate> born =
                header.patient().traits().birthDate().completed().toLocalDate();
        violations.check(
                !date.isAfter(ClinicalDate.at(header.createdAt()), header.zone())
                        && (born.isEmpty() || !ClinicalDate.day(born.get()).isAfter(date, header.zone())),
                at,
                "CDA-DECEASED-TIME",
                "le décès se place entre la naissance et la création du document",
                "death comes between birth and the making of the document");
    }
}
