package org.segursdk.conformance.port;

/** The announcement of a result by a professional, who marked the document as one to be announced when validating it. */
public interface AnnouncementPort extends DmpFeedPort {
    /** The professional says that the patient was told: the document may be shown. */
    void announced(String document);
}
