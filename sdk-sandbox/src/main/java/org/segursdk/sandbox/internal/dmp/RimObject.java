package org.segursdk.sandbox.internal.dmp;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.sandbox.internal.soap.Dom;
import org.w3c.dom.Element;

/** An object of the ebXML registry information model, as a plain DOM shows it. Source: dmp §6. */
final class RimObject {
    static final String RIM = "urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0";

    /** A code as sent; any part may be empty. */
    record Code(String code, String system, String label) {
        /** To be used once the code was found complete. */
        CodedValue toValue() {
            return CodedValue.of(code, system, label);
        }
    }

    private final Element element;
    private final Map<String, List<String>> slots = new LinkedHashMap<>();
    private final List<String> repeatedSlots = new ArrayList<>();
    private final List<RimObject> classifications = new ArrayList<>();

    RimObject(Element element) {
        this.element = element;
        for (Element slot : Dom.children(element, RIM, "Slot")) {
            String name = slot.getAttribute("name");
            List<String> values = Dom.child(slot, RIM, "ValueList")
                    .map(list -> Dom.children(list, RIM, "Value").stream()
                            .map(Element::getTextContent)
                            .toList())
                    .orElse(List.of());
            if (slots.putIfAbsent(name, values) != null) {
                repeatedSlots.add(name);
            }
        }
        for (Element classification : Dom.children(element, RIM, "Classification")) {
            classifications.add(new RimObject(classification));
        }
    }

    /** The element itself, to be copied. */
    Element element() {
        return element;
    }

    /** Values by name. */
    Map<String, List<String>> slots() {
        return Collections.unmodifiableMap(slots);
    }

    String kind() {
        return String.valueOf(element.getLocalName());
    }

    String id() {
        return attribute("id");
    }

    String attribute(String name) {
        return element.getAttribute(name);
    }

    List<String> slot(String name) {
        return slots.getOrDefault(name, List.of());
    }

    /** The only value of a slot; empty when it is absent or has several. */
    String value(String name) {
        List<String> values = slot(name);
        return values.size() == 1 ? values.get(0) : "";
    }

    boolean hasSlot(String name) {
        return slots.containsKey(name);
    }

    List<String> repeatedSlots() {
        return repeatedSlots;
    }

    List<RimObject> classifications() {
        return classifications;
    }

    List<RimObject> classified(String scheme) {
        return classifications.stream()
                .filter(c -> c.attribute("classificationScheme").equals(scheme))
                .toList();
    }

    /** The code a classification carries. */
    Code code() {
        return new Code(attribute("nodeRepresentation"), value("codingScheme"), name());
    }

    /** The code of the first classification under a scheme. */
    Optional<Code> code(String scheme) {
        return classified(scheme).stream().findFirst().map(RimObject::code);
    }

    List<String> identifiers(String scheme) {
        return Dom.children(element, RIM, "ExternalIdentifier").stream()
                .filter(e -> e.getAttribute("identificationScheme").equals(scheme))
                .map(e -> e.getAttribute("value"))
                .toList();
    }

    /** The only external identifier under a scheme; empty when it is absent or there are several. */
    String identifier(String scheme) {
        List<String> found = identifiers(scheme);
        return found.size() == 1 ? found.get(0) : "";
    }

    List<Element> externalIdentifiers() {
        return Dom.children(element, RIM, "ExternalIdentifier");
    }

    /** Name/LocalizedString/@value of the first language. */
    String name() {
        return Dom.path(element, RIM, "Name", "LocalizedString")
                .map(e -> e.getAttribute("value"))
                .orElse("");
    }
}
