package org.segursdk.sandbox.internal.dmp;

import java.util.ArrayList;
import java.util.List;
import org.segursdk.sandbox.internal.soap.Markup;

/** Errors of a submission, all told at once; no patient data in the contexts. Source: dmp §7, §12. */
final class RegistryErrors {
    static final String METADATA = "XDSRegistryMetadataError";
    static final String PATIENT = "XDSPatientIdDoesNotMatch";
    static final String SIGNATURE = "SandboxInvalidSignature";
    private static final String RS = "urn:oasis:names:tc:ebxml-regrep:xsd:rs:3.0";
    private static final String PREFIX = "urn:oasis:names:tc:ebxml-regrep:";

    /** One error. */
    record Error(String code, String context) {}

    private final List<Error> errors = new ArrayList<>();

    void add(String code, String context) {
        errors.add(new Error(code, context));
    }

    void check(boolean condition, String code, String context) {
        if (!condition) {
            add(code, context);
        }
    }

    boolean isEmpty() {
        return errors.isEmpty();
    }

    /** For the recorder. */
    String summary() {
        return String.join(
                "; ", errors.stream().map(e -> e.code() + ": " + e.context()).toList());
    }

    String toXml() {
        return responseOf(PREFIX + "ResponseStatusType:" + (errors.isEmpty() ? "Success" : "Failure"));
    }

    /** A RegistryResponse of that status, a URN, with what errors there are. */
    String responseOf(String status) {
        return "<rs:RegistryResponse xmlns:rs=\"" + RS + "\" status=\"" + Markup.escape(status) + "\">" + list()
                + "</rs:RegistryResponse>";
    }

    /** The RegistryErrorList; empty text when there is no error. */
    String list() {
        if (errors.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder("<rs:RegistryErrorList xmlns:rs=\"" + RS + "\">");
        for (Error error : errors) {
            text.append("<rs:RegistryError errorCode=\"")
                    .append(Markup.escape(error.code()))
                    .append("\" codeContext=\"")
                    .append(Markup.escape(error.context()))
                    .append("\" severity=\"")
                    .append(PREFIX)
                    .append("ErrorSeverityType:Error\" location=\"\"/>");
        }
        return text.append("</rs:RegistryErrorList>").toString();
    }
}
