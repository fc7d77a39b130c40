package org.segursdk.insi.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.core.error.ServiceFaultException;
import org.segursdk.core.error.ServiceFaultException.Layer;
import org.segursdk.core.error.ServiceFaultException.RawError;
import org.segursdk.insi.InsiClient;
import org.segursdk.soap.SoapFault;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Reads INSi's faults in both shapes met. Source: insi §3.9. */
public final class InsiFaults {
    private static final Map<String, LocalizedText> KNOWN = Map.of(
            "desir_550",
            LocalizedText.of(
                    "le numéro d'autorisation du logiciel (IDAM) est inconnu du service",
                    "the authorisation number of the software (IDAM) is unknown to the service"),
            "desir_560",
            LocalizedText.of(
                    "niveau d'accès insuffisant : le certificat doit se nommer INSI-AUTO ou INSI-MANU",
                    "insufficient access level: the certificate must be named INSI-AUTO or INSI-MANU"),
            "insi_19",
            LocalizedText.of("le nom de naissance est obligatoire", "the birth name is mandatory"),
            "insi_111",
            LocalizedText.of(
                    "les téléservices sont indisponibles : poursuivre sans INS et réessayer plus tard",
                    "the teleservices are unavailable: go on without INS and try again later"));

    private InsiFaults() {}

    /** A fault of the sender is final; one of the receiver, or a fatal one, may pass. */
    public static ServiceFaultException exception(String operation, SoapFault fault) {
        List<RawError> errors = new ArrayList<>();
        fault.detail().ifPresent(detail -> collect(detail, fault, errors));
        if (errors.isEmpty()) {
            String code = fault.subcode().isEmpty() ? fault.code() : fault.subcode();
            errors.add(new RawError(code, fault.code(), fault.reason(), ""));
        }
        boolean fatal = errors.stream().anyMatch(error -> error.severity().equals("fatale"));
        LocalizedText text = KNOWN.getOrDefault(
                errors.get(0).code(), LocalizedText.of("INSi a répondu par une erreur", "INSi answered an error"));
        return new ServiceFaultException(
                InsiClient.SERVICE, operation, Layer.SOAP_FAULT, errors, !fault.isSender() || fatal, text);
    }

    private static void collect(Element parent, SoapFault fault, List<RawError> errors) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (!(node instanceof Element element)) {
                continue;
            }
            if (!"Erreur".equals(element.getLocalName())) {
                collect(element, fault, errors);
                continue;
            }
            String code = value(element, "code", "Code");
            String text = child(element, "Descriptif");
            errors.add(new RawError(
                    code.isEmpty() ? fault.subcode() : code,
                    fault.subcode(),
                    text.isEmpty() ? element.getTextContent().strip() : text,
                    value(element, "severite", "Severite")));
        }
    }

    /** An attribute, or a child element of the same meaning. */
    private static String value(Element element, String attribute, String child) {
        String value = element.getAttribute(attribute);
        return value.isEmpty() ? child(element, child) : value;
    }

    private static String child(Element element, String name) {
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element found && name.equals(found.getLocalName())) {
                return found.getTextContent().strip();
            }
        }
        return "";
    }
}
