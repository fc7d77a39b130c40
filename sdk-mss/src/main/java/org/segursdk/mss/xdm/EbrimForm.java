package org.segursdk.mss.xdm;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.segursdk.core.xds.XdsUuids;
import org.segursdk.mss.internal.xdm.Findings;

/** How the XML of a METADATA.XML departs from what it should be, each fault told once. Source: mssante §4.2, §5. */
final class EbrimForm {
    private static final String LCM = "urn:oasis:names:tc:ebxml-regrep:xsd:lcm:3.0";
    private static final String PACKAGE = "RegistryPackage";
    private static final Set<String> KNOWN = Set.of(
            "RegistryObjectList",
            PACKAGE,
            "ExtrinsicObject",
            "Association",
            "Classification",
            "ExternalIdentifier",
            "ObjectRef",
            "Slot",
            "ValueList",
            "Value",
            "Name",
            "Description",
            "VersionInfo",
            "LocalizedString",
            "ContentVersionInfo");
    private static final Set<String> OF_DOCUMENTS = Set.of(
            XdsUuids.AUTHOR,
            XdsUuids.CLASS_CODE,
            XdsUuids.TYPE_CODE,
            XdsUuids.FORMAT_CODE,
            XdsUuids.CONFIDENTIALITY_CODE,
            XdsUuids.FACILITY_TYPE_CODE,
            XdsUuids.PRACTICE_SETTING_CODE,
            XdsUuids.EVENT_CODE,
            XdsUuids.PATIENT_ID,
            XdsUuids.UNIQUE_ID);

    /** An element one is in. */
    private static final class Open {
        final String name;
        final String id;
        final String scheme;
        boolean slotsOver;

        Open(String name, String id, String scheme) {
            this.name = name;
            this.id = id;
            this.scheme = scheme;
        }
    }

    private final XMLStreamReader in;
    private final String place;
    private final Findings findings;
    private final Deque<Open> open = new ArrayDeque<>();
    private final Set<String> told = new HashSet<>();

    private EbrimForm(XMLStreamReader in, String place, Findings findings) {
        this.in = in;
        this.place = place;
        this.findings = findings;
    }

    static void check(XMLStreamReader in, String place, Findings findings) throws XMLStreamException {
        new EbrimForm(in, place, findings).read();
    }

    private void read() throws XMLStreamException {
        while (in.hasNext()) {
            int event = in.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                start(in.getLocalName());
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                open.pop();
            }
        }
    }

    private void start(String name) {
        if (open.isEmpty()) {
            root(name);
        } else {
            element(name, open.peek());
        }
        String scheme = attribute(name.equals("Classification") ? "classificationScheme" : "identificationScheme");
        open.push(new Open(name, attribute("id"), scheme));
    }

    private void root(String name) {
        if (!name.equals("SubmitObjectsRequest") || !LCM.equals(in.getNamespaceURI())) {
            tell(
                    "XDM-EBRIM-ROOT",
                    "la racine n'est pas lcm:SubmitObjectsRequest",
                    "the root is not lcm:SubmitObjectsRequest");
        }
    }

    private void element(String name, Open parent) {
        if (!KNOWN.contains(name)) {
            tell("XDM-EBRIM-ELEMENT", "élément inconnu d'ebRIM", "an element ebRIM does not know");
        }
        if (name.equals("Slot") && parent.slotsOver) {
            tell("XDM-EBRIM-ORDER", "Slot après un autre élément", "a Slot after another element");
        }
        parent.slotsOver |= !name.equals("Slot");
        switch (name) {
            case "Classification" -> {
                reference("classifiedObject", parent);
                if (attribute("classificationNode").isEmpty()) {
                    scheme(attribute("classificationScheme"), parent);
                }
            }
            case "ExternalIdentifier" -> {
                reference("registryObject", parent);
                scheme(attribute("identificationScheme"), parent);
            }
            case "LocalizedString" -> label(parent);
            default -> {}
        }
    }

    private void reference(String name, Open parent) {
        if (!attribute(name).equals(parent.id)) {
            tell(
                    "XDM-EBRIM-REFERENCE",
                    "une partie ne désigne pas l'objet qui la porte",
                    "a part that does not name the object it belongs to");
        }
    }

    private void scheme(String scheme, Open parent) {
        if (scheme.isEmpty() || parent.name.equals(PACKAGE) && OF_DOCUMENTS.contains(scheme)) {
            scheme();
        }
    }

    private void scheme() {
        tell(
                "XDM-EBRIM-SCHEME",
                "UUID d'attribut absent ou d'un autre attribut",
                "an attribute's UUID missing or another's");
    }

    /** The label of an identifier: {@code Name} in {@code ExternalIdentifier}. */
    private void label(Open parent) {
        if (!parent.name.equals("Name") || open.size() < 2) {
            return;
        }
        Open owner = open.stream().skip(1).findFirst().orElse(parent);
        if (!owner.name.equals("ExternalIdentifier")) {
            return;
        }
        String label = attribute("value");
        if (!Identifiers.LABELS.contains(label)) {
            tell("XDM-EBRIM-LABEL", "nom d'identifiant mal écrit", "the name of an identifier is misspelt");
        } else if (!Identifiers.schemeOf(label).orElse("").equals(owner.scheme)) {
            scheme();
        }
    }

    private String attribute(String name) {
        String value = in.getAttributeValue(null, name);
        return value == null ? "" : value;
    }

    private void tell(String rule, String french, String english) {
        if (told.add(rule)) {
            findings.form(place, rule, french, english);
        }
    }
}
