package org.segursdk.dmp.internal;

import java.time.Instant;
import java.util.UUID;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.segursdk.core.Software;
import org.segursdk.core.identity.Ins;
import org.segursdk.dmp.DmpProfile;

/** The request of TD0.2: PRPA_IN201307UV02. Source: dmp §4.1, §4.2, examples §2. */
public final class ExistenceRequest {
    private final QueryFrame frame;
    private final Ins ins;

    public ExistenceRequest(
            DmpProfile profile, Software software, Ins ins, Instant time, UUID messageId, UUID queryId) {
        this.frame = new QueryFrame(profile, software, time, messageId, queryId);
        this.ins = ins;
    }

    /** Extension of the message's id, which the answer echoes. */
    public String messageId() {
        return frame.messageId();
    }

    public Ins ins() {
        return ins;
    }

    public void writeTo(XMLStreamWriter writer) throws XMLStreamException {
        frame.writeByIns(writer, "TEST_EXST", ins);
    }
}
