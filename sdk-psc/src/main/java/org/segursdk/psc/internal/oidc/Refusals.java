package org.segursdk.psc.internal.oidc;

import java.util.List;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.core.error.SegurSecurityException;
import org.segursdk.core.error.ServiceFaultException;
import org.segursdk.core.error.ServiceFaultException.Layer;
import org.segursdk.core.error.ServiceFaultException.RawError;
import org.segursdk.core.error.TransportException;

/** Makes the failures of this module. None quotes what came from the network, nor has a cause that does. */
public final class Refusals {
    private static final int LONGEST_CODE = 60;

    private Refusals() {}

    /** What came from the other side breaks a rule of security. */
    public static SegurSecurityException security(String code, String french, String english) {
        return SegurSecurityException.uncertain(code, LocalizedText.of(french, english), null);
    }

    /** Stopped before anything was sent. */
    public static SegurSecurityException notSent(String code, String french, String english) {
        return SegurSecurityException.notSent(code, LocalizedText.of(french, english), null);
    }

    /** An answer that is not of the protocol. */
    public static TransportException unreadable(String code, boolean readOnly, String french, String english) {
        return TransportException.uncertain(code, readOnly, LocalizedText.of(french, english), null);
    }

    /** The service answered with an error. */
    public static ServiceFaultException fault(String service, String operation, OauthError error, boolean retryable) {
        String told = error.code();
        return new ServiceFaultException(
                service,
                operation,
                error.isOfProtocol() ? Layer.FUNCTIONAL : Layer.HTTP,
                List.of(new RawError(told, "HTTP " + error.status(), error.description(), "")),
                retryable,
                LocalizedText.of(
                        "le fournisseur d'identité a refusé (" + told + ")",
                        "the identity provider refused (" + told + ")"));
    }

    /** A code as received, if it is one: what else a server may write there is not repeated. */
    public static String safeCode(String raw) {
        boolean plain = !raw.isEmpty()
                && raw.length() <= LONGEST_CODE
                && raw.chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '_' || c == '-');
        return plain ? raw : "other";
    }
}
