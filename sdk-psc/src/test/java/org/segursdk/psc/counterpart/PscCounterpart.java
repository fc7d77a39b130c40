package org.segursdk.psc.counterpart;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.segursdk.core.credentials.ClientCredentials;
import org.segursdk.core.credentials.TrustMaterial;

/**
 * An issuer to test against: the sandbox's, or a real Keycloak. It knows two clients, one with a secret and one with a certificate, which
 * may come back to {@link #RETURN} and {@link #BYE}, and two professionals.
 */
public interface PscCounterpart extends AutoCloseable {
    String WITH_SECRET = "lps-secret";
    String SECRET = "secret-of-the-sandbox";
    String WITH_CERTIFICATE = "lps-mtls";
    URI RETURN = URI.create("http://127.0.0.1:7/return");
    URI BYE = URI.create("http://127.0.0.1:7/bye");

    /** One activity. */
    String DOCTOR = "899700366240";
    /** Of an establishment's own register. */
    String EMPLOYEE = "500000001815646/CPAT00045";

    /** Life of a decoupled request. */
    Duration CIBA_LIFE = Duration.ofSeconds(20);
    /** Between two polls. */
    Duration CIBA_INTERVAL = Duration.ofSeconds(2);

    URI issuer();

    /** Where the discovery document is. */
    URI discovery();

    TrustMaterial trust();

    /** The certificate of {@link #WITH_CERTIFICATE}. */
    ClientCredentials certificate();

    /** Another certificate of the same authority. */
    ClientCredentials otherCertificate();

    /** A professional logs in on the page of that address: where the browser is sent then. */
    URI logIn(URI authorizationRequest, String nationalId);

    /** What the phone does with the decoupled requests to come. */
    void phone(Answer answer);

    /** Logout tokens posted to the client with a secret, when there are at least so many. */
    List<String> logoutTokens(int atLeast);

    /** The issuer's. */
    Clock clock();

    /** Lets time pass, for the issuer. */
    void pass(Duration time);

    /** What sandbox and Keycloak do not do alike. */
    Ways ways();

    @Override
    void close();

    /** Answers of the phone. */
    enum Answer {
        APPROVE,
        REFUSE,
        CANCEL,
        IGNORE
    }

    /**
     * Differences that are meant.
     *
     * @param federated whether {@code sub} tells the national id, as Pro Santé Connect's does
     * @param audience whether access tokens have an audience: Keycloak needs one for introspection, Pro Santé Connect's had none
     */
    record Ways(boolean federated, boolean audience) {}
}
