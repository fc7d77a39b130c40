package org.segursdk.soap;

import java.util.Objects;
import java.util.Optional;
import org.w3c.dom.Element;

/**
 * A SOAP fault as received, in SOAP 1.2 or 1.1 form and under any prefix. The reason and the detail are the service's own
 * words and may quote patient data: {@code toString} shows the codes only.
 *
 * @param code local part of the code ({@code Sender}, {@code Receiver}; {@code Client}, {@code Server} in SOAP 1.1);
 *     {@code ""} when absent
 * @param subcode local part of the innermost sub-code, such as {@code siram_100}; {@code ""} when absent
 * @param reason the text for people; {@code ""} when absent
 * @param lang its {@code xml:lang}; {@code ""} when absent
 * @param detail the {@code Detail} element, when there is one
 * @param httpStatus the HTTP status that carried it
 */
public record SoapFault(
        String code, String subcode, String reason, String lang, Optional<Element> detail, int httpStatus) {
    public SoapFault {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(subcode, "subcode");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(lang, "lang");
        Objects.requireNonNull(detail, "detail");
    }

    /** Whether the service blames the request; sending it again unchanged is useless. */
    public boolean isSender() {
        return code.equals("Sender") || code.equals("Client");
    }

    @Override
    public String toString() {
        return "SoapFault[code=" + code + ", subcode=" + subcode + ", httpStatus=" + httpStatus + "]";
    }
}
