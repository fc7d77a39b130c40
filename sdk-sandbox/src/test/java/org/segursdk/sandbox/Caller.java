package org.segursdk.sandbox;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import javax.xml.xpath.XPathFactory;
import org.segursdk.core.credentials.ClientCredentials;
import org.segursdk.core.xml.SecureXml;

/** Somebody who calls the simulated DMP with hand-written messages. */
final class Caller {
    static final String DUPRE = "899700366240";
    static final String STAFF = "310B0193488/0001";
    private static final Map<Object, HttpClient> CLIENTS = new ConcurrentHashMap<>();

    private final Sandbox sandbox;
    private final ClientCredentials credentials;
    private final String matricule;
    private final UnaryOperator<String> vihf;

    private Caller(Sandbox sandbox, ClientCredentials credentials, String matricule, UnaryOperator<String> vihf) {
        this.sandbox = sandbox;
        this.credentials = credentials;
        this.matricule = matricule;
        this.vihf = vihf;
    }

    /** A structure's software, in INDIRECTE, for Dr DUPRE. */
    static Caller ai(Sandbox sandbox) {
        return new Caller(sandbox, sandbox.pki().credentials("dmp"), DmpMessages.DOMINIQUE, x -> x);
    }

    /** Dr DUPRE, in INDIRECTE_RENFORCEE. */
    static Caller air(Sandbox sandbox) {
        return ai(sandbox)
                .edited(">INDIRECTE<", ">INDIRECTE_RENFORCEE<")
                .edited(
                        "</saml2:AuthnContextClassRef>",
                        "</saml2:AuthnContextClassRef><saml2:AuthnContextDecl>APP_BROWSER_AUTH</saml2:AuthnContextDecl>");
    }

    /** Dr DUPRE with the card. */
    static Caller card(Sandbox sandbox) {
        return new Caller(sandbox, sandbox.pki().card(DUPRE), DmpMessages.DOMINIQUE, x -> x)
                .edited(">INDIRECTE<", ">DIRECTE<");
    }

    /** The secretary with her card. */
    static Caller staffCard(Sandbox sandbox) {
        return new Caller(sandbox, sandbox.pki().staffCard(STAFF), DmpMessages.DOMINIQUE, x -> x)
                .edited(">INDIRECTE<", ">DIRECTE<")
                .staff();
    }

    /** One of the five columns of the rights table. */
    static Caller of(Sandbox sandbox, String mode, String holder) {
        boolean staff = "NON_PS".equals(holder);
        return switch (mode) {
            case "DIRECTE" -> staff ? staffCard(sandbox) : card(sandbox);
            case "INDIRECTE_RENFORCEE" -> staff ? air(sandbox).staff() : air(sandbox);
            default -> staff ? ai(sandbox).staff() : ai(sandbox);
        };
    }

    Caller edited(String what, String by) {
        return edited(text -> {
            if (!text.contains(what)) {
                throw new IllegalStateException(what + " is not in the VIHF");
            }
            return text.replace(what, by);
        });
    }

    Caller edited(UnaryOperator<String> edit) {
        return new Caller(sandbox, credentials, matricule, text -> edit.apply(vihf.apply(text)));
    }

    Caller on(String patient) {
        return new Caller(sandbox, credentials, patient, vihf);
    }

    Caller with(ClientCredentials other) {
        return new Caller(sandbox, other, matricule, vihf);
    }

    Caller access(String purpose) {
        return edited("code=\"normal\"", "code=\"" + purpose + "\"");
    }

    /** Another professional of the same structure; by card only with that card. */
    Caller holder(String id) {
        return edited(">" + DUPRE + "<", ">" + id + "<");
    }

    /** In another structure. */
    Caller structure(String id) {
        return with(sandbox.pki().credentials("dmp", id)).edited(">10B0193488<", ">" + id + "<");
    }

    Caller staff() {
        return edited(text -> withoutSpecialty(text)
                .replace(">" + DUPRE + "<", ">" + STAFF + "<")
                .replace(
                        "code=\"10\" codeSystem=\"1.2.250.1.71.1.2.7\"",
                        "code=\"SECRETARIAT_MEDICAL\" codeSystem=\"1.2.250.1.213.1.1.4.6\""));
    }

    Caller nurse() {
        return edited(text -> withoutSpecialty(text).replace("code=\"10\" codeS", "code=\"60\" codeS"));
    }

    Caller specialty(String code) {
        return edited("code=\"SM26\"", "code=\"" + code + "\"");
    }

    private static String withoutSpecialty(String text) {
        return text.replaceAll("<saml2:AttributeValue><Role [^>]*SM26[^>]*/></saml2:AttributeValue>", "");
    }

    String matricule() {
        return matricule;
    }

    String envelope(String action, String body) throws Exception {
        String unsigned = vihf.apply(DmpMessages.vihf(credentials.signature(), matricule));
        return DmpMessages.envelope(action, TestSigner.assertion(unsigned, credentials.signature()), body);
    }

    /** Sends a request and gives the answer's body, as text. */
    String send(String service, String action, String body) throws Exception {
        return new String(post(service, action, body).body(), StandardCharsets.UTF_8);
    }

    HttpResponse<byte[]> post(String service, String action, String body) throws Exception {
        return post(
                service,
                "application/soap+xml; charset=UTF-8",
                envelope(action, body).getBytes(StandardCharsets.UTF_8));
    }

    HttpResponse<byte[]> post(String service, String type, byte[] content) throws Exception {
        URI uri = sandbox.baseUri().resolve("/dmp/" + service);
        HttpRequest request = HttpRequest.newBuilder(uri)
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(content))
                .build();
        return client().send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    /** A TD2.x with this caller's VIHF. */
    String feed(DmpMessages.Feed feed) throws Exception {
        if (!feed.matricule.equals(matricule)) {
            feed.matricule = matricule;
            feed.cda = DmpMessages.cda(feed.uniqueId, matricule, "JVBERi0=");
        }
        feed.vihf = vihf;
        return new String(
                post("repository", DmpMessages.MULTIPART, feed.build()).body(), StandardCharsets.UTF_8);
    }

    DmpMessages.Feed newFeed() {
        return new DmpMessages.Feed(credentials);
    }

    private HttpClient client() {
        return CLIENTS.computeIfAbsent(credentials.authentication(), key -> {
            try {
                return Http.client(sandbox.pki(), credentials);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    /** The value of an XPath on an answer, which may come in parts. */
    static String xpath(String answer, String expression) throws Exception {
        String xml =
                answer.substring(answer.indexOf("<?xml"), answer.indexOf(":Envelope>", answer.indexOf("<?xml") + 99));
        String whole = xml + ":Envelope>";
        return XPathFactory.newInstance()
                .newXPath()
                .evaluate(
                        expression, SecureXml.parse(new ByteArrayInputStream(whole.getBytes(StandardCharsets.UTF_8))));
    }
}
