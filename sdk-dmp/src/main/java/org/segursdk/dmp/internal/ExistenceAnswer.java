package org.segursdk.dmp.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.error.ServiceFaultException.RawError;
import org.segursdk.core.identity.Ins;
import org.segursdk.core.identity.InsAuthority;

/**
 * The answer to TD0.2: PRPA_IN201308UV02, reduced to what the SDK may tell. Names, telecoms and dates of the patient are not
 * read. Source: dmp §4.1, §4.2, examples §2.
 */
public final class ExistenceAnswer {
    private static final String INTERACTION = "PRPA_IN201308UV02";
    /** Characters kept of an error's text. */
    private static final int MAX_TEXT = 4_000;

    private final Deque<String> path = new ArrayDeque<>();
    private final List<RawError> details = new ArrayList<>();
    private String keyword = "";
    private String observation = "";
    private String detailCode = "";
    private final StringBuilder detailText = new StringBuilder();

    private String acknowledgement = "";
    private String targetMessage = "";
    private String queryResponse = "";
    private String patientStatus = "";
    private String authorisation = "";
    private @Nullable Boolean treatingPhysician;
    private @Nullable Boolean ensAttached;
    private @Nullable Boolean webAccount;
    private boolean insTold;
    private boolean sameIns;

    private ExistenceAnswer() {}

    /**
     * Reads the payload the parser stands on.
     *
     * @param asked the INS of the request, only compared
     * @throws XMLStreamException not well-formed, or another payload
     */
    public static ExistenceAnswer read(XMLStreamReader in, Ins asked) throws XMLStreamException {
        if (!INTERACTION.equals(in.getLocalName()) || !Hl7v3.NAMESPACE.equals(in.getNamespaceURI())) {
            throw new XMLStreamException("not an answer to TD0.2", in.getLocation());
        }
        ExistenceAnswer answer = new ExistenceAnswer();
        int depth = 1;
        while (depth > 0) {
            int event = in.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
                answer.path.push(in.getLocalName());
                answer.start(in, asked);
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
                if (depth > 0) {
                    answer.end(answer.path.pop());
                }
            } else if (event == XMLStreamConstants.CHARACTERS && answer.isAt("text", "acknowledgementDetail")) {
                answer.detailText(in.getText());
            }
        }
        return answer;
    }

    private void start(XMLStreamReader in, Ins asked) {
        String code = attribute(in, "code");
        String name = in.getLocalName();
        String parent = parent();
        switch (name) {
            case "acknowledgement" -> acknowledgement = attribute(in, "typeCode");
            case "typeCode" -> {
                // As a child element in other transactions, so accepted here too.
                if (parent.equals("acknowledgement") && acknowledgement.isEmpty()) {
                    acknowledgement = code;
                }
            }
            case "id" -> id(in, parent, asked);
            case "keyWordText" -> keyword = code;
            case "queryResponseCode" -> queryResponse = code;
            case "statusCode" -> {
                if (parent.equals("patient")) {
                    patientStatus = code;
                }
            }
            case "code" -> {
                if (parent.equals("administrativeObservation")) {
                    observation = code;
                } else if (parent.equals("acknowledgementDetail")) {
                    detailCode = code;
                }
            }
            case "value" -> value(in, parent, code);
            default -> {
                // Nothing else is needed.
            }
        }
    }

    private void id(XMLStreamReader in, String parent, Ins asked) {
        String root = attribute(in, "root");
        if (parent.equals("targetMessage")) {
            targetMessage = attribute(in, "extension");
        } else if (parent.equals("patient") && InsAuthority.ofOid(root).isPresent()) {
            insTold = true;
            // The authority is not compared: test platforms answer under production OIDs.
            sameIns |= asked.matricule().value().equals(attribute(in, "extension"));
        }
    }

    private void value(XMLStreamReader in, String parent, String code) {
        if (parent.equals("attentionLine") && keyword.equals("AUTORISATION")) {
            authorisation = code;
        } else if (parent.equals("attentionLine") && keyword.equals("STATUT_MT")) {
            treatingPhysician = bool(in);
        } else if (parent.equals("administrativeObservation") && observation.equals("RATTACHEMENT_ENS")) {
            ensAttached = bool(in);
        } else if (parent.equals("administrativeObservation") && observation.equals("COMPTE_INTERNET_OUVERT")) {
            webAccount = bool(in);
        }
    }

    private void detailText(String piece) {
        detailText.append(piece, 0, Math.min(piece.length(), MAX_TEXT - Math.min(MAX_TEXT, detailText.length())));
    }

    private void end(String name) {
        switch (name) {
            case "attentionLine" -> keyword = "";
            case "administrativeObservation" -> observation = "";
            case "acknowledgementDetail" -> {
                details.add(new RawError(detailCode, "", detailText.toString().strip(), ""));
                detailCode = "";
                detailText.setLength(0);
            }
            default -> {
                // Nothing to close.
            }
        }
    }

    /** The acknowledgement's code as received. */
    public String acknowledgement() {
        return acknowledgement;
    }

    /** Extension of the id of the message answered, {@code ""} when not told. */
    public String targetMessage() {
        return targetMessage;
    }

    /** {@code OK}, {@code NF} or another code. */
    public String queryResponse() {
        return queryResponse;
    }

    /** {@code active}, {@code terminated}, {@code ""} when there is no patient. */
    public String patientStatus() {
        return patientStatus;
    }

    public String authorisation() {
        return authorisation;
    }

    public Optional<Boolean> treatingPhysician() {
        return Optional.ofNullable(treatingPhysician);
    }

    public Optional<Boolean> ensAttached() {
        return Optional.ofNullable(ensAttached);
    }

    public Optional<Boolean> webAccount() {
        return Optional.ofNullable(webAccount);
    }

    /** Whether the patient answered bears an INS, and not the one asked. */
    public boolean isUnderOtherIns() {
        return insTold && !sameIns;
    }

    /** What the acknowledgement details. */
    public List<RawError> details() {
        return List.copyOf(details);
    }

    private String parent() {
        String self = path.pop();
        String parent = path.isEmpty() ? "" : path.peek();
        path.push(self);
        return parent;
    }

    private boolean isAt(String name, String parent) {
        return name.equals(path.peek()) && parent.equals(parent());
    }

    private static @Nullable Boolean bool(XMLStreamReader in) {
        return switch (attribute(in, "value")) {
            case "true", "1" -> Boolean.TRUE;
            case "false", "0" -> Boolean.FALSE;
            default -> null;
        };
    }

    private static String attribute(XMLStreamReader in, String name) {
        String value = in.getAttributeValue(null, name);
        return value == null ? "" : value.strip();
    }
}
