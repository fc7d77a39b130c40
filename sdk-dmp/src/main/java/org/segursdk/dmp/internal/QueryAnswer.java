package org.segursdk.dmp.internal;

import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.segursdk.core.error.ServiceFaultException.RawError;

/** What every answer in HL7v3 to a question says of the question itself. Source: dmp §4.1. */
abstract class QueryAnswer extends XmlWalk {
    /** Details kept of a refusal. */
    private static final int MAX_DETAILS = 100;

    private final List<RawError> details = new ArrayList<>();
    private String detailCode = "";
    private String detailText = "";
    private String acknowledgement = "";
    private String targetMessage = "";
    private String queryResponse = "";

    /** An element of the patient's part opened. */
    abstract void element(XMLStreamReader in) throws XMLStreamException;

    /** An element of the patient's part ends. */
    abstract void elementEnd(XMLStreamReader in, String text) throws XMLStreamException;

    @Override
    final void started(XMLStreamReader in) throws XMLStreamException {
        switch (in.getLocalName()) {
            case "acknowledgement" -> acknowledgement = attribute(in, "typeCode");
            case "typeCode" -> {
                // An attribute in TD0.2, a child element in TD0.5: both are read everywhere.
                if (parent().equals("acknowledgement") && acknowledgement.isEmpty()) {
                    acknowledgement = attribute(in, "code");
                }
            }
            case "queryResponseCode" -> queryResponse = attribute(in, "code");
            default -> {
                if (isAt("targetMessage", "id")) {
                    targetMessage = attribute(in, "extension");
                } else if (isAt("acknowledgementDetail", "code")) {
                    detailCode = attribute(in, "code");
                } else {
                    element(in);
                }
            }
        }
    }

    @Override
    final void ended(XMLStreamReader in, String text) throws XMLStreamException {
        if (isAt("acknowledgementDetail", "text")) {
            detailText = text;
        } else if (isAt("acknowledgementDetail")) {
            if (details.size() < MAX_DETAILS) {
                details.add(new RawError(detailCode, "", detailText, ""));
            }
            detailCode = "";
            detailText = "";
        } else {
            elementEnd(in, text);
        }
    }

    @Override
    final boolean mayCut() {
        return isAt("acknowledgementDetail", "text");
    }

    /** The acknowledgement's code as received. */
    public final String acknowledgement() {
        return acknowledgement;
    }

    /** Extension of the id of the message answered, {@code ""} when not told. */
    public final String targetMessage() {
        return targetMessage;
    }

    /** {@code OK}, {@code NF} or another code. */
    public final String queryResponse() {
        return queryResponse;
    }

    /** What the acknowledgement details. */
    public final List<RawError> details() {
        return List.copyOf(details);
    }
}
