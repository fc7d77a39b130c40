package org.segursdk.sandbox.internal.psc;

import java.util.regex.Pattern;

/** Takes out of recorded text whatever opens something. */
final class Redaction {
    private static final String SECRETS =
            "code|access_token|refresh_token|id_token|id_token_hint|client_secret|auth_req_id|token|subject_token"
                    + "|actor_token|code_verifier|logout_token|request|login_hint_token";
    private static final Pattern HEADER = Pattern.compile("(?im)^(authorization|cookie|set-cookie): [^\r\n]*");
    private static final Pattern PARAMETER = Pattern.compile("(?<![A-Za-z0-9_])(" + SECRETS + ")=[^&\\s\"<>]*");
    private static final Pattern MEMBER = Pattern.compile("\"(" + SECRETS + ")\"\\s*:\\s*\"[^\"]*\"");
    private static final Pattern FIELD = Pattern.compile("(name=\"(?:" + SECRETS + ")\" value=)\"[^\"]*\"");
    private static final Pattern JWT = Pattern.compile("eyJ[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*(\\.[A-Za-z0-9_-]*)*");
    /** In the request line. */
    private static final Pattern HINT = Pattern.compile("login_hint=[^&\\s]*");

    private Redaction() {}

    static String apply(String text) {
        String clean = HEADER.matcher(text).replaceAll("$1: [redacted]");
        clean = FIELD.matcher(clean).replaceAll("$1\"[redacted]\"");
        clean = PARAMETER.matcher(clean).replaceAll("$1=[redacted]");
        clean = MEMBER.matcher(clean).replaceAll("\"$1\":\"[redacted]\"");
        clean = JWT.matcher(clean).replaceAll("[redacted]");
        // Only a head starts with a method: the hint of a body is kept or withheld with it.
        return clean.startsWith("GET ") ? HINT.matcher(clean).replaceAll("login_hint=[redacted]") : clean;
    }
}
