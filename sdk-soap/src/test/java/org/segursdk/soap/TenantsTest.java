package org.segursdk.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.segursdk.core.Endpoints;
import org.segursdk.core.Environment;
import org.segursdk.core.SegurContext;
import org.segursdk.core.Software;
import org.segursdk.core.actor.Structure;
import org.segursdk.core.credentials.ClientCredentials;
import org.segursdk.core.error.SegurException;
import org.segursdk.core.exchange.Exchange;
import org.segursdk.core.exchange.ExchangeListener;

/** A hosted software: thousands of contexts in one JVM of 128 MB, each strictly with its own things. */
@Isolated
class TenantsTest {
    private static final int TENANTS = 5_000;
    private static final int HOLDERS = 10;

    /** Hears its own tenant's exchanges. */
    private static final class Ear implements ExchangeListener {
        private final List<String> messageIds = new ArrayList<>();

        @Override
        public synchronized void exchanged(Exchange exchange) {
            messageIds.add(exchange.messageId());
        }

        synchronized List<String> heard() {
            return List.copyOf(messageIds);
        }
    }

    /** Answers the name of the client's certificate and what it asked. */
    private static boolean echo(TestServer.Received request, java.io.OutputStream out, java.net.Socket socket)
            throws java.io.IOException {
        String asked = request.text().replaceFirst("(?s).*<t:Ask[^>]*>([^<]*)<.*", "$1");
        return TestServer.answering(200, Samples.SOAP, Samples.answer(request.clientName() + '|' + asked))
                .answer(request, out, socket);
    }

    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !thread.getName().startsWith("test-server"))
                .collect(Collectors.toSet());
    }

    @Test
    void contexts_fiveThousand_areLightAndApart() throws Exception {
        TestPki pki = new TestPki("CA");
        List<ClientCredentials> holders = new ArrayList<>();
        for (int i = 0; i < HOLDERS; i++) {
            holders.add(pki.client("CN=holder" + i).credentials());
        }
        TestPki otherPki = new TestPki("Other");
        try (TestServer server = new TestServer(pki.serverContext(pki.server("localhost")), true);
                TestServer other = new TestServer(otherPki.serverContext(otherPki.server("localhost")), false)) {
            server.behave(TenantsTest::echo);
            other.behave(TenantsTest::echo);
            Structure structure = Samples.structure();
            List<SoapClient> clients = new ArrayList<>();
            List<Ear> ears = new ArrayList<>();
            Set<Thread> before = threads();
            for (int i = 0; i < TENANTS; i++) {
                Ear ear = new Ear();
                boolean trusting = i % 100 != 99;
                SegurContext context = SegurContext.builder()
                        .software(Software.of("Hosted", "1." + i))
                        .structure(structure)
                        .credentials(holders.get(i % HOLDERS))
                        .endpoints(Endpoints.builder(Environment.SANDBOX)
                                .endpoint(
                                        Samples.SERVICE,
                                        Samples.endpoint(server.uri(), trusting ? pki.trust() : otherPki.trust())
                                                .build())
                                .build())
                        .listener(ear)
                        .build();
                ears.add(ear);
                clients.add(SoapClient.create(context, Samples.SERVICE));
            }
            assertThat(server.connections() + other.connections())
                    .as("connections of opened clients")
                    .isZero();
            Set<Thread> started = threads();
            started.removeAll(before);
            assertThat(started).as("threads of opened clients").isEmpty();

            int calls = 0;
            for (int i = 0; i < TENANTS; i += 33) {
                String question = "tenant" + i;
                SoapRequest request =
                        Samples.request().body(Samples.element("Ask", question)).build();
                SoapClient client = clients.get(i);
                if (i % 100 == 99) {
                    SegurException refused = catchThrowableOfType(SegurException.class, () -> client.call(request));
                    assertThat(refused.code()).isEqualTo("TLS-UNTRUSTED-SERVER");
                } else {
                    try (SoapResponse response = client.call(request)) {
                        assertThat(response.read(XMLStreamReader::getElementText))
                                .isEqualTo("CN=holder" + i % HOLDERS + '|' + question);
                    }
                }
                calls++;
                assertThat(ears.get(i).heard()).hasSize(1);
            }
            int heard = ears.stream().mapToInt(ear -> ear.heard().size()).sum();
            assertThat(heard).isEqualTo(calls);
            assertThat(ears.stream()
                            .flatMap(ear -> ear.heard().stream())
                            .distinct()
                            .count())
                    .isEqualTo(calls);
            Set<Thread> after = threads();
            after.removeAll(before);
            // The JDK keeps idle connections with one timer for all.
            assertThat(after).hasSizeLessThanOrEqualTo(2);
        }
    }

    @Test
    void client_sharedByManyThreads_mixesNothing() throws Exception {
        TestPki pki = new TestPki("CA");
        TestPki.Holder holder = pki.client("CN=shared");
        try (TestServer server = new TestServer(pki.serverContext(pki.server("localhost")), true);
                SoapClient client = SoapClient.create(Samples.context(server, pki, holder), Samples.SERVICE)) {
            server.behave(TenantsTest::echo);
            ExecutorService pool = Executors.newFixedThreadPool(32);
            AtomicInteger next = new AtomicInteger();
            try {
                List<Callable<Void>> tasks = new ArrayList<>();
                for (int i = 0; i < 32; i++) {
                    tasks.add(() -> {
                        for (int call = 0; call < 50; call++) {
                            String question = "q" + next.incrementAndGet();
                            try (SoapResponse response = client.call(Samples.request()
                                    .body(Samples.element("Ask", question))
                                    .build())) {
                                assertThat(response.read(XMLStreamReader::getElementText))
                                        .isEqualTo("CN=shared|" + question);
                            }
                        }
                        return null;
                    });
                }
                for (Future<Void> done : pool.invokeAll(tasks)) {
                    done.get();
                }
            } finally {
                pool.shutdownNow();
            }
            assertThat(server.received()).hasSize(1_600);
            assertThat(server.connections()).isLessThan(1_600);
        }
    }
}
