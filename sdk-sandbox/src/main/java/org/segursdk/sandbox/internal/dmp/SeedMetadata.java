package org.segursdk.sandbox.internal.dmp;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.segursdk.core.identity.Ins;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.sandbox.DmpDocument.Author;
import org.segursdk.sandbox.DmpSeed;
import org.segursdk.sandbox.internal.soap.Markup;

/** Metadata and content of synthetic documents, as a client would have sent them. Source: dmp §6. */
final class SeedMetadata {
    private static final String PS = "&1.2.250.1.71.4.2.1&ISO";
    private static final String VISIBILITY = "1.2.250.1.213.1.1.4.13";

    private final String patient;
    private final String now;
    private final Ins ins;
    private final StringBuilder out = new StringBuilder(4096);
    private int ids;

    SeedMetadata(Ins ins, Instant now) {
        this.ins = ins;
        this.patient = ins.matricule().value() + "^^^&" + ins.authority().oid() + "&ISO^NH";
        this.now = Hl7Frame.time(now);
    }

    /** A RegistryPackage. */
    String set(String uniqueId) {
        start("<RegistryPackage xmlns=\"" + RimObject.RIM + "\" id=\"set\">");
        slot("submissionTime", now);
        name("Dépôt de démonstration");
        author("set", Scheme.SET_AUTHOR, DmpSeed.document().authors().get(0));
        code("set", Scheme.SET_CONTENT, CodedValue.of("07", "1.2.250.1.213.2.2", "Consultations soins externes"));
        out.append("<Classification id=\"marker\" classificationNode=\"")
                .append(Scheme.SET_MARKER)
                .append("\" classifiedObject=\"set\"/>");
        identifier("set", Scheme.SET_PATIENT, "XDSSubmissionSet.patientId", patient);
        identifier("set", Scheme.SET_SOURCE, "XDSSubmissionSet.sourceId", "1.2.250.1.999.1");
        identifier("set", Scheme.SET_UNIQUE, "XDSSubmissionSet.uniqueId", uniqueId);
        return out.append("</RegistryPackage>").toString();
    }

    /** An ExtrinsicObject. */
    String entry(String uniqueId, DmpSeed seed) {
        String time = Hl7Frame.time(seed.createdAt());
        start("<ExtrinsicObject xmlns=\"" + RimObject.RIM + "\" id=\"doc\" mimeType=\"" + Markup.escape(seed.mimeType())
                + "\" objectType=\"" + Scheme.DOCUMENT + "\">");
        slot("creationTime", time);
        slot("languageCode", "fr-FR");
        slot(
                "legalAuthenticator",
                seed.authors().isEmpty() ? patientXcn() : xcn(seed.authors().get(0)));
        slot("serviceStartTime", time);
        slot("sourcePatientId", patient);
        slot("sourcePatientInfo", "PID-5|EXEMPLE^CAMILLE^^^^^L", "PID-7|19800101", "PID-8|U");
        if (!seed.references().isEmpty()) {
            slot(Scheme.REFERENCES, seed.references().toArray(String[]::new));
        }
        name(seed.title());
        if (seed.authors().isEmpty()) {
            patientAuthor();
        }
        seed.authors().forEach(author -> author("doc", Scheme.AUTHOR, author));
        code("doc", Scheme.CLASS, seed.documentClass());
        code("doc", Scheme.TYPE, seed.type());
        code("doc", Scheme.FORMAT, seed.format());
        code("doc", Scheme.CONFIDENTIALITY, CodedValue.of("N", "2.16.840.1.113883.5.25", "Normal"));
        seed.visibility().forEach(v -> code("doc", Scheme.CONFIDENTIALITY, CodedValue.of(v, VISIBILITY, label(v))));
        places(seed.authors().isEmpty());
        seed.events().forEach(event -> code("doc", Scheme.EVENT, event));
        identifier("doc", Scheme.DOCUMENT_PATIENT, "XDSDocumentEntry.patientId", patient);
        identifier("doc", Scheme.DOCUMENT_UNIQUE, "XDSDocumentEntry.uniqueId", uniqueId);
        return out.append("</ExtrinsicObject>").toString();
    }

    /** A small CDA with a text for body. */
    byte[] cda(String uniqueId, DmpSeed seed) {
        String body = Base64.getEncoder()
                .encodeToString(("Document de démonstration : " + seed.title()).getBytes(StandardCharsets.UTF_8));
        return ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<ClinicalDocument xmlns=\"urn:hl7-org:v3\"><typeId root=\""
                        + "2.16.840.1.113883.1.3\" extension=\"POCD_HD000040\"/><id root=\"" + uniqueId
                        + "\"/><code code=\"" + Markup.escape(seed.type().code()) + "\" codeSystem=\""
                        + Markup.escape(seed.type().codeSystem()) + "\"/><title>" + Markup.escape(seed.title())
                        + "</title><recordTarget><patientRole><id extension=\""
                        + ins.matricule().value()
                        + "\" root=\"" + ins.authority().oid()
                        + "\"/></patientRole></recordTarget><component><nonXMLBody><text mediaType=\"text/plain\""
                        + " representation=\"B64\">" + body + "</text></nonXMLBody></component></ClinicalDocument>\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private void start(String element) {
        out.setLength(0);
        out.append(element);
    }

    private void slot(String name, String... values) {
        out.append(RimText.slot(name, List.of(values)));
    }

    private void name(String text) {
        out.append("<Name><LocalizedString charset=\"UTF8\" xml:lang=\"FR\" value=\"")
                .append(Markup.escape(text))
                .append("\"/></Name>");
    }

    private void classification(String object, String scheme, String code) {
        out.append("<Classification id=\"c")
                .append(ids++)
                .append("\" classificationScheme=\"")
                .append(scheme)
                .append("\" classifiedObject=\"")
                .append(object)
                .append("\" nodeRepresentation=\"")
                .append(Markup.escape(code))
                .append("\">");
    }

    private void code(String object, String scheme, CodedValue value) {
        classification(object, scheme, value.code());
        slot("codingScheme", value.codeSystem());
        name(value.displayName());
        out.append("</Classification>");
    }

    private void author(String object, String scheme, Author author) {
        classification(object, scheme, "");
        slot("authorPerson", xcn(author));
        if (!author.specialty().isEmpty()) {
            slot(
                    "authorSpecialty",
                    author.specialty() + "^Spécialité " + author.specialty() + "^1.2.250.1.213.1.1.4.5");
        }
        if (!author.institutionId().isEmpty()) {
            slot(
                    "authorInstitution",
                    author.institution() + "^^^^^&1.2.250.1.71.4.2.2&ISO^IDNST^^^" + author.institutionId());
        }
        out.append("</Classification>");
    }

    private void patientAuthor() {
        classification("doc", Scheme.AUTHOR, "");
        slot("authorPerson", patientXcn());
        out.append("</Classification>");
    }

    private static String xcn(Author author) {
        return author.id() + "^" + author.familyName() + "^" + author.givenName() + "^^^^^^" + PS + "^D^^^IDNPS";
    }

    private String patientXcn() {
        return ins.matricule().value() + "^EXEMPLE^CAMILLE^^^^^^&"
                + ins.authority().oid() + "&ISO^D^^^NH";
    }

    private void places(boolean byPatient) {
        code(
                "doc",
                Scheme.FACILITY,
                byPatient
                        ? CodedValue.of("EXP_PATIENT", "1.2.250.1.213.1.1.4.6", "Expression personnelle du patient")
                        : CodedValue.of("SA07", "1.2.250.1.71.4.2.4", "Cabinet individuel"));
        code(
                "doc",
                Scheme.PRACTICE,
                byPatient
                        ? CodedValue.of("EXP_PATIENT", "1.2.250.1.213.1.1.4.6", "Expression personnelle du patient")
                        : CodedValue.of("AMBULATOIRE", "1.2.250.1.213.1.1.4.9", "Ambulatoire"));
    }

    private static String label(String visibility) {
        return switch (visibility) {
            case "MASQUE_PS" -> "Masqué aux professionnels de santé";
            case "INVISIBLE_PATIENT" -> "Non visible par le patient";
            default -> "Non visible par les représentants légaux du patient";
        };
    }

    private void identifier(String object, String scheme, String name, String value) {
        out.append("<ExternalIdentifier id=\"e")
                .append(ids++)
                .append("\" registryObject=\"")
                .append(object)
                .append("\" identificationScheme=\"")
                .append(scheme)
                .append("\" value=\"")
                .append(Markup.escape(value))
                .append("\"><Name><LocalizedString value=\"")
                .append(name)
                .append("\"/></Name></ExternalIdentifier>");
    }
}
