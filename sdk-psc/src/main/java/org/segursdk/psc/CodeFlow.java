package org.segursdk.psc;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.core.error.SegurSecurityException;
import org.segursdk.core.error.ServiceFaultException;
import org.segursdk.core.error.ServiceFaultException.Layer;
import org.segursdk.core.error.ServiceFaultException.RawError;
import org.segursdk.psc.internal.http.HttpAnswer;
import org.segursdk.psc.internal.oidc.Metadata;
import org.segursdk.psc.internal.oidc.OneTime;
import org.segursdk.psc.internal.oidc.Refusals;
import org.segursdk.psc.internal.oidc.Requests;
import org.segursdk.psc.internal.oidc.Secrets;
import org.segursdk.psc.internal.oidc.TokenAnswer;

/** The authorization code flow with PKCE. Thread-safe. Source: psc §3, §13.6. */
final class CodeFlow {
    private static final int LONGEST_CODE = 4096;
    private static final Set<String> INTERACTION = Set.of(
            "login_required",
            "interaction_required",
            "consent_required",
            "account_selection_required",
            "unmet_authentication_requirements");
    private static final Set<String> LATER = Set.of("server_error", "temporarily_unavailable");

    private final Engine engine;
    private final OneTime used;

    CodeFlow(Engine engine) {
        this.engine = engine;
        this.used = new OneTime(engine.clock());
    }

    PendingLogin start(LoginOptions options, URI redirect) {
        PscProfile profile = engine.settings().profile();
        Metadata metadata = engine.metadata();
        String state = Secrets.draw();
        String nonce = Secrets.draw();
        String verifier = Requests.verifier();
        URI authorization = engine.requests()
                .login(new Requests.Login(
                        metadata.authorization(),
                        redirect,
                        profile.scope().value(),
                        profile.acrValues().value(),
                        state,
                        nonce,
                        verifier,
                        others(options)));
        Instant expires = engine.clock().instant().plus(engine.settings().loginLifetime());
        return new PendingLogin(
                authorization,
                redirect,
                state,
                nonce,
                verifier,
                expires,
                options.maxAge().map(Duration::toSeconds).orElse(-1L));
    }

    private static Map<String, String> others(LoginOptions options) {
        Map<String, String> others = new LinkedHashMap<>();
        options.identityProviderHint().ifPresent(hint -> others.put("kc_idp_hint", hint));
        options.prompt().ifPresent(prompt -> others.put("prompt", prompt.code()));
        options.maxAge().ifPresent(age -> others.put("max_age", String.valueOf(age.toSeconds())));
        options.language().ifPresent(language -> others.put("ui_locales", language));
        return others;
    }

    LoginResult finish(PendingLogin pending, CallbackParameters callback) {
        checkState(pending, callback);
        if (!engine.clock().instant().isBefore(pending.expiresAt())) {
            return new LoginResult.Expired();
        }
        checkIssuer(callback);
        Optional<String> error = callback.get("error");
        if (error.isPresent()) {
            return refused(Refusals.safeCode(error.get()));
        }
        String code = callback.get("code")
                .filter(each -> each.length() <= LONGEST_CODE)
                .orElseThrow(() -> refusal(
                        "PSC-CALLBACK-CODE", "le code manque dans le retour", "the code is missing in the callback"));
        Instant at = engine.clock().instant();
        HttpAnswer answer = engine.send(
                engine.requests().code(engine.metadata().token(), code, pending.redirect(), pending.verifier()));
        if (!answer.isSuccess()) {
            // Whatever it says, the same code is not sent again: a second time would end what the first one opened.
            throw engine.fault("token", answer, false);
        }
        return new LoginResult.Granted(engine.login(
                TokenAnswer.read(answer),
                at,
                Optional.of(pending.nonce()),
                pending.maxAgeSeconds().map(Duration::ofSeconds)));
    }

    /** Whether a request is the answer to a login; compared in constant time, and nothing is used up by it. */
    static boolean isAnswer(PendingLogin pending, CallbackParameters callback) {
        return callback.get("state")
                .filter(each -> Secrets.same(each, pending.state()))
                .isPresent();
    }

    private void checkState(PendingLogin pending, CallbackParameters callback) {
        if (!callback.cameTo(pending.redirect())) {
            throw refusal(
                    "PSC-CALLBACK-REDIRECT",
                    "le retour n'est pas arrivé à l'adresse demandée",
                    "the callback did not come to the address asked for");
        }
        if (callback.get("state").isEmpty()) {
            throw refusal("PSC-STATE-MISSING", "le retour n'a pas d'état", "the callback has no state");
        }
        if (!isAnswer(pending, callback)) {
            throw refusal(
                    "PSC-STATE-MISMATCH",
                    "le retour ne répond pas à une demande de ce navigateur",
                    "the callback answers no request of this browser");
        }
        if (!used.use(pending.state(), engine.settings().loginLifetime())) {
            throw refusal(
                    "PSC-STATE-USED",
                    "cette connexion a déjà été terminée une fois",
                    "this login was finished once already");
        }
    }

    /** RFC 9207: another issuer's code must not be brought to this one. */
    private void checkIssuer(CallbackParameters callback) {
        Optional<String> issuer = callback.get("iss");
        if (issuer.isPresent() && !issuer.get().equals(engine.issuer())) {
            throw refusal(
                    "PSC-CALLBACK-ISSUER",
                    "le retour vient d'un autre fournisseur d'identité",
                    "the callback comes from another identity provider");
        }
        if (issuer.isEmpty() && engine.metadata().namesItself()) {
            throw refusal(
                    "PSC-CALLBACK-ISSUER-MISSING",
                    "le fournisseur d'identité ne s'est pas nommé dans le retour",
                    "the identity provider did not name itself in the callback");
        }
    }

    private LoginResult refused(String code) {
        if (code.equals("access_denied")) {
            return new LoginResult.Refused(LoginResult.Reason.DENIED, code);
        }
        if (INTERACTION.contains(code)) {
            return new LoginResult.Refused(LoginResult.Reason.INTERACTION_NEEDED, code);
        }
        throw new ServiceFaultException(
                engine.settings().service(),
                "authorization",
                Layer.FUNCTIONAL,
                List.of(new RawError(code, "", "", "")),
                LATER.contains(code),
                LocalizedText.of(
                        "le fournisseur d'identité a refusé la demande (" + code + ")",
                        "the identity provider refused the request (" + code + ")"));
    }

    private static SegurSecurityException refusal(String code, String french, String english) {
        return Refusals.notSent(code, french, english);
    }
}
