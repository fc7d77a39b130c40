package org.segursdk.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.Endpoint;
import org.segursdk.core.Endpoints;
import org.segursdk.core.credentials.Tls;
import org.segursdk.core.credentials.TrustMaterial;
import org.segursdk.sandbox.internal.Aside;
import org.segursdk.sandbox.internal.annuaire.AnnuaireService;
import org.segursdk.sandbox.internal.dmp.DmpService;
import org.segursdk.sandbox.internal.eprescription.EPrescriptionService;
import org.segursdk.sandbox.internal.http.HttpsServer;
import org.segursdk.sandbox.internal.http.RecorderImpl;
import org.segursdk.sandbox.internal.insi.InsiService;
import org.segursdk.sandbox.internal.mss.MssService;
import org.segursdk.sandbox.internal.pki.DirectoryPki;
import org.segursdk.sandbox.internal.psc.PscService;
import org.segursdk.sandbox.internal.soap.TrustCheck;

/**
 * Simulators of the national services in one process, over HTTPS with mutual TLS, on the loopback interface only. A development
 * tool, not the national services, of which it is independent.
 *
 * <pre>{@code
 * try (Sandbox sandbox = Sandbox.builder().start()) {
 *     SegurContext context = SegurContext.builder()
 *             .endpoints(sandbox.endpoints())
 *             .credentials(sandbox.pki().credentials("dmp"))
 *             .credentials("insi", sandbox.pki().credentials("insi"))
 *             ...
 * }
 * }</pre>
 *
 * <p>Paths: {@code /insi}; {@code /dmp/patients}, {@code /dmp/repository}…; {@code /psc}; {@code /annuaire/fhir/v2}; {@code /eprescription};
 * {@code /} shows a page for people; {@code POST /_control/{insi|dmp|mss|psc|annuaire|eprescription}/situations?next=NAME} scripts, {@code GET /_control/exchanges} lists,
 * {@code POST /_control/dmp/patients?matricule=…&oid=…&status=OPEN} sets a synthetic patient's DMP,
 * {@code GET /_control/dmp/documents?matricule=…} lists the documents, {@code POST …&count=N} lays new ones down,
 * {@code GET /_control/dmp/grants?matricule=…} lists the authorisations and
 * {@code POST …&holder=…&authorisation=VALIDE&treatingPhysician=false} sets one. The mail operator has ports of its own
 * ({@link MssSimulator#port}, {@code GET /_control/mss/ports}). Requests for other host names than the loopback's are refused.
 */
public final class Sandbox implements AutoCloseable {
    private final HttpsServer server;
    private final DirectoryPki pki;
    private final InsiService insi;
    private final DmpService dmp;
    private final MssService mss;
    private final PscService psc;
    private final AnnuaireService annuaire;
    private final EPrescriptionService ePrescription;
    private final RecorderImpl recorder;
    private final List<Path> toDelete;

    private Sandbox(Builder builder) {
        CompletableFuture<HttpsServer.Unstarted> http =
                Aside.run("segur-sandbox-start", () -> HttpsServer.prepare(builder.port, builder.tlsProtocols));
        boolean temporary = builder.directory == null;
        Path root = builder.directory == null ? temporaryDirectory() : builder.directory;
        Path spool = root.resolve("spool-" + ProcessHandle.current().pid() + "-" + System.nanoTime());
        this.toDelete = List.of(temporary ? root : spool);
        this.pki = new DirectoryPki(root.resolve("pki"));
        TrustCheck trust = new TrustCheck(pki.authority(), builder.clock, pki::isRevoked);
        this.insi = new InsiService(trust, !builder.tolerant);
        this.dmp = new DmpService(trust, !builder.tolerant, spool.resolve("documents"), insi.persons());
        this.recorder =
                new RecorderImpl(spool.resolve("bodies"), builder.redactUnlessSynthetic, builder.withholdBodies);
        this.psc = new PscService(
                this::baseUri, builder.clock, !builder.tolerant, pki::signingKey, () -> Tls.context(pki.trust()));
        this.mss = new MssService(
                pki,
                builder.tlsProtocols,
                builder.clock,
                recorder,
                spool.resolve("mails"),
                !builder.tolerant,
                psc::holder,
                builder.mailPort);
        this.annuaire = new AnnuaireService(builder.clock);
        this.ePrescription = new EPrescriptionService(builder.clock);
        SSLContext tls = pki.serverContext();
        this.server = new HttpsServer(
                http.join(), tls, recorder, builder.clock, insi, dmp, mss, psc, annuaire, ePrescription);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Such as {@code https://localhost:8843}. */
    public URI baseUri() {
        return server.uri();
    }

    /** Endpoints of every service, trusting the sandbox's authority. */
    public Endpoints endpoints() {
        // The version ends the address of the directory, as it does in production.
        Endpoint annuaire = Endpoint.builder(URI.create(baseUri() + AnnuaireSimulator.PATH))
                .trust(trust())
                .build();
        return Endpoints.sandbox(baseUri(), trust()).with("annuaire", annuaire);
    }

    public TrustMaterial trust() {
        return pki.trust();
    }

    public SandboxPki pki() {
        return pki;
    }

    public InsiSimulator insi() {
        return insi;
    }

    public DmpSimulator dmp() {
        return dmp;
    }

    /** The mail operator; it listens from the first {@link MssSimulator#port} on. */
    public MssSimulator mss() {
        return mss;
    }

    /** Pro Santé Connect; its keys are made at its first token. */
    public PscSimulator psc() {
        return psc;
    }

    /** The Annuaire Santé; HAPI FHIR is loaded at its first request. */
    public AnnuaireSimulator annuaire() {
        return annuaire;
    }

    /** A base of e-prescriptions, of the sandbox's own make: the national one's messages are not public. */
    public EPrescriptionSimulator ePrescription() {
        return ePrescription;
    }

    public Recorder recorder() {
        return recorder;
    }

    /** Stops the server at once and deletes what was recorded and stored; a directory that was given keeps its certificates. */
    @Override
    public void close() {
        mss.close();
        server.close();
        recorder.clear();
        toDelete.forEach(Sandbox::delete);
    }

    private static Path temporaryDirectory() {
        try {
            return Files.createTempDirectory("segur-sandbox");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path directory) {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Settings of a sandbox. */
    public static final class Builder {
        private int port;
        private int mailPort;
        private @Nullable Path directory;
        private boolean tolerant;
        private boolean redactUnlessSynthetic = true;
        private boolean withholdBodies;
        private Clock clock = Clock.systemUTC();
        private List<String> tlsProtocols = List.of(Tls.PROTOCOLS);

        private Builder() {}

        /** Default 0: any free port. */
        public Builder port(int value) {
            this.port = value;
            return this;
        }

        /**
         * First port of the mail operator, for products that are set up by hand; the listeners take it and those after, in the order of
         * {@link MssListener}. Default 0: any free ones.
         */
        public Builder mailPort(int value) {
            this.mailPort = value;
            return this;
        }

        /** Where certificates (in {@code pki}) and bodies are kept; default a temporary directory, deleted on closing. */
        public Builder directory(Path value) {
            this.directory = value;
            return this;
        }

        /** Accepts the defects of the official samples; default strict. */
        public Builder tolerant(boolean value) {
            this.tolerant = value;
            return this;
        }

        /** Whether the recorder keeps only bodies that hold synthetic identities alone; default true. */
        public Builder redactUnlessSynthetic(boolean value) {
            this.redactUnlessSynthetic = value;
            return this;
        }

        /** Whether the recorder keeps no body at all, for tries with data that may be real; default false. */
        public Builder withholdBodies(boolean value) {
            this.withholdBodies = value;
            return this;
        }

        /** Clock that judges assertions and dates exchanges; default the system's. */
        public Builder clock(Clock value) {
            this.clock = value;
            return this;
        }

        /** Versions of TLS spoken, such as {@code TLSv1.2} alone; default 1.3 and 1.2. */
        public Builder tlsProtocols(String... values) {
            this.tlsProtocols = List.of(values);
            return this;
        }

        /**
         * Starts the sandbox.
         *
         * @throws IllegalStateException when the port is taken or the directory cannot be used
         */
        public Sandbox start() {
            return new Sandbox(this);
        }
    }
}
