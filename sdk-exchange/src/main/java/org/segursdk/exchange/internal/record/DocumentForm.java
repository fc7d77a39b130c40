package org.segursdk.exchange.internal.record;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.segursdk.core.document.DocumentAuthor;
import org.segursdk.core.document.DocumentMetadata;
import org.segursdk.core.document.InstanceId;
import org.segursdk.core.document.OtherAuthor;
import org.segursdk.core.document.Reference;
import org.segursdk.core.document.Relation;
import org.segursdk.core.document.Visibility;
import org.segursdk.core.terminology.Oid;

/** The metadata of a document as JSON, every part. */
public final class DocumentForm {
    private static final int FORM = 1;

    private DocumentForm() {}

    /** Into an object that is being written. */
    public static void write(JsonOut out, DocumentMetadata metadata) {
        out.put("form", FORM)
                .put("uniqueId", metadata.uniqueId().value())
                .put("title", metadata.title())
                .put("comments", metadata.comments())
                .put("mimeType", metadata.mimeType())
                .put("language", metadata.languageCode())
                .put("createdAt", metadata.creationTime())
                .put("serviceStart", metadata.serviceStart())
                .put("serviceStop", metadata.serviceStop())
                .object("patient", each -> PatientForm.write(each, metadata.patient()))
                .objects("authors", metadata.authors(), DocumentForm::author)
                .objects("otherAuthors", metadata.otherAuthors(), DocumentForm::other)
                .objects("organizations", metadata.authorOrganizations(), ActorForm::structure)
                .object("legalAuthenticator", each -> author(each, metadata.legalAuthenticator()))
                .object("class", each -> ActorForm.code(each, metadata.classCode()))
                .object("type", each -> ActorForm.code(each, metadata.typeCode()))
                .object("format", each -> ActorForm.code(each, metadata.formatCode()))
                .object("confidentiality", each -> ActorForm.code(each, metadata.confidentiality()))
                .texts("visibility", metadata.visibility().stream().sorted().toList())
                .object("facility", each -> ActorForm.code(each, metadata.facilityType()))
                .object("setting", each -> ActorForm.code(each, metadata.practiceSetting()))
                .objects("events", metadata.eventCodes(), ActorForm::code)
                .objects("relations", metadata.relations(), (each, relation) -> each.put("type", relation.type())
                        .put("target", relation.target().value())
                        .put("version", relation.targetVersion()))
                .objects("references", metadata.references(), (each, reference) -> each.put("kind", reference.kind())
                        .object("id", id -> instance(id, reference.id())));
    }

    private static void author(JsonOut out, DocumentAuthor author) {
        out.object("professional", each -> ActorForm.professional(each, author.professional()))
                .object("structure", each -> ActorForm.structure(each, author.structure()));
        author.function().ifPresent(code -> out.object("function", each -> ActorForm.code(each, code)));
    }

    private static void other(JsonOut out, OtherAuthor author) {
        if (author instanceof OtherAuthor.Device device) {
            out.object("id", each -> instance(each, device.id()))
                    .object("kind", each -> ActorForm.code(each, device.kind()))
                    .put("model", device.model())
                    .put("software", device.software());
            device.structure()
                    .ifPresent(structure -> out.object("structure", each -> ActorForm.structure(each, structure)));
        }
        // The patient is an object without fields.
    }

    private static void instance(JsonOut out, InstanceId id) {
        out.put("root", id.root().value()).put("extension", id.extension());
    }

    /** From an object that is being read. */
    public static DocumentMetadata read(JsonIn in) {
        if (in.number("form") != FORM) {
            throw new IllegalArgumentException("another form");
        }
        DocumentMetadata.Builder builder = DocumentMetadata.builder()
                .uniqueId(Oid.of(in.text("uniqueId")))
                .title(in.text("title"))
                .mimeType(in.text("mimeType"))
                .languageCode(in.text("language"))
                .creationTime(Instant.parse(in.text("createdAt")))
                .serviceStart(Instant.parse(in.text("serviceStart")))
                .patient(object(in.object("patient", PatientForm::read)))
                .legalAuthenticator(object(in.object("legalAuthenticator", DocumentForm::author)))
                .classCode(ActorForm.code(in, "class"))
                .typeCode(ActorForm.code(in, "type"))
                .formatCode(ActorForm.code(in, "format"))
                .confidentiality(ActorForm.code(in, "confidentiality"))
                .facilityType(ActorForm.code(in, "facility"))
                .practiceSetting(ActorForm.code(in, "setting"));
        in.optional("comments").ifPresent(builder::comments);
        in.optional("serviceStop").map(Instant::parse).ifPresent(builder::serviceStop);
        in.objects("authors", DocumentForm::author).forEach(builder::addAuthor);
        in.objects("otherAuthors", DocumentForm::other).forEach(builder::addOtherAuthor);
        in.objects("organizations", ActorForm::structure).forEach(builder::addAuthorOrganization);
        in.texts("visibility").forEach(each -> builder.addVisibility(Visibility.valueOf(each)));
        in.objects("events", ActorForm::code).forEach(builder::addEventCode);
        in.objects("relations", DocumentForm::relation).forEach(builder::addRelation);
        in.objects("references", DocumentForm::reference).forEach(builder::addReference);
        return builder.build();
    }

    private static <T> T object(Optional<T> value) {
        return value.orElseThrow(() -> new IllegalArgumentException("a part is missing"));
    }

    private static DocumentAuthor author(JsonIn in) {
        return new DocumentAuthor(
                object(in.object("professional", ActorForm::professional)),
                object(in.object("structure", ActorForm::structure)),
                in.object("function", ActorForm::code));
    }

    private static OtherAuthor other(JsonIn in) {
        Optional<InstanceId> id = in.object("id", DocumentForm::instance);
        return id.isEmpty()
                ? new OtherAuthor.ThePatient()
                : new OtherAuthor.Device(
                        id.get(),
                        ActorForm.code(in, "kind"),
                        in.text("model"),
                        in.text("software"),
                        in.object("structure", ActorForm::structure));
    }

    private static Relation relation(JsonIn in) {
        OptionalInt version = in.optionalNumber("version");
        return new Relation(in.constant("type", Relation.Type.class), Oid.of(in.text("target")), version);
    }

    private static Reference reference(JsonIn in) {
        return new Reference(
                in.constant("kind", Reference.Kind.class), object(in.object("id", DocumentForm::instance)));
    }

    private static InstanceId instance(JsonIn in) {
        return new InstanceId(Oid.of(in.text("root")), in.optional("extension"));
    }
}
