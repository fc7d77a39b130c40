package org.segursdk.sandbox.internal.dmp;

import org.segursdk.sandbox.internal.soap.Dom;
import org.w3c.dom.Element;

/**
 * The same metadata as the generic IHE rules want them: what the French profile adds is taken away, and nothing else. The French
 * parts were checked before. Source: dmp §6.1, §14.
 *
 * <ul>
 *   <li>CX: the type in component 5 ({@code NH}, {@code PI}) goes;
 *   <li>XON: the type in component 7 ({@code IDNST}, {@code SIREN}) goes;
 *   <li>authorSpecialty: {@code code^label^OID} becomes the CX {@code code^^^&OID&ISO}.
 * </ul>
 */
final class IheForm {
    private IheForm() {}

    static Element of(Element request) {
        Element copy = (Element) request.cloneNode(true);
        for (Element element : Dom.descendants(copy)) {
            if (Dom.is(element, RimObject.RIM, "ExternalIdentifier")) {
                element.setAttribute("value", cx(element.getAttribute("value")));
            } else if (Dom.is(element, RimObject.RIM, "Slot")) {
                slot(element);
            }
        }
        return copy;
    }

    private static void slot(Element slot) {
        String name = slot.getAttribute("name");
        Dom.child(slot, RimObject.RIM, "ValueList").ifPresent(list -> {
            for (Element value : Dom.children(list, RimObject.RIM, "Value")) {
                String text = value.getTextContent();
                String generic =
                        switch (name) {
                            case "sourcePatientId" -> cx(text);
                            case "authorInstitution" -> xon(text);
                            case "authorSpecialty" -> specialty(text);
                            default -> text;
                        };
                value.setTextContent(generic);
            }
        });
    }

    private static String cx(String text) {
        return text.replaceFirst("(\\^\\^\\^&[0-9.]+&ISO)\\^(NH|PI)$", "$1");
    }

    private static String xon(String text) {
        return text.replaceFirst("&ISO\\^(IDNST|SIREN)\\^", "&ISO^^");
    }

    private static String specialty(String text) {
        return text.replaceFirst("^([^^]+)\\^[^^]+\\^([0-9.]+)$", "$1^^^&$2&ISO");
    }
}
