package org.segursdk.sandbox.internal.dmp;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.segursdk.sandbox.internal.http.Answer;
import org.segursdk.sandbox.internal.soap.Dom;
import org.segursdk.sandbox.internal.soap.Markup;
import org.segursdk.sandbox.internal.soap.Refusal;
import org.segursdk.sandbox.internal.soap.SoapMessage;

/** WS-Addressing of requests, envelopes of answers. Source: dmp §1.3, §12. */
final class DmpSoap {
    private static final String ANONYMOUS = SoapMessage.WSA + "/anonymous";
    private static final Pattern MESSAGE_ID =
            Pattern.compile("urn:uuid:[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private DmpSoap() {}

    /**
     * @throws Refusal with the server's own text when a property is missing, with the sandbox's when one is malformed
     */
    static void checkAddressing(SoapMessage message) throws Refusal {
        List<String> problems = new ArrayList<>();
        for (String name : List.of("MessageID", "To", "ReplyTo", "Action")) {
            int count = message.headers(SoapMessage.WSA, name).size();
            if (count == 0) {
                throw new Refusal(
                        true,
                        "MessageAddressingHeaderRequired",
                        Refusal.SANDBOX,
                        "A required header representing a Message Addressing Property is not present (" + name + ")");
            }
            if (count > 1) {
                problems.add("wsa:" + name + " is repeated");
            }
        }
        if (!MESSAGE_ID.matcher(message.addressing("MessageID").orElse("")).matches()) {
            problems.add("wsa:MessageID must be urn:uuid: and a UUID");
        }
        String replyTo = message.headers(SoapMessage.WSA, "ReplyTo").stream()
                .map(e -> Dom.childText(e, SoapMessage.WSA, "Address"))
                .findFirst()
                .orElse("");
        if (!ANONYMOUS.equals(replyTo)) {
            problems.add("wsa:ReplyTo/Address must be the anonymous address");
        }
        if (!problems.isEmpty()) {
            throw Refusal.sandbox("Addressing refused: " + String.join("; ", problems) + ".");
        }
    }

    static Answer answer(String action, String relatesTo, String payload) {
        String envelope = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><soap:Envelope xmlns:soap=\"" + SoapMessage.SOAP12
                + "\"><soap:Header>" + addressing(action, relatesTo) + "</soap:Header><soap:Body>" + payload
                + "</soap:Body></soap:Envelope>";
        return Answer.soap(200, "", envelope);
    }

    static Answer fault(Refusal refusal, String relatesTo) {
        String value = "VersionMismatch".equals(refusal.subcode())
                ? "<soap:Value>soap:VersionMismatch</soap:Value>"
                : "<soap:Value>soap:" + (refusal.sender() ? "Sender" : "Receiver")
                        + "</soap:Value><soap:Subcode><soap:Value"
                        + " xmlns:d=\"urn:segursdk:sandbox:dmp\">d:" + Markup.escape(refusal.subcode())
                        + "</soap:Value></soap:Subcode>";
        String envelope = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><soap:Envelope xmlns:soap=\"" + SoapMessage.SOAP12
                + "\"><soap:Header>" + addressing(SoapMessage.WSA + "/soap/fault", relatesTo)
                + "</soap:Header><soap:Body><soap:Fault><soap:Code>" + value
                + "</soap:Code><soap:Reason><soap:Text xml:lang=\"en\">" + Markup.escape(refusal.text())
                + "</soap:Text></soap:Reason></soap:Fault></soap:Body></soap:Envelope>";
        return Answer.soap(500, "", envelope);
    }

    private static String addressing(String action, String relatesTo) {
        return "<wsa:Action xmlns:wsa=\"" + SoapMessage.WSA + "\">" + Markup.escape(action) + "</wsa:Action>"
                + "<wsa:MessageID xmlns:wsa=\"" + SoapMessage.WSA + "\">urn:uuid:" + UUID.randomUUID()
                + "</wsa:MessageID><wsa:To xmlns:wsa=\"" + SoapMessage.WSA + "\">" + ANONYMOUS + "</wsa:To>"
                + (relatesTo.isEmpty()
                        ? ""
                        : "<wsa:RelatesTo xmlns:wsa=\"" + SoapMessage.WSA + "\">" + Markup.escape(relatesTo)
                                + "</wsa:RelatesTo>");
    }
}
