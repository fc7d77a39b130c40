package org.segursdk.cda.internal;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.segursdk.cda.CdaHeader;
import org.segursdk.cda.N1Document.Format;
import org.segursdk.core.document.ContentSource;
import org.segursdk.core.error.Violations;
import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.core.terminology.ValueSets;

/** Checks a level-1 document and puts its content into the envelope, on the fly. Source: cda §5.1, §15. */
public final class N1Assembly {
    /** IHE XDS-SD. */
    private static final String TEMPLATE = "1.3.6.1.4.1.19376.1.2.20";

    private N1Assembly() {}

    /** Adds every broken rule and reads the source to its end. Returns its size in bytes. */
    public static long check(
            Optional<CdaHeader> header,
            Optional<CodedValue> type,
            Format format,
            Optional<ContentSource> source,
            Violations violations) {
        header.ifPresent(present -> {
            HeaderRules.check(present, violations, "header");
            if (present.title().isEmpty()) {
                violations.require(null, "header.title");
            }
        });
        type.ifPresent(code -> {
            violations.check(
                    ValueSets.documentType().contains(code),
                    "type",
                    "JDV-J07",
                    "type de document absent de JDV_J07",
                    "document type not in JDV_J07");
            new TextRules(violations).code(code, "type");
        });
        return source.map(present -> checkContent(present, format, violations)).orElse(0L);
    }

    private static long checkContent(ContentSource source, Format format, Violations violations) {
        try (InputStream in = source.open()) {
            ContentProbe probe = ContentProbe.read(in, format);
            probe.check("content", violations);
            return probe.size();
        } catch (IOException unreadable) {
            violations.add(
                    "content",
                    "CONTENT-UNREADABLE",
                    "le contenu du document ne peut être lu",
                    "the content of the document cannot be read");
            return 0;
        }
    }

    /** The document; the rules were checked before. */
    public static Assembly assemble(
            CdaHeader header,
            CodedValue type,
            Format format,
            ContentSource source,
            long size,
            @Nullable String language) {
        DocumentedAct principal = DocumentedAct.principal(header.event());
        header.event().code().ifPresent(code -> principal.code(Concept.of(code)));
        return assemble(
                header,
                DocumentModel.of(Concept.of(type), header.title().orElseThrow(), formatCode(format), principal),
                format,
                source,
                size,
                language);
    }

    /** A level-1 document of a type that adds to the header; its model must have no templateId yet. */
    public static Assembly assemble(
            CdaHeader header, DocumentModel model, Format format, ContentSource source, long size) {
        return assemble(header, model, format, source, size, null);
    }

    /** The same, with the language of the content when it is not the header's. */
    public static Assembly assemble(
            CdaHeader header,
            DocumentModel model,
            Format format,
            ContentSource source,
            long size,
            @Nullable String language) {
        return new Assembly(header, model.template(TEMPLATE), writing -> {
            XmlOut out = writing.out;
            out.start("component").start("nonXMLBody");
            out.start("text", "mediaType", format.mediaType(), "representation", "B64");
            out.base64(source, size);
            out.end();
            if (language != null && !language.equals(header.language())) {
                out.empty("languageCode", "code", language);
            }
            out.end().end();
        });
    }

    public static CodedValue formatCode(Format format) {
        return Metadata.format(
                format == Format.PDF ? "urn:ihe:iti:xds-sd:pdf:2008" : "urn:ihe:iti:xds-sd:text:2008",
                CodeSystems.IHE_FORMAT_CODE);
    }
}
