package org.segursdk.annuaire.internal.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.segursdk.annuaire.AnnuaireSettings;
import org.segursdk.core.Endpoint;
import org.segursdk.core.credentials.Tls;
import org.segursdk.core.internal.net.HttpCalls;

/**
 * Requests of the directory and their answers, unpacked. Thread-safe.
 */
final class Wire {
    private final AnnuaireSettings settings;
    private final HttpCalls calls;

    Wire(Endpoint endpoint, AnnuaireSettings settings) {
        this.settings = settings;
        this.calls = new HttpCalls("ANNUAIRE", endpoint, () -> Tls.context(endpoint.trust()), settings.largestAnswer());
    }

    /** @param form of a search that is posted; null for a GET */
    Reply send(URI uri, @Nullable String form) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .header(settings.profile().keyHeader().value(), settings.key().reveal())
                .header("Accept", "application/fhir+json")
                .header("Accept-Encoding", "gzip")
                .header("User-Agent", "segur-sdk");
        if (form == null) {
            request.GET();
        } else {
            request.header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(form));
        }
        return reply(calls.send(request.build(), true));
    }

    private Reply reply(HttpResponse<byte[]> response) {
        byte[] body = response.body();
        String encoding = response.headers().firstValue("Content-Encoding").orElse("");
        if (encoding.toLowerCase(Locale.ROOT).contains("gzip")) {
            body = unzip(body);
        }
        return new Reply(response.statusCode(), response.headers().firstValue("Retry-After"), body);
    }

    private byte[] unzip(byte[] packed) {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            byte[] all = in.readNBytes(settings.largestAnswer());
            if (in.read() >= 0) {
                throw calls.tooLarge(true);
            }
            return all;
        } catch (IOException e) {
            throw DirectoryFailures.notFhir();
        }
    }

    /** Later calls fail; the JDK ends its thread once nothing refers to the client. */
    void close() {
        calls.close();
    }
}
