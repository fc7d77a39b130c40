package org.segursdk.sandbox.internal.psc;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import org.segursdk.sandbox.PscRelyingParty;
import org.segursdk.sandbox.internal.http.Incoming;
import org.segursdk.sandbox.internal.soap.TrustCheck;

/** Who calls: {@code client_secret_basic}, {@code client_secret_post} or {@code tls_client_auth}. Source: psc §5. */
final class ClientAuthentication {
    private static final String COMPLAINT = "Invalid client or Invalid client credentials";

    private final Realm realm;

    ClientAuthentication(Realm realm) {
        this.realm = realm;
    }

    private record Secret(String client, String value) {}

    PscRelyingParty authenticate(Incoming request, Form form) throws Refused {
        Optional<Secret> basic = basic(request.header("Authorization"));
        String id = basic.map(Secret::client).orElse(form.get("client_id"));
        if (basic.isPresent() && !form.get("client_id").isEmpty() && !id.equals(form.get("client_id"))) {
            throw invalid();
        }
        PscRelyingParty client = realm.client(id).orElseThrow(ClientAuthentication::invalid);
        if (client.secret().isEmpty()) {
            if (basic.isPresent()
                    || form.find("client_secret").isPresent()
                    || !presents(request, client.certificateName())) {
                throw invalid();
            }
            return client;
        }
        String shown = basic.map(Secret::value).orElse(form.get("client_secret"));
        if (!MessageDigest.isEqual(
                shown.getBytes(StandardCharsets.UTF_8), client.secret().getBytes(StandardCharsets.UTF_8))) {
            throw new Refused(401, "unauthorized_client", COMPLAINT);
        }
        return client;
    }

    /** Whether the connection bears a certificate of that CN; the server checked authority, dates and revocation. */
    static boolean presents(Incoming request, String commonName) {
        return request.clientCertificate()
                .filter(certificate -> TrustCheck.subjectPart(certificate, "CN").equals(commonName))
                .isPresent();
    }

    private static Refused invalid() {
        return new Refused(401, "invalid_client", COMPLAINT);
    }

    private static Optional<Secret> basic(String header) throws Refused {
        if (!header.regionMatches(true, 0, "Basic ", 0, 6)) {
            return Optional.empty();
        }
        try {
            String pair =
                    new String(Base64.getDecoder().decode(header.substring(6).strip()), StandardCharsets.UTF_8);
            String[] sides = pair.split(":", 2);
            if (sides.length < 2) {
                throw invalid();
            }
            return Optional.of(new Secret(
                    URLDecoder.decode(sides[0], StandardCharsets.UTF_8),
                    URLDecoder.decode(sides[1], StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException e) {
            throw invalid();
        }
    }
}
