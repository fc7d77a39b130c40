package org.segursdk.cda.internal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.segursdk.cda.Attestation;
import org.segursdk.cda.CdaHeader;
import org.segursdk.cda.Order;
import org.segursdk.cda.OtherAuthorship;
import org.segursdk.core.document.DocumentMetadata;
import org.segursdk.core.document.Reference;
import org.segursdk.core.document.Relation;
import org.segursdk.core.document.Visibility;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.core.terminology.ValueSets;

/** XDS metadata from the same input as the header. Source: cda §15. */
public final class Metadata {
    private Metadata() {}

    /** A format code of JDV_J10, with its label. */
    public static CodedValue format(String code, String codeSystem) {
        return ValueSets.formatCode()
                .find(code, codeSystem)
                .orElseThrow(() -> new IllegalStateException("format code not in JDV_J10"));
    }

    /** The metadata of a document; times are cut to the second, as the document writes them. */
    public static DocumentMetadata of(CdaHeader header, DocumentModel model) {
        DocumentMetadata.Builder metadata = DocumentMetadata.builder()
                .uniqueId(header.id())
                .title(model.title)
                .languageCode(header.language())
                .creationTime(seconds(header.createdAt()))
                .serviceStart(seconds(header.event().start()))
                .patient(header.patient())
                .legalAuthenticator(header.legalAuthenticator().by())
                .typeCode(model.type.code())
                .formatCode(model.format)
                .confidentiality(header.confidentiality())
                .facilityType(header.encounter().facility().sector())
                .practiceSetting(header.event().performer().structure().practiceSetting());
        header.event().stop().ifPresent(stop -> metadata.serviceStop(seconds(stop)));
        header.authors().stream().map(Attestation::by).forEach(metadata::addAuthor);
        header.otherAuthors().stream().map(OtherAuthorship::by).forEach(metadata::addOtherAuthor);
        for (Visibility visibility : header.visibility()) {
            metadata.addVisibility(visibility);
        }
        model.principal.codeValue().ifPresent(metadata::addEventCode);
        model.further.forEach(act -> act.codeValue().ifPresent(metadata::addEventCode));
        header.furtherEvents().forEach(metadata::addEventCode);
        for (Relation relation : header.relations()) {
            metadata.addRelation(relation);
        }
        for (Order order : header.orders()) {
            metadata.addReference(new Reference(Reference.Kind.ORDER, order.id()));
            order.accessionNumber()
                    .ifPresent(number -> metadata.addReference(new Reference(Reference.Kind.ACCESSION, number)));
        }
        model.references.forEach(metadata::addReference);
        return metadata.build();
    }

    private static Instant seconds(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS);
    }
}
