package org.segursdk.conformance.checks.security;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.segursdk.conformance.live.AskedCheck;
import org.segursdk.conformance.live.Findings;
import org.segursdk.conformance.port.CryptoPort;
import org.segursdk.conformance.port.CryptoPort.Algorithm;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.port.ThirdPartyPort;
import org.segursdk.conformance.run.Check;
import org.segursdk.conformance.run.CheckMode;
import org.segursdk.core.credentials.ClientCredentials;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.sandbox.MssConnection;
import org.segursdk.sandbox.MssListener;
import org.segursdk.sandbox.SandboxPki;

/** Flows and who may open them. Requirements REM-SEC-08 and -22. */
final class FlowChecks {
    private static final int TLS_1_2 = 0x0303;
    private static final int RSA_BITS = 2048;
    private static final int CURVE_BITS = 250;
    private static final int PATIENCE_MS = 5_000;

    /** Our list, after RGS annex B1 and the ANSSI's guide: what may protect something, with enough bits. */
    private static final Pattern WEAK = Pattern.compile(
            "(?i).*(MD[245]|SHA-?1(?![0-9])|SHA(?![-0-9_]).*|\\bDES|3DES|DESEDE|TRIPLE|RC[24]|ECB|NULL|ANON|EXPORT|CRC).*");

    private static final Pattern KNOWN = Pattern.compile(
            "(?i).*(AES|CHACHA20|RSA|ECDSA|ECDH|EDDSA|ED25519|ED448|X25519|X448|SHA-?(224|256|384|512)|SHA3|HMAC|PBKDF2|ARGON2|BCRYPT|SCRYPT|ML-KEM|ML-DSA).*");

    private static final LocalizedText CRYPTO_HINT = say(
            "TLS 1.2 et 1.3, clés RSA de 2048 bits, SHA-2, AES (Tls et ClientCredentials, docs/security.md)",
            "TLS 1.2 and 1.3, RSA keys of 2048 bits, SHA-2, AES (Tls and ClientCredentials, docs/security.md)");

    private FlowChecks() {}

    static List<Check> all() {
        return List.of(
                new AskedCheck<>(
                        "sec-08-flow-protection-and-algorithms",
                        CheckMode.LIVE,
                        CryptoPort.class,
                        FlowChecks::flows,
                        "REM-SEC-08"),
                new AskedCheck<>(
                        "sec-22-third-party-organisations",
                        CheckMode.LIVE,
                        ThirdPartyPort.class,
                        FlowChecks::organisations,
                        "REM-SEC-22"));
    }

    private static LocalizedText say(String french, String english) {
        return LocalizedText.of(french, english);
    }

    private static void flows(CryptoPort product, KitBench bench, Findings findings) throws Exception {
        product.callOut(new InetSocketAddress("localhost", bench.sandbox().mss().port(MssListener.SMTPS)));
        for (MssConnection each : bench.sandbox().mss().connections()) {
            each.hello().ifPresent(hello -> callingOut(hello, findings));
        }
        for (InetSocketAddress endpoint : product.listening()) {
            findings.saw("endpoint");
            scan(endpoint, bench, findings);
        }
        for (Algorithm each : product.algorithms()) {
            findings.saw(each.name());
            findings.require(
                    allowed(each),
                    "algorithm",
                    say(
                            "algorithme ou longueur de clé hors de la liste : " + each.name() + " " + each.keyBits(),
                            "algorithm or key length outside the list: " + each.name() + " " + each.keyBits()),
                    CRYPTO_HINT);
        }
    }

    private static void callingOut(MssConnection.Hello hello, Findings findings) {
        findings.saw("call");
        findings.require(
                hello.versions().stream().allMatch(version -> version >= TLS_1_2),
                "call-version",
                say(
                        "le produit propose une version antérieure à TLS 1.2",
                        "the product offers a version before TLS 1.2"),
                CRYPTO_HINT);
        findings.require(
                hello.suites().stream().noneMatch(FlowChecks::weakSuite),
                "call-suites",
                say(
                        "le produit propose des suites sans chiffrement, anonymes, RC4, DES ou 3DES",
                        "the product offers suites without encryption, anonymous ones, RC4, DES or 3DES"),
                CRYPTO_HINT);
    }

    /** As IANA numbers them: those up to 3DES, then NULL, anonymous and RC4 of later families. */
    private static boolean weakSuite(int suite) {
        return suite <= 0x001B
                || List.of(0x0034, 0x003A, 0x003B, 0x0046, 0x006C, 0x006D, 0x0089, 0x00A6, 0x00A7)
                        .contains(suite)
                || List.of(
                                0xC001, 0xC002, 0xC003, 0xC006, 0xC007, 0xC008, 0xC00B, 0xC00C, 0xC00D, 0xC010, 0xC011,
                                0xC012)
                        .contains(suite)
                || suite >= 0xC015 && suite <= 0xC01C;
    }

    private static boolean allowed(Algorithm algorithm) {
        String name = algorithm.name().toUpperCase(Locale.ROOT);
        boolean strong = !WEAK.matcher(name).matches() && KNOWN.matcher(name).matches();
        if (algorithm.keyBits() == 0) {
            return strong;
        }
        int least = name.startsWith("RSA") ? RSA_BITS : name.startsWith("E") || name.startsWith("X") ? CURVE_BITS : 128;
        return strong && algorithm.keyBits() >= least;
    }

    private static void scan(InetSocketAddress endpoint, KitBench bench, Findings findings) throws IOException {
        findings.require(
                OldHello.isRefusedBy(endpoint),
                "endpoint-version",
                say("un point d'accès du produit accepte TLS 1.1", "an endpoint of the product accepts TLS 1.1"),
                CRYPTO_HINT);
        Witness witness = Witness.of(bench.sandbox().pki().credentials("scan"));
        try (SSLSocket socket = (SSLSocket) witness.context().getSocketFactory().createSocket()) {
            socket.connect(endpoint, PATIENCE_MS);
            socket.setSoTimeout(PATIENCE_MS);
            socket.startHandshake();
        } catch (SSLException e) {
            // Who is turned away for lack of a known certificate has seen the endpoint's by then.
        }
        Optional<X509Certificate> certificate = witness.seen();
        findings.require(
                certificate.isPresent(),
                "endpoint-handshake",
                say(
                        "un point d'accès du produit ne parle ni TLS 1.2 ni TLS 1.3 avec des algorithmes courants",
                        "an endpoint of the product speaks neither TLS 1.2 nor TLS 1.3 with usual algorithms"),
                CRYPTO_HINT);
        findings.require(
                certificate.filter(FlowChecks::sound).isPresent(),
                "endpoint-certificate",
                say(
                        "le certificat d'un point d'accès a une clé trop courte ou une signature faible",
                        "the certificate of an endpoint has a key that is too short or a weak signature"),
                CRYPTO_HINT);
    }

    private static boolean sound(X509Certificate certificate) {
        return longEnough(certificate.getPublicKey())
                && !WEAK.matcher(certificate.getSigAlgName()).matches();
    }

    private static boolean longEnough(PublicKey key) {
        if (key instanceof RSAKey rsa) {
            return rsa.getModulus().bitLength() >= RSA_BITS;
        }
        return !(key instanceof ECKey curve) || curve.getParams().getOrder().bitLength() >= CURVE_BITS;
    }

    private static void organisations(ThirdPartyPort product, KitBench bench, Findings findings) throws Exception {
        SandboxPki pki = bench.sandbox().pki();
        ClientCredentials revoked = pki.revoked("partner");
        Path folder = pki.directory();
        Optional<InetSocketAddress> found = product.serve(folder.resolve("ca.pem"), folder.resolve("ca.crl"));
        if (found.isEmpty()) {
            return;
        }
        findings.saw("mutual TLS");
        LocalizedText hint = say(
                "exiger un certificat client, vérifier sa chaîne et sa révocation (TrustMaterial.withRevocation, docs/security.md)",
                "require a client certificate, check its chain and its revocation (TrustMaterial.withRevocation, docs/security.md)");
        boolean valid =
                answers(found.get(), Witness.of(pki.credentials("partner")).context());
        findings.require(
                valid
                        && product.lastOrganisation()
                                .filter(id -> SandboxPki.DEFAULT_STRUCTURE.endsWith(id) && id.length() >= 9)
                                .isPresent(),
                "accepts-and-identifies",
                say(
                        "l'organisation au certificat valable n'est pas acceptée sous son identifiant (FINESS)",
                        "the organisation with a valid certificate is not accepted under its identifier (FINESS)"),
                say(
                        "prendre l'identifiant de l'OU du certificat, préfixe ôté",
                        "take the identifier of the certificate's OU, without its prefix"));
        findings.require(
                !answers(found.get(), Witness.of(revoked).context()),
                "refuses-revoked",
                say("un certificat révoqué est accepté", "a revoked certificate is accepted"),
                hint);
        findings.require(
                !answers(found.get(), Witness.of(pki.untrusted("partner")).context()),
                "refuses-unknown",
                say(
                        "un certificat d'une autorité inconnue est accepté",
                        "a certificate of an unknown authority is accepted"),
                hint);
        findings.require(
                !answers(found.get(), Witness.anonymous().context()),
                "refuses-none",
                say("une connexion sans certificat est acceptée", "a connection without certificate is accepted"),
                hint);
    }

    /** Whether an HTTP request is let through: any answer but 401 and 403. */
    private static boolean answers(InetSocketAddress address, SSLContext context) {
        try (Socket plain = new Socket()) {
            plain.connect(address, PATIENCE_MS);
            plain.setSoTimeout(PATIENCE_MS);
            try (Socket socket = context.getSocketFactory().createSocket(plain, "localhost", address.getPort(), true)) {
                socket.getOutputStream()
                        .write("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                                .getBytes(StandardCharsets.US_ASCII));
                InputStream in = socket.getInputStream();
                String line = new String(in.readNBytes(12), StandardCharsets.US_ASCII);
                return line.startsWith("HTTP/") && !line.endsWith("401") && !line.endsWith("403");
            }
        } catch (IOException e) {
            return false;
        }
    }
}
