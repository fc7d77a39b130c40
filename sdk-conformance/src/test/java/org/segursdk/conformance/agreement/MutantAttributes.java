package org.segursdk.conformance.agreement;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.segursdk.conformance.agreement.Mutants.Kind;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;

/** The mutations that change an attribute. Each tells whether it found something to change. */
final class MutantAttributes {
    private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";
    private static final List<String> CLASSES = List.of("classCode", "moodCode", "typeCode");
    private static final List<String> TYPES = List.of("CD", "CE", "ST", "PQ", "IVL_TS", "TS", "BL", "INT", "ED");

    private MutantAttributes() {}

    static boolean apply(Kind kind, Element element, Random random) {
        return switch (kind) {
            case DROP_ATTRIBUTE, BLANK_ATTRIBUTE, SPACED_ATTRIBUTE, BOOLEAN -> one(kind, element, random);
            case UNKNOWN_ATTRIBUTE -> add(element, "inconnu", "1");
            case NULL_ADDED -> add(element, "nullFlavor", random.nextBoolean() ? "NI" : "UNK");
            case CODE -> set(element, "code", "XYZ-0");
            case OTHER_CODE -> borrow(element, "code", element.getLocalName(), random);
            case LOWER_CASE -> set(element, "code", element.getAttribute("code").toLowerCase(Locale.ROOT));
            case CODE_SYSTEM -> set(element, "codeSystem", "1.2.3.4.5");
            case UNIT -> set(element, "unit", random.nextBoolean() ? "UI/L" : "comprimé s");
            case OTHER_UNIT -> set(element, "unit", random.nextBoolean() ? "mg" : "cm");
            case NUMBER -> !element.getAttribute("unit").isEmpty() && set(element, "value", "1,5");
            case ROOT -> set(element, "root", random.nextBoolean() ? "1.2..3" : "9.9.9");
            case QUALIFIER ->
                set(element, "qualifier", random.nextBoolean() ? "SP" : "XX") || set(element, "use", "XX");
            case SCHEME ->
                element.getAttribute("value").matches("[a-z]+:.+")
                        && set(element, "value", element.getAttribute("value").replaceFirst("^[a-z]+:", ""));
            case CLASS -> set(element, CLASSES.get(random.nextInt(3)), "SUBJ");
            case OTHER_CLASS -> borrow(element, CLASSES.get(random.nextInt(3)), null, random);
            case STATUS -> element.getLocalName().equals("statusCode") && set(element, "code", status(random));
            case REFERENCE -> element.getAttribute("value").startsWith("#") && set(element, "value", "#nulle-part");
            case DATE, INTERVAL -> time(kind, element, random);
            case XSI_TYPE, OTHER_XSI_TYPE -> type(kind, element, random);
            default -> template(kind, element, random);
        };
    }

    private static boolean template(Kind kind, Element element, Random random) {
        if (!element.getLocalName().equals("templateId")) {
            return false;
        }
        switch (kind) {
            case TEMPLATE -> element.setAttribute("root", "1.2.3.4.5.6");
            case OTHER_TEMPLATE -> {
                return borrow(element, "root", "templateId", random);
            }
            case ADD_TEMPLATE -> {
                Element other = Mutants.another(element, "templateId", random);
                if (other == null) {
                    return false;
                }
                element.getParentNode().insertBefore(other.cloneNode(true), element);
            }
            case DROP_TEMPLATE -> element.getParentNode().removeChild(element);
            case TEMPLATE_EXTENSION -> {
                return random.nextBoolean() ? drop(element, "extension") : set(element, "extension", "2019.01");
            }
            default -> throw new IllegalArgumentException(kind.name());
        }
        return true;
    }

    private static boolean one(Kind kind, Element element, Random random) {
        List<Attr> attributes = new ArrayList<>();
        NamedNodeMap all = element.getAttributes();
        for (int i = 0; i < all.getLength(); i++) {
            Attr attribute = (Attr) all.item(i);
            boolean flag =
                    attribute.getValue().equals("true") || attribute.getValue().equals("false");
            if (!attribute.getName().startsWith("xmlns")
                    && attribute.getNamespaceURI() == null
                    && (kind != Kind.BOOLEAN || flag)) {
                attributes.add(attribute);
            }
        }
        if (attributes.isEmpty()) {
            return false;
        }
        Attr chosen = attributes.get(random.nextInt(attributes.size()));
        switch (kind) {
            case DROP_ATTRIBUTE -> element.removeAttributeNode(chosen);
            case BLANK_ATTRIBUTE -> chosen.setValue("");
            case SPACED_ATTRIBUTE -> chosen.setValue(chosen.getValue() + " x");
            default -> chosen.setValue(chosen.getValue().equals("true") ? "false" : "true");
        }
        return true;
    }

    /** All attributes but declarations and those of other namespaces. */
    static void clear(Element element) {
        NamedNodeMap all = element.getAttributes();
        for (int i = all.getLength() - 1; i >= 0; i--) {
            Attr attribute = (Attr) all.item(i);
            if (!attribute.getName().startsWith("xmlns") && attribute.getNamespaceURI() == null) {
                element.removeAttributeNode(attribute);
            }
        }
    }

    private static boolean time(Kind kind, Element element, Random random) {
        String value = element.getAttribute("value");
        String name = element.getLocalName();
        if (kind == Kind.DATE) {
            return value.matches("[0-9]{6,14}.*")
                    && set(element, "value", random.nextBoolean() ? "2024-01-31" : value.substring(0, 4) + "1399");
        }
        if (name.equals("low") && random.nextBoolean()) {
            element.getOwnerDocument().renameNode(element, Mutants.CDA, "high");
            return true;
        }
        return (name.equals("low") || name.equals("high"))
                && value.matches("[0-9]{4}.*")
                && set(element, "value", (name.equals("low") ? "2099" : "1801") + value.substring(4));
    }

    private static boolean type(Kind kind, Element element, Random random) {
        if (!element.hasAttributeNS(XSI, "type")) {
            return false;
        }
        String wrong = random.nextBoolean() ? "II" : "WRONG";
        String type = kind == Kind.XSI_TYPE ? wrong : TYPES.get(random.nextInt(TYPES.size()));
        boolean other = !element.getAttributeNS(XSI, "type").equals(type);
        element.setAttributeNS(XSI, "xsi:type", type);
        return other;
    }

    private static String status(Random random) {
        return List.of("held", "active", "completed", "aborted").get(random.nextInt(4));
    }

    private static boolean borrow(Element element, String attribute, String from, Random random) {
        Element other = Mutants.another(element, from == null ? element.getLocalName() : from, random);
        return other != null && other.hasAttribute(attribute) && set(element, attribute, other.getAttribute(attribute));
    }

    private static boolean add(Element element, String attribute, String value) {
        if (element.hasAttribute(attribute)) {
            return false;
        }
        element.setAttribute(attribute, value);
        return true;
    }

    private static boolean drop(Element element, String attribute) {
        boolean some = element.hasAttribute(attribute);
        element.removeAttribute(attribute);
        return some;
    }

    private static boolean set(Element element, String attribute, String value) {
        if (!element.hasAttribute(attribute) || element.getAttribute(attribute).equals(value)) {
            return false;
        }
        element.setAttribute(attribute, value);
        return true;
    }
}
