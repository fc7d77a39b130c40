package org.segursdk.dmp;

import org.segursdk.core.SegurContext;
import org.segursdk.core.actor.ProfessionalSession;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.SegurSecurityException;
import org.segursdk.core.error.ServiceFaultException;
import org.segursdk.core.error.TransportException;
import org.segursdk.dmp.consent.ConsentRegister;
import org.segursdk.dmp.internal.DocumentCalls;
import org.segursdk.dmp.internal.FeedConsent;
import org.segursdk.dmp.rights.DmpOperation;
import org.segursdk.dmp.rights.Holder;
import org.segursdk.soap.vihf.VihfMode;

/**
 * Client of the DMP in the mode DIRECTE: the professional's own card (CPS), or a secretary's (CPE), whose authentication and
 * signature keys are the credentials of the context. It feeds and consults. Source: dmp §1.2, §2.2, §2.3.
 */
public final class DmpCardClient extends DmpProfessionalClient {
    private final DocumentCalls documents;
    private final FeedConsent consent;

    private DmpCardClient(SegurContext context, DmpProfile profile, ConsentRegister consents) {
        super(context, profile, VihfMode.DIRECTE, consents);
        this.documents = new DocumentCalls(exchanges);
        this.consent = new FeedConsent(consents);
    }

    /**
     * A client with the default profile.
     *
     * @param consents where the software keeps what its patients agreed to
     */
    public static DmpCardClient create(SegurContext context, ConsentRegister consents) {
        return create(context, DmpProfile.defaults(), consents);
    }

    /**
     * @throws InvalidInputException rule {@code ENDPOINT-MISSING}
     * @throws SegurSecurityException code {@code PRODUCTION-UNACCEPTED-FACTS}: facts of the profile to accept by name
     */
    public static DmpCardClient create(SegurContext context, DmpProfile profile, ConsentRegister consents) {
        return new DmpCardClient(context, profile, consents);
    }

    /**
     * Feeds the patient's record: TD2.1 for a professional, TD2.2 for the secretary of one, whose documents they are. Checks,
     * results and failures are those of {@link DmpClient#feed(ProfessionalSession, FeedRequest)}.
     *
     * @throws InvalidInputException every broken rule; {@code DMP-OPPOSITION}, {@code DMP-NOT-INFORMED}: the patient's consent
     * @throws SegurSecurityException certificates; signing key; an answer with a DTD
     * @throws ServiceFaultException the DMP refused, nothing was stored
     * @throws TransportException not sent; or {@code UNCERTAIN}, never retryable
     */
    public FeedResult feed(ProfessionalSession session, FeedRequest request) {
        consent.require(request);
        boolean secretary = Holder.of(session.professional()) == Holder.NON_PROFESSIONAL;
        return documents.feed(secretary ? DmpOperation.FEED_BY_SECRETARY : DmpOperation.FEED, caller(session), request);
    }
}
