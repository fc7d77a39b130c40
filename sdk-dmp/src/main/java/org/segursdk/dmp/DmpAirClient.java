package org.segursdk.dmp;

import org.segursdk.core.SegurContext;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.SegurSecurityException;
import org.segursdk.dmp.consent.ConsentRegister;
import org.segursdk.soap.vihf.VihfMode;

/**
 * Client of the DMP in the mode INDIRECTE_RENFORCEE (AIR): the structure's certificates, the professional authenticated by Pro
 * Santé Connect or as strongly. It consults and manages; it cannot feed: that is {@link DmpClient}'s. Source: dmp §2.2, §2.3.
 */
public final class DmpAirClient extends DmpProfessionalClient {
    private DmpAirClient(SegurContext context, DmpProfile profile, ConsentRegister consents) {
        super(context, profile, VihfMode.INDIRECTE_RENFORCEE, consents);
    }

    /**
     * A client with the default profile.
     *
     * @param consents where the software keeps what its patients agreed to
     */
    public static DmpAirClient create(SegurContext context, ConsentRegister consents) {
        return create(context, DmpProfile.defaults(), consents);
    }

    /**
     * @throws InvalidInputException rule {@code ENDPOINT-MISSING}
     * @throws SegurSecurityException code {@code PRODUCTION-UNACCEPTED-FACTS}: facts of the profile to accept by name
     */
    public static DmpAirClient create(SegurContext context, DmpProfile profile, ConsentRegister consents) {
        return new DmpAirClient(context, profile, consents);
    }
}
