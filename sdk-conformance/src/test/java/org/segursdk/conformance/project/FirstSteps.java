package org.segursdk.conformance.project;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.segursdk.conformance.live.Findings;
import org.segursdk.conformance.live.LiveCheck;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.port.SegurKitAdapter;
import org.segursdk.core.credentials.Tls;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.sandbox.Sandbox;

/** The smallest living product: it asks Pro Santé Connect for its settings. */
public final class FirstSteps {
    /** What it can be asked to do. */
    public interface SettingsPort {
        void fetch() throws Exception;
    }

    private FirstSteps() {}

    /** Asks a sandbox for the settings of Pro Santé Connect. */
    public static int fetch(Sandbox sandbox) throws Exception {
        URI uri = URI.create(
                sandbox.baseUri() + "/psc/auth/realms/esante-wallet/.well-known/wallet-openid-configuration");
        HttpClient client =
                HttpClient.newBuilder().sslContext(Tls.context(sandbox.trust())).build();
        return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    /** Wants one call. */
    public static LiveCheck<SettingsPort> check(String requirement) {
        return new LiveCheck<>("first-steps", SettingsPort.class, requirement) {
            @Override
            protected LocalizedText instruction() {
                return LocalizedText.of("ouvrir la page de connexion", "open the login page");
            }

            @Override
            protected void act(SettingsPort product, KitBench bench) throws Exception {
                product.fetch();
            }

            @Override
            protected void judge(KitBench bench, Findings findings) {
                findings.saw("settings");
                findings.require(
                        bench.exchanges("psc").size() == 1,
                        "one-call",
                        LocalizedText.of("pas un appel", "not one call"),
                        LocalizedText.of("lire les réglages une fois", "read the settings once"));
            }
        };
    }

    /** The product over its adapter. */
    public static class Adapter implements SegurKitAdapter, SettingsPort {
        private KitBench bench;
        private boolean closed;

        @Override
        public void connect(KitBench started) throws Exception {
            bench = started;
        }

        @Override
        public void reset() {}

        @Override
        public void fetch() throws Exception {
            FirstSteps.fetch(bench.sandbox());
        }

        public boolean isClosed() {
            return closed;
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    /** The same, that asks twice. */
    public static final class Hasty extends Adapter {
        @Override
        public void fetch() throws Exception {
            super.fetch();
            super.fetch();
        }
    }

    /** Does not start. */
    public static final class Broken extends Adapter {
        @Override
        public void connect(KitBench started) throws Exception {
            throw new java.io.IOException("database locked");
        }
    }
}
