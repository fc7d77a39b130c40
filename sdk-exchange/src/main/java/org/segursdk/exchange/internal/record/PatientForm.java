package org.segursdk.exchange.internal.record;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.segursdk.core.document.LocalPatientId;
import org.segursdk.core.document.Patient;
import org.segursdk.core.identity.BirthDate;
import org.segursdk.core.identity.IdentityProof;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.Ins;
import org.segursdk.core.identity.InsAuthority;
import org.segursdk.core.identity.Matricule;
import org.segursdk.core.identity.ProofType;
import org.segursdk.core.identity.Provenance;
import org.segursdk.core.identity.QualifiedIns;
import org.segursdk.core.identity.Sex;
import org.segursdk.core.terminology.Oid;

/**
 * The patient of a document as JSON, every part. A qualified INS is written with its provenance, and comes back through the
 * checked door alone ({@link QualifiedIns#restore}).
 */
public final class PatientForm {
    private PatientForm() {}

    public static void write(JsonOut out, Patient patient) {
        out.object("traits", each -> traits(each, patient.traits()));
        patient.ins().ifPresent(ins -> out.object("ins", each -> ins(each, ins)));
        out.objects("localIds", patient.localIds(), (each, id) -> each.put(
                        "domain", id.domain().value())
                .put("value", id.value()));
        out.put("usedName", patient.usedName()).put("usedGivenName", patient.usedGivenName());
        ActorForm.places(out, patient.addresses(), patient.telecoms());
    }

    public static Patient read(JsonIn in) {
        IdentityTraits traits = ActorForm.required(in.object("traits", PatientForm::traits), "traits");
        Optional<QualifiedIns> ins = in.object("ins", each -> ins(each, traits));
        Patient.Builder builder = ins.map(Patient::qualified).orElseGet(() -> Patient.local(traits));
        in.objects("localIds", each -> new LocalPatientId(Oid.of(each.text("domain")), each.text("value")))
                .forEach(builder::addLocalId);
        in.optional("usedName").ifPresent(builder::usedName);
        in.optional("usedGivenName").ifPresent(builder::usedGivenName);
        ActorForm.addresses(in).forEach(builder::addAddress);
        ActorForm.telecoms(in).forEach(builder::addTelecom);
        return builder.build();
    }

    private static void traits(JsonOut out, IdentityTraits traits) {
        out.put("birthName", traits.birthName())
                .put("birthGivenNames", traits.birthGivenNames())
                .put("firstGivenName", traits.firstGivenName())
                .put("sex", traits.sex())
                .put("birthDate", traits.birthDate().toIso())
                .put("birthPlace", traits.birthPlace());
    }

    private static IdentityTraits traits(JsonIn in) {
        return IdentityTraits.received(
                in.text("birthName"),
                in.text("birthGivenNames"),
                Optional.of(in.text("firstGivenName")),
                in.constant("sex", Sex.class),
                BirthDate.received(in.text("birthDate")),
                in.optional("birthPlace"));
    }

    private static void ins(JsonOut out, QualifiedIns ins) {
        Provenance provenance = ins.provenance();
        IdentityProof proof = provenance.proof();
        out.put("number", ins.ins().matricule().number())
                .put("key", ins.ins().matricule().key())
                .put("authority", ins.ins().authority())
                .put("route", provenance.route())
                .put("obtainedAt", provenance.obtainedAt())
                .put("simulated", provenance.simulated())
                .object("proof", each -> each.put("type", proof.type())
                        .put("checkedBy", proof.checkedBy())
                        .put("checkedOn", proof.checkedOn())
                        .put("representative", proof.representative())
                        .put("expiresOn", proof.expiresOn()));
    }

    private static QualifiedIns ins(JsonIn in, IdentityTraits traits) {
        Ins ins = new Ins(
                Matricule.received(in.text("number"), in.text("key")), in.constant("authority", InsAuthority.class));
        Provenance provenance = new Provenance(
                in.constant("route", Provenance.Route.class),
                Instant.parse(in.text("obtainedAt")),
                ActorForm.required(in.object("proof", PatientForm::proof), "proof"),
                in.flag("simulated"));
        return QualifiedIns.restore(ins, traits, provenance);
    }

    private static IdentityProof proof(JsonIn in) {
        return new IdentityProof(
                in.constant("type", ProofType.class),
                in.text("checkedBy"),
                LocalDate.parse(in.text("checkedOn")),
                in.optional("representative", ProofType.class),
                in.optional("expiresOn").map(LocalDate::parse));
    }
}
