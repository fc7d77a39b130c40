package org.segursdk.conformance.checks.security;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.segursdk.annuaire.AnnuaireClient;
import org.segursdk.annuaire.AnnuaireSettings;
import org.segursdk.annuaire.ApiKey;
import org.segursdk.annuaire.DirectoryProfessional;
import org.segursdk.conformance.port.CryptoPort;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.port.LoginBrowser;
import org.segursdk.conformance.port.OidcLoginPort;
import org.segursdk.conformance.port.ProfessionalAccountPort;
import org.segursdk.conformance.port.SegurKitAdapter;
import org.segursdk.conformance.port.ThirdPartyPort;
import org.segursdk.core.Endpoint;
import org.segursdk.core.Endpoints;
import org.segursdk.core.Environment;
import org.segursdk.core.SegurContext;
import org.segursdk.core.Software;
import org.segursdk.core.actor.AuthenticationMeans;
import org.segursdk.core.actor.Structure;
import org.segursdk.core.actor.StructureId;
import org.segursdk.core.credentials.Tls;
import org.segursdk.core.error.SegurException;
import org.segursdk.psc.CallbackParameters;
import org.segursdk.psc.ClientAuthentication;
import org.segursdk.psc.LoginResult;
import org.segursdk.psc.PendingLogin;
import org.segursdk.psc.PscClient;
import org.segursdk.psc.PscSettings;

/** What a product does for security: over the SDK where it has something, else a model in memory. */
public class SecuritySample
        implements SegurKitAdapter, CryptoPort, ThirdPartyPort, OidcLoginPort, ProfessionalAccountPort {
    private static final Duration LOOK_UP = Duration.ofDays(730);

    private final Map<String, ProfessionalAttributes> professionals = new HashMap<>();
    private final Map<String, Instant> lookedUp = new HashMap<>();
    private @Nullable KitBench bench;
    private @Nullable AnnuaireClient annuaire;
    private @Nullable OidcProvider provider;
    private @Nullable HttpsServer server;
    private @Nullable AccountModel accounts;
    private volatile Optional<String> organisation = Optional.empty();

    @Override
    public void connect(KitBench given) {
        bench = given;
        annuaire = AnnuaireClient.create(context(given.sandbox().endpoints()), AnnuaireSettings.of(ApiKey.of("kit")));
        reset();
    }

    /** The accounts of the product. */
    protected AccountModel accounts(KitBench given) {
        return new AccountModel(given.clock());
    }

    @Override
    public <P> Optional<P> port(Class<P> subject) {
        if (subject.isInstance(this)) {
            return Optional.of(subject.cast(this));
        }
        AccountModel model = there(accounts);
        return subject.isInstance(model) ? Optional.of(subject.cast(model)) : Optional.empty();
    }

    @Override
    public void reset() {
        stop();
        professionals.clear();
        lookedUp.clear();
        provider = null;
        organisation = Optional.empty();
        accounts = accounts(bench());
        there(annuaire).clearCache();
    }

    private void stop() {
        HttpsServer running = server;
        server = null;
        if (running != null) {
            running.stop(0);
        }
    }

    @Override
    public void close() {
        stop();
    }

    protected final KitBench bench() {
        return there(bench);
    }

    private static <T> T there(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("not there");
        }
        return value;
    }

    private SegurContext context(Endpoints endpoints) {
        return SegurContext.builder()
                .software(Software.of("MonLGC", "4.2"))
                .structure(Structure.builder()
                        .id(StructureId.finess("0B0193488"))
                        .name("CABINET M DOC0036624")
                        .sector("SA07")
                        .practiceSetting("AMBULATOIRE")
                        .build())
                .credentials(bench().sandbox().pki().credentials("mss"))
                .endpoints(endpoints)
                .clock(bench().clock())
                .build();
    }

    @Override
    public void configure(OidcProvider told) {
        provider = told;
    }

    @Override
    public Optional<String> logIn(LoginBrowser browser) throws IOException {
        OidcProvider at = there(provider);
        String issuer = at.issuer().toString();
        Endpoint address = Endpoint.builder(URI.create(issuer.substring(0, issuer.indexOf("/auth/"))))
                .trust(bench().sandbox().trust())
                .build();
        SegurContext context = context(Endpoints.builder(Environment.SANDBOX)
                .endpoint(PscClient.SERVICE, address)
                .build());
        PscSettings settings = PscSettings.openId(
                        at.clientId(),
                        ClientAuthentication.secretBasic(() -> at.clientSecret().toCharArray()),
                        AuthenticationMeans.TWO_FACTOR)
                .issuer(at.issuer())
                .discovery(at.discovery())
                .redirect(URI.create("http://127.0.0.1:7/retour"))
                .build();
        try (PscClient client = PscClient.create(context, settings)) {
            PendingLogin pending = client.startLogin();
            LoginResult result =
                    client.finishLogin(pending, CallbackParameters.of(browser.open(pending.authorizationUri())));
            return result instanceof LoginResult.Granted granted
                    ? granted.login().identity().preferredUsername()
                    : Optional.empty();
        } catch (SegurException e) {
            return Optional.empty();
        }
    }

    @Override
    public boolean createProfessional(String rpps) {
        return lookUp(rpps);
    }

    protected boolean lookUp(String rpps) {
        Optional<DirectoryProfessional> found = there(annuaire).professionalByRpps(rpps);
        found.ifPresent(each -> {
            professionals.put(
                    rpps,
                    new ProfessionalAttributes(
                            rpps,
                            each.familyName(),
                            each.givenNames(),
                            each.professions().stream()
                                    .map(profession -> profession.code())
                                    .findFirst()
                                    .orElse("")));
            lookedUp.put(rpps, bench().clock().instant());
        });
        return found.isPresent();
    }

    @Override
    public Optional<ProfessionalAttributes> attributes(String rpps) {
        return Optional.ofNullable(professionals.get(rpps));
    }

    @Override
    public void timersDue() {
        Instant now = bench().clock().instant();
        for (String rpps : List.copyOf(professionals.keySet())) {
            if (now.isAfter(there(lookedUp.get(rpps)).plus(LOOK_UP))) {
                lookUp(rpps);
            }
        }
    }

    @Override
    public List<InetSocketAddress> listening() throws IOException, GeneralSecurityException {
        Path folder = bench().sandbox().pki().directory();
        bench().sandbox().pki().revoked("partner");
        return List.of(serve(folder.resolve("ca.pem"), folder.resolve("ca.crl")).orElseThrow());
    }

    @Override
    public void callOut(InetSocketAddress address) throws IOException {
        SSLContext tls = Tls.context(bench().sandbox().trust());
        try (Socket plain = new Socket(InetAddress.getLoopbackAddress(), address.getPort());
                SSLSocket socket =
                        (SSLSocket) tls.getSocketFactory().createSocket(plain, "localhost", address.getPort(), true)) {
            socket.setEnabledProtocols(Tls.PROTOCOLS);
            socket.startHandshake();
        }
    }

    @Override
    public List<Algorithm> algorithms() {
        return List.of(
                new Algorithm("sealed columns", "AES-GCM", 256),
                new Algorithm("document signature", "RSA-SHA256", 2048),
                new Algorithm("passwords", "PBKDF2-HMAC-SHA256", 0));
    }

    @Override
    public Optional<InetSocketAddress> serve(Path authority, Path revocationList)
            throws IOException, GeneralSecurityException {
        stop();
        HttpsServer https = HttpsServer.create(
                new InetSocketAddress(InetAddress.getByAddress("localhost", new byte[] {127, 0, 0, 1}), 0), 0);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(keys().getKeyManagers(), trust(authority, revocationList), new SecureRandom());
        https.setHttpsConfigurator(new HttpsConfigurator(tls) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters wanted = getSSLContext().getDefaultSSLParameters();
                wanted.setProtocols(Tls.PROTOCOLS);
                wanted.setNeedClientAuth(true);
                parameters.setSSLParameters(wanted);
            }
        });
        https.createContext("/", exchange -> {
            var peer = ((com.sun.net.httpserver.HttpsExchange) exchange)
                    .getSSLSession()
                    .getPeerCertificates()[0];
            organisation = Optional.of(identifier((X509Certificate) peer));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        https.start();
        server = https;
        return Optional.of(https.getAddress());
    }

    /** OU of the certificate, without the prefix that tells the kind of number. */
    private static String identifier(X509Certificate certificate) {
        String name = certificate.getSubjectX500Principal().getName();
        return name.replaceFirst(".*OU=[0-9]([^,]+).*", "$1");
    }

    protected KeyManagerFactory keys() throws IOException, GeneralSecurityException {
        Path folder = bench().sandbox().pki().directory();
        char[] password =
                Files.readString(folder.resolve("password.txt")).strip().toCharArray();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(folder.resolve("certificates").resolve("server.p12"))) {
            store.load(in, password);
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, password);
        return factory;
    }

    protected TrustManager[] trust(Path authority, Path revocationList) throws IOException, GeneralSecurityException {
        CertificateFactory certificates = CertificateFactory.getInstance("X.509");
        KeyStore authorities = KeyStore.getInstance("PKCS12");
        authorities.load(null, null);
        try (var in = Files.newInputStream(authority)) {
            authorities.setCertificateEntry("ca", certificates.generateCertificate(in));
        }
        PKIXBuilderParameters parameters = new PKIXBuilderParameters(authorities, new X509CertSelector());
        try (var in = Files.newInputStream(revocationList)) {
            parameters.addCertStore(CertStore.getInstance(
                    "Collection", new CollectionCertStoreParameters(List.of(certificates.generateCRL(in)))));
        }
        PKIXRevocationChecker checker =
                (PKIXRevocationChecker) CertPathBuilder.getInstance("PKIX").getRevocationChecker();
        checker.setOptions(
                EnumSet.of(PKIXRevocationChecker.Option.PREFER_CRLS, PKIXRevocationChecker.Option.NO_FALLBACK));
        parameters.addCertPathChecker(checker);
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(new CertPathTrustManagerParameters(parameters));
        return factory.getTrustManagers();
    }

    @Override
    public Optional<String> lastOrganisation() {
        return organisation;
    }
}
