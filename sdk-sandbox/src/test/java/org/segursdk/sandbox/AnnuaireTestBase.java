package org.segursdk.sandbox;

import ca.uhn.fhir.context.FhirContext;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** An Annuaire asked by plain HTTP; HAPI reads what it answers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AnnuaireTestBase {
    static final FhirContext FHIR = FhirContext.forR4Cached();
    static final String KEY = "key-of-the-test-7d1c";
    static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    final Hand clock = new Hand();
    Sandbox sandbox;
    AnnuaireSimulator annuaire;
    HttpClient http;

    /** A clock moved by hand. */
    static final class Hand extends Clock {
        private volatile Instant now = NOW;

        void set(Instant value) {
            now = value;
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @BeforeAll
    void start() throws Exception {
        clock.set(NOW);
        sandbox = Sandbox.builder().clock(clock).start();
        annuaire = sandbox.annuaire();
        annuaire.rateLimit(0);
        http = Http.anonymous(sandbox.pki());
    }

    @AfterEach
    void reset() {
        annuaire.reset();
        annuaire.rateLimit(0);
        clock.set(NOW);
    }

    @AfterAll
    void stop() {
        sandbox.close();
    }

    URI uri(String below) {
        return URI.create(sandbox.baseUri() + AnnuaireSimulator.PATH + below);
    }

    HttpResponse<String> ask(URI uri) throws Exception {
        return send(HttpRequest.newBuilder(uri).header("ESANTE-API-KEY", KEY));
    }

    HttpResponse<String> ask(String below) throws Exception {
        return ask(uri(below));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(
                request.timeout(Duration.ofSeconds(60)).build(),
                HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static <T extends Resource> T read(Class<T> type, String json) {
        return FHIR.newJsonParser().parseResource(type, json);
    }

    Bundle search(String below) throws Exception {
        HttpResponse<String> answer = ask(below);
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        return read(Bundle.class, answer.body());
    }

    /** All pages of a search. */
    List<Resource> all(String below) throws Exception {
        List<Resource> found = new ArrayList<>();
        Bundle page = search(below);
        while (true) {
            page.getEntry().forEach(entry -> found.add(entry.getResource()));
            if (page.getLink("next") == null) {
                return found;
            }
            page = read(
                    Bundle.class, ask(URI.create(page.getLink("next").getUrl())).body());
        }
    }

    /** Technical ids found. */
    List<String> ids(String below) throws Exception {
        return all(below).stream().map(one -> one.getIdElement().getIdPart()).collect(Collectors.toList());
    }
}
