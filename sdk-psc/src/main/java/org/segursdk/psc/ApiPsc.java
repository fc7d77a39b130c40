package org.segursdk.psc;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.segursdk.core.SegurContext;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.SegurException;
import org.segursdk.psc.internal.http.Backchannel;
import org.segursdk.psc.internal.http.HttpAnswer;
import org.segursdk.psc.internal.oidc.Hosts;
import org.segursdk.psc.internal.oidc.OauthError;
import org.segursdk.psc.internal.oidc.Refusals;
import org.segursdk.psc.internal.oidc.Requests;
import org.segursdk.psc.internal.oidc.TokenAnswer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tokens of one "API Pro Santé Connectée" (RFC 8693). Each is kept in the session it was got for until it is over, and dropped with
 * it, or given up at the server where it has a place for that. Thread-safe. Source: psc §11.
 */
public final class ApiPsc {
    private static final Logger LOG = LoggerFactory.getLogger(ApiPsc.class);

    private final Engine engine;
    private final SegurContext context;
    private final ApiSettings settings;
    private final URI endpoint;
    private final Backchannel channel;
    private final Requests requests;

    /** @throws InvalidInputException rules {@code ENDPOINT-MISSING}, {@code PSC-API-REVOCATION} */
    ApiPsc(Engine engine, ApiSettings settings) {
        this.engine = engine;
        this.context = engine.context();
        this.settings = settings;
        this.endpoint = context.endpoint(settings.service()).uri();
        if (settings.revocation()
                .filter(each -> !Hosts.of(each).equals(Hosts.of(endpoint)))
                .isPresent()) {
            throw InvalidInputException.of(
                    "ApiSettings",
                    "revocation",
                    "PSC-API-REVOCATION",
                    "sur le même serveur que celui des jetons",
                    "on the same server as that of the tokens");
        }
        boolean mutualTls = settings.authentication() instanceof ClientAuthentication.MutualTls;
        this.channel = Backchannel.of(context, settings.service(), mutualTls);
        this.requests = new Requests(settings.clientId(), settings.authentication());
    }

    /**
     * A token for the API, got by exchange unless the session has one that still serves.
     *
     * @return empty when the session has ended
     * @throws InvalidInputException rule {@code PSC-SESSION-FOREIGN}: another client's session
     * @throws SegurException no token: refused (raw code kept), no answer, {@code PSC-CNF-MISSING}, {@code PSC-CNF-MISMATCH}
     */
    public Optional<ApiToken> token(PscSession session) {
        SessionCore core = engine.own(session);
        Instant now = context.clock().instant();
        Optional<ApiToken> known = core.isOpen() ? core.apiToken(this) : Optional.empty();
        if (known.filter(each -> each.serves(now)).isPresent()) {
            return known;
        }
        synchronized (core.exchanging()) {
            known = core.isOpen() ? core.apiToken(this) : Optional.empty();
            return known.filter(each -> each.serves(now)).isPresent() ? known : exchange(core, now);
        }
    }

    private Optional<ApiToken> exchange(SessionCore core, Instant now) {
        Optional<String> subject = core.accessToken();
        if (subject.isEmpty()) {
            return Optional.empty();
        }
        HttpAnswer answer = channel.send(requests.exchange(
                endpoint, subject.get(), settings.scope(), settings.audience(), settings.parameters()));
        if (!answer.isSuccess()) {
            throw Refusals.fault(settings.service(), "token-exchange", OauthError.of(answer), answer.isUnavailable());
        }
        TokenAnswer given = TokenAnswer.read(answer);
        Engine.checkBinding(given.accessToken(), settings.binding(), settings.service(), context);
        SessionTokens times = SessionTokens.first(given, "", now, PscProfile.standard());
        ApiToken token = new ApiToken(
                given.accessToken(),
                times.renewAt(),
                times.accessEnds(),
                given.scope().isEmpty() ? List.of() : List.of(given.scope().split(" ")));
        if (!core.keep(this, token)) {
            revoke(token);
            return Optional.empty();
        }
        return Optional.of(token);
    }

    /** Forgets the token that an API refused: the next one is got anew. */
    public void forget(PscSession session) {
        engine.own(session).forget(this);
    }

    /** Gives a token up; that it fails changes nothing for who ends a session. */
    void revoke(ApiToken token) {
        if (settings.revocation().isEmpty()) {
            return;
        }
        try {
            HttpAnswer answer = channel.send(requests.about(
                    "revocation",
                    settings.revocation().get(),
                    Map.of("token", token.value(), "token_type_hint", "access_token")));
            if (!answer.isSuccess()) {
                LOG.warn("a token of an API was not revoked: HTTP {}", answer.status());
            }
        } catch (SegurException e) {
            LOG.warn("a token of an API was not revoked: {}", e.code());
        }
    }

    @Override
    public String toString() {
        return "ApiPsc[redacted]";
    }
}
