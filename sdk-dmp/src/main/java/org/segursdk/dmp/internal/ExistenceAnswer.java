package org.segursdk.dmp.internal;

import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.identity.Ins;

/**
 * The answer to TD0.2: PRPA_IN201308UV02, reduced to what the SDK may tell. Names, telecoms and dates of the patient are not
 * read. Source: dmp §4.1, §4.2, examples §2.
 */
public final class ExistenceAnswer extends RecordAnswer {
    private String keyword = "";
    private String authorisation = "";
    private @Nullable Boolean treatingPhysician;

    private ExistenceAnswer(Ins asked) {
        super(asked);
    }

    /**
     * Reads the payload the parser stands on.
     *
     * @param asked the INS of the request, only compared
     * @throws XMLStreamException not well-formed, or another payload
     */
    public static ExistenceAnswer read(XMLStreamReader in, Ins asked) throws XMLStreamException {
        ExistenceAnswer answer = new ExistenceAnswer(asked);
        answer.walk(in);
        return answer;
    }

    @Override
    void element(XMLStreamReader in) throws XMLStreamException {
        if (isAt("attentionLine", "keyWordText")) {
            keyword = attribute(in, "code");
        } else if (isAt("attentionLine", "value")) {
            if (keyword.equals("AUTORISATION")) {
                authorisation = attribute(in, "code");
            } else if (keyword.equals("STATUT_MT")) {
                treatingPhysician = bool(attribute(in, "value"));
            }
        } else {
            super.element(in);
        }
    }

    @Override
    void elementEnd(XMLStreamReader in, String text) throws XMLStreamException {
        if (isAt("attentionLine")) {
            keyword = "";
        } else {
            super.elementEnd(in, text);
        }
    }

    /** Code of the authorisation as received, {@code ""} when not told. */
    public String authorisation() {
        return authorisation;
    }

    public Optional<Boolean> treatingPhysician() {
        return Optional.ofNullable(treatingPhysician);
    }

    public Optional<Boolean> ensAttached() {
        return observed(ENS);
    }

    public Optional<Boolean> webAccount() {
        return observed(WEB_ACCOUNT);
    }
}
