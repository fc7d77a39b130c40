package org.segursdk.cda.read;

import java.util.List;
import java.util.Optional;
import org.segursdk.core.actor.Professional;
import org.segursdk.core.actor.ProfessionalId;
import org.segursdk.core.actor.Structure;
import org.segursdk.core.actor.StructureId;
import org.segursdk.core.document.DocumentAuthor;
import org.segursdk.core.document.DocumentMetadata;
import org.segursdk.core.document.InstanceId;
import org.segursdk.core.document.OtherAuthor;
import org.segursdk.core.document.Patient;
import org.segursdk.core.error.Violations;
import org.segursdk.core.identity.InsAuthority;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.core.terminology.Oid;
import org.segursdk.core.terminology.ValueSets;

/** From metadata read to metadata to send. */
final class Sharing {
    private final ReadMetadata read;
    private final Violations violations = new Violations();

    private Sharing(ReadMetadata read) {
        this.read = read;
    }

    static DocumentMetadata metadata(ReadDocument document, Patient patient) {
        return new Sharing(document.metadata()).metadata(document.header(), patient);
    }

    private DocumentMetadata metadata(ReadHeader header, Patient patient) {
        violations.addAll(read.findings());
        DocumentMetadata.Builder metadata =
                DocumentMetadata.builder().patient(patient).mimeType(read.mimeType());
        String id = read.uniqueId().orElse("");
        violations.check(
                id.isEmpty() || Oid.isValid(id),
                "/ClinicalDocument/id",
                "READ-UNIQUEID",
                "un OID sans extension est attendu",
                "a plain OID without extension is expected");
        if (Oid.isValid(id)) {
            metadata.uniqueId(Oid.of(id));
        }
        read.title().ifPresent(metadata::title);
        read.languageCode().ifPresent(metadata::languageCode);
        read.creationTime().ifPresent(metadata::creationTime);
        read.serviceStart().ifPresent(metadata::serviceStart);
        read.serviceStop().ifPresent(metadata::serviceStop);
        read.classCode().ifPresent(metadata::classCode);
        read.typeCode().ifPresent(metadata::typeCode);
        read.formatCode().ifPresent(metadata::formatCode);
        read.confidentiality().ifPresent(metadata::confidentiality);
        read.facilityType().ifPresent(metadata::facilityType);
        read.practiceSetting().ifPresent(metadata::practiceSetting);
        read.eventCodes().forEach(metadata::addEventCode);
        read.relations().forEach(metadata::addRelation);
        read.references().forEach(metadata::addReference);
        List<ReadActor> authors = header.authors();
        for (int i = 0; i < authors.size(); i++) {
            ReadActor author = authors.get(i);
            String path = "authors[" + i + "]";
            if (author.device().isPresent()) {
                violations.nested(path, () -> device(author)).ifPresent(metadata::addOtherAuthor);
            } else if (isPatient(author)) {
                metadata.addOtherAuthor(new OtherAuthor.ThePatient());
            } else {
                violations.nested(path, () -> author(author)).ifPresent(metadata::addAuthor);
            }
        }
        header.legalAuthenticator()
                .flatMap(actor -> violations.nested("legalAuthenticator", () -> author(actor)))
                .ifPresent(metadata::legalAuthenticator);
        violations.throwIfAny("DocumentMetadata");
        return metadata.build();
    }

    private static boolean isPatient(ReadActor author) {
        return author.ids().stream()
                .anyMatch(id -> id.root().flatMap(InsAuthority::ofOid).isPresent());
    }

    private OtherAuthor.Device device(ReadActor actor) {
        Violations found = new Violations();
        Optional<InstanceId> id =
                actor.ids().stream().flatMap(each -> each.instanceId().stream()).findFirst();
        Optional<CodedValue> kind = actor.role().flatMap(ReadCode::value);
        found.require(id.orElse(null), "id").require(kind.orElse(null), "kind").throwIfAny("Device");
        Optional<ReadActor.Device> device = actor.device();
        return new OtherAuthor.Device(
                id.orElseThrow(),
                kind.orElseThrow(),
                device.flatMap(ReadActor.Device::model).orElse(""),
                device.flatMap(ReadActor.Device::software).orElse(""),
                actor.organization().isEmpty() ? Optional.empty() : Optional.of(structure(actor)));
    }

    private DocumentAuthor author(ReadActor actor) {
        Violations found = new Violations();
        Optional<Professional> who = found.nested("professional", () -> professional(actor));
        Optional<Structure> where = found.nested("structure", () -> structure(actor));
        found.throwIfAny("DocumentAuthor");
        return new DocumentAuthor(
                who.orElseThrow(), where.orElseThrow(), actor.function().flatMap(ReadCode::value));
    }

    private static Professional professional(ReadActor actor) {
        Violations found = new Violations();
        Professional.Builder builder = Professional.builder();
        found.nested("id", () -> new ProfessionalId(actor.nationalId().orElse("")))
                .ifPresent(builder::id);
        Optional<ReadName> name = actor.name();
        name.flatMap(ReadName::family).ifPresent(builder::familyName);
        name.flatMap(ReadName::given).ifPresent(builder::givenName);
        // Civilities and titles outside the lists are common, and XDS does not send them.
        name.flatMap(ReadName::prefix)
                .filter(prefix -> ValueSets.civility().find(prefix).isPresent())
                .ifPresent(builder::civility);
        name.flatMap(ReadName::suffix)
                .filter(suffix -> ValueSets.title().find(suffix).isPresent())
                .ifPresent(builder::title);
        actor.role().flatMap(ReadCode::value).ifPresent(builder::specialty);
        found.throwIfAny("Professional");
        return builder.build();
    }

    private Structure structure(ReadActor actor) {
        Violations found = new Violations();
        Structure.Builder builder = Structure.builder();
        Optional<ReadOrganization> organization = actor.organization();
        found.nested(
                        "id",
                        () -> new StructureId(organization
                                .flatMap(ReadOrganization::nationalId)
                                .orElse("")))
                .ifPresent(builder::id);
        organization.flatMap(ReadOrganization::name).ifPresent(builder::name);
        read.facilityType().map(CodedValue::code).ifPresent(builder::sector);
        organization
                .flatMap(ReadOrganization::practiceSetting)
                .flatMap(ReadCode::code)
                .or(() -> read.practiceSetting().map(CodedValue::code))
                .ifPresent(builder::practiceSetting);
        found.throwIfAny("Structure");
        return builder.build();
    }
}
