package org.segursdk.dmp.internal;

import java.time.Instant;
import java.util.UUID;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.segursdk.core.Software;
import org.segursdk.core.identity.Ins;
import org.segursdk.dmp.DmpProfile;

/** The request of TD1.3a: that of TD0.2 for another reason. Source: dmp §4.3. */
public final class AdministrativeDataRequest {
    private final QueryFrame frame;
    private final Ins ins;

    public AdministrativeDataRequest(
            DmpProfile profile, Software software, Ins ins, Instant time, UUID messageId, UUID queryId) {
        this.frame = new QueryFrame(profile, software, time, messageId, queryId);
        this.ins = ins;
    }

    /** Extension of the message's id, which the answer echoes. */
    public String messageId() {
        return frame.messageId();
    }

    public void writeTo(XMLStreamWriter writer) throws XMLStreamException {
        frame.writeByIns(writer, "CNSLT_DATA", ins);
    }
}
