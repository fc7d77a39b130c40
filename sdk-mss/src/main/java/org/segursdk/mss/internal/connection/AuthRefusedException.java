package org.segursdk.mss.internal.connection;

import org.eclipse.angus.mail.iap.ProtocolException;

/** The server did not let us in. Of its words only codes are kept. */
final class AuthRefusedException extends ProtocolException {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final String subcode;
    private final boolean temporary;
    private final boolean connectionLost;

    /**
     * @param code SMTP code, or {@code NO}
     * @param subcode enhanced status, response code or the status of the token's refusal; may be empty
     * @param temporary whether it may pass by itself
     * @param connectionLost whether the server hung up with it
     */
    AuthRefusedException(String code, String subcode, boolean temporary, boolean connectionLost) {
        super("authentication refused: " + code);
        this.code = code;
        this.subcode = subcode;
        this.temporary = temporary;
        this.connectionLost = connectionLost;
    }

    String code() {
        return code;
    }

    String subcode() {
        return subcode;
    }

    boolean temporary() {
        return temporary;
    }

    boolean connectionLost() {
        return connectionLost;
    }
}
