package org.segursdk.sandbox.internal.psc;

import java.util.List;
import java.util.Map;
import org.segursdk.sandbox.internal.json.Json;

/** The discovery document. Source: psc §1. */
final class Discovery {
    private Discovery() {}

    /** @param named the issuer it names */
    static Map<String, Object> document(String root, String issuer, String named) {
        String endpoints = issuer + "/protocol/openid-connect";
        List<String> authentication = List.of("client_secret_basic", "client_secret_post", "tls_client_auth");
        Map<String, Object> document = Json.object(
                "issuer",
                named,
                "authorization_endpoint",
                root + "/wallet/auth",
                "token_endpoint",
                endpoints + "/token",
                "introspection_endpoint",
                endpoints + "/token/introspect",
                "userinfo_endpoint",
                endpoints + "/userinfo",
                "end_session_endpoint",
                endpoints + "/logout",
                "jwks_uri",
                endpoints + "/certs",
                "revocation_endpoint",
                endpoints + "/revoke",
                "backchannel_authentication_endpoint",
                endpoints + "/ext/ciba/auth",
                "grant_types_supported",
                List.of("authorization_code", "refresh_token", "urn:openid:params:grant-type:ciba"),
                "response_types_supported",
                List.of("code"),
                "response_modes_supported",
                List.of("query"),
                "subject_types_supported",
                List.of("public"),
                "id_token_signing_alg_values_supported",
                List.of("RS256", "HS256"),
                "userinfo_signing_alg_values_supported",
                List.of("RS256", "none"));
        document.putAll(Json.object(
                "token_endpoint_auth_methods_supported",
                authentication,
                "introspection_endpoint_auth_methods_supported",
                authentication,
                "revocation_endpoint_auth_methods_supported",
                authentication,
                "scopes_supported",
                Scopes.KNOWN,
                "acr_values_supported",
                List.of("0", "0"),
                "code_challenge_methods_supported",
                List.of("plain", "S256"),
                "tls_client_certificate_bound_access_tokens",
                true,
                "backchannel_token_delivery_modes_supported",
                List.of("poll"),
                "backchannel_logout_supported",
                true,
                "backchannel_logout_session_supported",
                true,
                "frontchannel_logout_supported",
                true,
                "frontchannel_logout_session_supported",
                true,
                "authorization_response_iss_parameter_supported",
                true,
                "mtls_endpoint_aliases",
                Json.object(
                        "token_endpoint",
                        endpoints + "/token",
                        "revocation_endpoint",
                        endpoints + "/revoke",
                        "introspection_endpoint",
                        endpoints + "/token/introspect",
                        "userinfo_endpoint",
                        endpoints + "/userinfo",
                        "backchannel_authentication_endpoint",
                        endpoints + "/ext/ciba/auth")));
        return document;
    }
}
