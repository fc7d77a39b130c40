package org.segursdk.insi.fhir;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.document.LocalPatientId;
import org.segursdk.core.identity.IdentityProof;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.Ins;
import org.segursdk.core.identity.InsAuthority;
import org.segursdk.core.identity.ProofType;
import org.segursdk.insi.identity.IdentityAttribute;
import org.segursdk.insi.identity.PatientIdentity;
import org.segursdk.insi.identity.StoredIdentity;
import org.segursdk.insi.internal.Emitted;

/** Writes the resource. */
final class PatientWriter {
    private PatientWriter() {}

    static String write(
            PatientIdentity identity,
            FrCoreVersion version,
            Instant updatedAt,
            List<LocalPatientId> localIds,
            @Nullable String id) {
        StoredIdentity state = identity.state();
        IdentityTraits traits = identity.traits();
        ObjectNode patient = JsonNodeFactory.instance.objectNode();
        patient.put("resourceType", "Patient");
        if (id != null) {
            patient.put("id", id);
        }
        boolean qualified = identity.qualifiedIns().isPresent();
        patient.putObject("meta").putArray("profile").add(qualified ? FrCore.PATIENT_INS : FrCore.PATIENT);
        ArrayNode extensions = patient.putArray("extension");
        reliability(extensions, identity, version, updatedAt);
        traits.birthPlace().ifPresent(place -> birthPlace(extensions, place));
        if (state.birthDateUncertain()) {
            extension(extensions, FrCore.DATE_UPDATED).put("valueBoolean", true);
        }
        identifiers(patient, identity, localIds);
        names(patient.putArray("name"), state);
        patient.put(
                "gender",
                switch (traits.sex()) {
                    case MALE -> "male";
                    case FEMALE -> "female";
                    case UNKNOWN -> "unknown";
                });
        patient.put("birthDate", traits.birthDate().toIso());
        return patient.toString();
    }

    private static void identifiers(ObjectNode patient, PatientIdentity identity, List<LocalPatientId> localIds) {
        Optional<Ins> ins = identity.qualifiedIns().map(right -> right.ins());
        if (ins.isEmpty() && localIds.isEmpty()) {
            return;
        }
        ArrayNode identifiers = patient.putArray("identifier");
        ins.ifPresent(active -> {
            InsAuthority authority = active.authority();
            identifier(
                    identifiers,
                    authority == InsAuthority.NIA ? "temp" : "official",
                    FrCore.INS_TYPE,
                    FrCore.type(authority),
                    authority.oid().value(),
                    active.matricule().value());
        });
        localIds.forEach(id -> identifier(
                identifiers, "usual", FrCore.HL7_TYPE, "PI", id.domain().value(), id.value()));
    }

    private static void identifier(
            ArrayNode identifiers, String use, String typeSystem, String type, String oid, String value) {
        ObjectNode identifier = identifiers.addObject();
        identifier.put("use", use);
        identifier
                .putObject("type")
                .putArray("coding")
                .addObject()
                .put("system", typeSystem)
                .put("code", type);
        identifier.put("system", FrCore.OID + oid).put("value", value);
    }

    private static void names(ArrayNode names, StoredIdentity state) {
        IdentityTraits traits = state.traits();
        ObjectNode official = names.addObject();
        extension(official.putArray("extension"), FrCore.GIVEN_NAMES).put("valueString", traits.birthGivenNames());
        official.put("use", "official").put("family", traits.birthName());
        official.putArray("given").add(traits.firstGivenName());
        if (state.usedName().isPresent() || state.usedGivenName().isPresent()) {
            ObjectNode usual = names.addObject().put("use", "usual");
            state.usedName().ifPresent(name -> usual.put("family", name));
            state.usedGivenName().ifPresent(name -> usual.putArray("given").add(name));
        }
    }

    private static void birthPlace(ArrayNode extensions, String place) {
        ObjectNode address = extension(extensions, FrCore.BIRTH_PLACE).putObject("valueAddress");
        extension(address.putArray("extension"), FrCore.INSEE_CODE)
                .putObject("valueCoding")
                .put("system", FrCore.COG)
                .put("code", place);
    }

    private static void reliability(
            ArrayNode extensions, PatientIdentity identity, FrCoreVersion version, Instant updatedAt) {
        boolean older = version == FrCoreVersion.V2_1;
        StoredIdentity state = identity.state();
        ObjectNode reliability = extensions.addObject();
        ArrayNode parts = reliability.putArray("extension");
        reliability.put("url", FrCore.RELIABILITY);
        if (!older) {
            extension(parts, "lastUpdated")
                    .put(
                            "valueDateTime",
                            DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                                    updatedAt.truncatedTo(ChronoUnit.SECONDS).atZone(Emitted.ZONE)));
        }
        coding(parts, "methodCollection", FrCore.METHOD, state.channel().code());
        Emitted.asked(identity).ifPresent(day -> extension(parts, older ? "dateCollection" : "dateInterrogationINSi")
                .put("valueDate", day.toString()));
        coding(
                parts,
                "identityStatus",
                older ? FrCore.STATUS_2_1 : FrCore.STATUS_2_2,
                older ? Emitted.status(identity) : identity.status().code());
        List<String> attributes = identity.attributes().stream()
                .sorted()
                .map(IdentityAttribute::code)
                .toList();
        if (older) {
            // One status for each instance: an attribute takes one of its own.
            attributes.forEach(code -> {
                ObjectNode attribute = extensions.addObject();
                coding(attribute.putArray("extension"), "identityStatus", FrCore.STATUS_2_1, code);
                attribute.put("url", FrCore.RELIABILITY);
            });
        } else {
            attributes.forEach(code -> extension(parts, "comment")
                    .putObject("valueCodeableConcept")
                    .putArray("coding")
                    .addObject()
                    .put("system", FrCore.COMMENT)
                    .put("code", code));
        }
        proof(parts, identity);
    }

    /** A proof without national code is told by its date. */
    private static void proof(ArrayNode parts, PatientIdentity identity) {
        Optional<IdentityProof> proof = Emitted.proof(identity);
        proof.ifPresent(checked -> extension(parts, "validationDate")
                .put("valueDate", checked.checkedOn().toString()));
        proof.map(IdentityProof::type)
                .flatMap(ProofType::code)
                .ifPresent(code -> coding(parts, "validationMode", FrCore.MODE, code));
    }

    private static ObjectNode extension(ArrayNode extensions, String url) {
        return extensions.addObject().put("url", url);
    }

    private static void coding(ArrayNode extensions, String url, String system, String code) {
        extension(extensions, url)
                .putObject("valueCoding")
                .put("system", system)
                .put("code", code);
    }
}
