package org.segursdk.soap;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.credentials.KeyMaterial;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.core.xml.SecureXml;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * A SAML 2.0 assertion, to be put into a request. Immutable; {@code toString} shows nothing of it. Source: dmp §3.1, insi §3.4.
 */
public final class SamlAssertion implements XmlFragment {
    /** SAML 2.0 assertion namespace. */
    public static final String NS = "urn:oasis:names:tc:SAML:2.0:assertion";
    /** Format of an issuer that is the subject of a certificate. */
    public static final String X509_SUBJECT_NAME = "urn:oasis:names:tc:SAML:1.1:nameid-format:X509SubjectName";

    private static final String HL7 = "urn:hl7-org:v3";
    private static final DateTimeFormatter INSTANT = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final String id;
    private final DomFragment content;

    private SamlAssertion(String id, DomFragment content) {
        this.id = id;
        this.content = content;
    }

    /**
     * @param prefix namespace prefix of the elements; {@code ""} for the default namespace
     * @param id identifies the assertion; written with a leading underscore
     * @param issuedAt written in UTC with milliseconds
     */
    public static Builder builder(String prefix, UUID id, Instant issuedAt) {
        return new Builder(prefix, "_" + id, issuedAt);
    }

    /** The {@code ID} attribute. */
    public String id() {
        return id;
    }

    @Override
    public void writeTo(XMLStreamWriter writer) throws XMLStreamException {
        content.writeTo(writer);
    }

    /** UTC with milliseconds and {@code Z}. */
    public static String format(Instant instant) {
        return INSTANT.format(instant.truncatedTo(ChronoUnit.MILLIS));
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "SamlAssertion[redacted]";
    }

    /** Builds an assertion; attributes keep their order. */
    public static final class Builder {
        private final Document document = SecureXml.newDocument();
        private final String prefix;
        private final String id;
        private final Element root;
        private final Element issuer;
        private final Element subject;
        private final List<Element> attributes = new ArrayList<>();
        private @Nullable Element authnStatement;

        private Builder(String prefix, String id, Instant issuedAt) {
            this.prefix = prefix;
            this.id = id;
            this.root = element("Assertion");
            String declaration = prefix.isEmpty() ? "xmlns" : "xmlns:" + prefix;
            root.setAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, declaration, NS);
            root.setAttributeNS(null, "ID", id);
            root.setAttributeNS(null, "IssueInstant", format(issuedAt));
            root.setAttributeNS(null, "Version", "2.0");
            this.issuer = element("Issuer");
            this.subject = element("Subject");
        }

        /**
         * @param format such as {@link #X509_SUBJECT_NAME}; {@code ""} for none
         */
        public Builder issuer(String name, String format) {
            issuer.setTextContent(name);
            if (!format.isEmpty()) {
                issuer.setAttributeNS(null, "Format", format);
            }
            return this;
        }

        /**
         * @param nameQualifier {@code ""} for none
         */
        public Builder nameId(String value, String nameQualifier) {
            Element nameId = child(subject, "NameID");
            nameId.setTextContent(value);
            if (!nameQualifier.isEmpty()) {
                nameId.setAttributeNS(null, "NameQualifier", nameQualifier);
            }
            return this;
        }

        /**
         * How and when the person authenticated.
         *
         * @param declaration written as {@code AuthnContextDecl} when present
         */
        public Builder authentication(Instant at, String classRef, Optional<String> declaration) {
            Element statement = element("AuthnStatement");
            statement.setAttributeNS(null, "AuthnInstant", format(at));
            Element context = child(statement, "AuthnContext");
            child(context, "AuthnContextClassRef").setTextContent(classRef);
            declaration.ifPresent(value -> child(context, "AuthnContextDecl").setTextContent(value));
            authnStatement = statement;
            return this;
        }

        /** An attribute with one text value. */
        public Builder attribute(String name, String value) {
            return attribute(name, List.<Consumer<Element>>of(holder -> holder.setTextContent(value)));
        }

        /**
         * An attribute whose values are HL7 coded elements.
         *
         * @param elementName {@code Role}, {@code PurposeOfUse}
         * @param codeSystemName {@code ""} for none
         */
        public Builder codedAttribute(String name, String elementName, List<CodedValue> values, String codeSystemName) {
            List<Consumer<Element>> writers = values.stream()
                    .<Consumer<Element>>map(value -> holder -> coded(holder, elementName, value, codeSystemName))
                    .toList();
            return attribute(name, writers);
        }

        private Builder attribute(String name, List<Consumer<Element>> values) {
            Element attribute = element("Attribute");
            attribute.setAttributeNS(null, "Name", name);
            values.forEach(value -> value.accept(child(attribute, "AttributeValue")));
            attributes.add(attribute);
            return this;
        }

        private void coded(Element holder, String name, CodedValue value, String codeSystemName) {
            Element coded = document.createElementNS(HL7, name);
            coded.setAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, "xmlns", HL7);
            coded.setAttributeNS(
                    XMLConstants.XMLNS_ATTRIBUTE_NS_URI, "xmlns:xsi", XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI);
            coded.setAttributeNS(XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI, "xsi:type", "CE");
            coded.setAttributeNS(null, "code", value.code());
            coded.setAttributeNS(null, "codeSystem", value.codeSystem());
            if (!codeSystemName.isEmpty()) {
                coded.setAttributeNS(null, "codeSystemName", codeSystemName);
            }
            coded.setAttributeNS(null, "displayName", value.displayName());
            holder.appendChild(coded);
        }

        /** An assertion without signature. */
        public SamlAssertion build() {
            assemble();
            return new SamlAssertion(id, DomFragment.of(root));
        }

        /** An assertion signed right after its issuer. */
        public SamlAssertion sign(KeyMaterial key, SignatureAlgorithm algorithm) {
            assemble();
            XmlSigner.of(key, algorithm).signEnveloped(root, "ID", subject);
            return new SamlAssertion(id, DomFragment.of(root));
        }

        private void assemble() {
            if (root.hasChildNodes()) {
                throw new IllegalStateException("an assertion is built once");
            }
            document.appendChild(root);
            root.appendChild(issuer);
            root.appendChild(subject);
            if (authnStatement != null) {
                root.appendChild(authnStatement);
            }
            Element statement = child(root, "AttributeStatement");
            attributes.forEach(statement::appendChild);
        }

        private Element element(String name) {
            return document.createElementNS(NS, prefix.isEmpty() ? name : prefix + ':' + name);
        }

        private Element child(Element parent, String name) {
            Element made = element(name);
            parent.appendChild(made);
            return made;
        }
    }
}
