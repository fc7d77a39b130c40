package org.segursdk.sandbox.internal.dmp;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.segursdk.sandbox.internal.http.Answer;
import org.segursdk.sandbox.internal.http.AnswerBody;

/** A SOAP answer in parts, as the repository gives it, for faults too. Source: dmp §1.4, §9. */
final class MtomAnswer {
    /** Behind the at sign of a Content-ID; percent-encoded in the reference, as seen of the DMP. */
    private static final String DOMAIN = "urn:ihe:iti:xds-b:2007";

    private MtomAnswer() {}

    /**
     * A part.
     *
     * @param id Content-ID without angle brackets
     * @param mediaType its Content-Type
     * @param content bytes
     */
    record Part(String id, String mediaType, AnswerBody content) {
        static Part of(String mediaType, AnswerBody content) {
            return new Part(UUID.randomUUID() + "@" + DOMAIN, mediaType, content);
        }

        String reference() {
            return "cid:" + id.replace(":", "%3A");
        }
    }

    /** The same answer as the root part, the others behind it. */
    static Answer of(Answer root, List<Part> parts) {
        String boundary = "uuid:" + UUID.randomUUID();
        String rootId = "root." + UUID.randomUUID() + "@sandbox";
        List<AnswerBody> all = new ArrayList<>();
        all.add(head("", boundary, "application/xop+xml; charset=UTF-8; type=\"application/soap+xml\"", rootId));
        all.add(root.body());
        for (Part part : parts) {
            all.add(head("\r\n", boundary, part.mediaType(), part.id()));
            all.add(part.content());
        }
        all.add(AnswerBody.of("\r\n--" + boundary + "--\r\n"));
        return new Answer(
                root.status(),
                "multipart/related; type=\"application/xop+xml\"; boundary=\"" + boundary + "\"; start=\"<" + rootId
                        + ">\"; start-info=\"application/soap+xml\"",
                Map.of(),
                AnswerBody.of(all));
    }

    private static AnswerBody head(String before, String boundary, String type, String id) {
        return AnswerBody.of((before + "--" + boundary + "\r\nContent-Type: " + type
                        + "\r\nContent-Transfer-Encoding: binary\r\nContent-ID: <" + id + ">\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
    }
}
