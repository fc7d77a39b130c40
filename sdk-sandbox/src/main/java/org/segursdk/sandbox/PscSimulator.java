package org.segursdk.sandbox;

import java.net.URI;
import java.util.List;

/**
 * Pro Santé Connect, simulated: an OpenID Connect issuer at {@code /psc} with login page, decoupled authentication (CIBA), logout by
 * all three ways, certificate-bound tokens; beside it the authorization server of an API Pro Santé Connectée with one resource
 * ({@code /psc/api}), and the sharing of the patient in focus ({@code /psc/psc-context-sharing/api}). Tokens are made by the JDK's
 * signatures and a JSON writer of its own, never by a library that a client may use. Keys are made at first use. Thread-safe. Source: psc.
 *
 * <p>A login without a browser: GET the authorization address, then POST the form it shows to {@code /psc/wallet/login} with
 * {@code request} (hidden in the page), {@code user} (national id), {@code means} ({@code CARD} or {@code MOBILE}) and, for
 * {@code MOBILE}, {@code phone=APPROVE}; or {@link #logIn}.
 *
 * <p>What rests on inference and is NOT known of Pro Santé Connect:
 * <ul>
 *   <li>texts and codes of errors: Keycloak 26's; what its front, the wallet, adds to them;
 *   <li>claims of the id token beyond OpenID Connect's and {@code SubjectNameID}; {@code authMode} of the e-CPS;
 *   <li>what becomes of old refresh tokens, who may introspect whose tokens, life of codes;
 *   <li>that a {@code binding_message} other than two digits is refused (here in strict mode), and an unknown {@code channel};
 *   <li>whether it posts logout tokens to a client;
 *   <li>the API: error codes of the exchange (RFC 8693's), names of scopes.
 * </ul>
 *
 * <p>What it cannot do: request objects, PAR, encrypted tokens, other response types and modes than {@code code} by query, device
 * code, DPoP, {@code private_key_jwt}, CIBA by ping, delegation to the identity provider of a hospital.
 */
public interface PscSimulator {
    /** Such as {@code https://localhost:8843/psc/auth/realms/esante-wallet}. */
    URI issuer();

    /** The discovery document, whose name is not the usual one. */
    URI discovery();

    /** Registers a client, or replaces the one with the same id. */
    void register(PscRelyingParty client);

    List<PscRelyingParty> clients();

    /** Adds a professional, or replaces the one with the same national id. */
    void add(PscUser user);

    List<PscUser> users();

    PscBehaviour behaviour();

    /** Holds for tokens and requests made from now on. */
    void behaviour(PscBehaviour behaviour);

    /** Adds situations for the steps to come. */
    void next(PscSituation... situations);

    /** Sets the lasting situation of its step; {@link PscSituation#NORMAL} ends all of them. */
    void always(PscSituation situation);

    /** What the phone does with the decoupled requests to come; {@link PscPhone#APPROVE} at first. */
    void phone(PscPhone answer);

    /**
     * The professional answers the waiting decoupled request with that message.
     *
     * @return whether there was one
     */
    boolean answer(String bindingMessage, PscPhone answer);

    /**
     * A professional logs in, in a browser of its own: opens the address, chooses the own name, and approves.
     *
     * @param authorizationRequest address the client sent the browser to
     * @return where the browser is sent then, with code or error
     * @throws IllegalArgumentException when the address shows no login page; the message tells what it shows
     */
    URI logIn(URI authorizationRequest, String nationalId, PscMeans means);

    /** Signs with a new key from now on; the old one stays published. */
    void rotateKeys();

    /** Signs with a new key from now on, and publishes no other. */
    void replaceKeys();

    /** Ends all sessions of a professional, as an administrator or a logout elsewhere would; logout tokens are posted. */
    void endSessions(String nationalId);

    /** HTTP statuses that clients answered to logout tokens with, oldest first; 0: none came. */
    List<Integer> logoutAnswers();

    /** Forgets situations, sessions, tokens, requests, contexts, and restores clients, users and settings. Keys stay. */
    void reset();
}
