package org.segursdk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.segursdk.core.credentials.ClientCredentials;
import org.segursdk.sandbox.DmpMessages.Feed;

/** The holder of a card, in direct mode. */
class DmpDirectModeTest {
    private static final UnaryOperator<String> DIRECT = text -> text.replace(">INDIRECTE<", ">DIRECTE<");
    private static Sandbox sandbox;
    private static ClientCredentials card;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.builder().start();
        card = sandbox.pki().card("899700366240");
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    private static String send(ClientCredentials tls, Feed feed) throws Exception {
        HttpClient client = Http.client(sandbox.pki(), tls);
        return Http.post(client, sandbox.baseUri().resolve("/dmp/repository"), DmpMessages.MULTIPART, feed.build())
                .body();
    }

    @Test
    void feed_byCard_signedVihfOrNot_isAccepted() throws Exception {
        Feed signed = new Feed(card);
        signed.vihf = DIRECT;
        Feed unsigned = new Feed(card);
        unsigned.vihf = DIRECT;
        unsigned.signedVihf = text -> text.replaceFirst("(?s)<ds:Signature .*</ds:Signature>", "");

        assertThat(send(card, signed)).contains("ResponseStatusType:Success");
        assertThat(send(card, unsigned)).contains("ResponseStatusType:Success");
    }

    @Test
    void feed_cardOfSomeoneElse_isRefused() throws Exception {
        Feed feed = new Feed(card);
        feed.vihf = DIRECT;

        assertThat(send(sandbox.pki().card("899700000001"), feed)).contains("common name of the card");
    }

    @Test
    void feed_bySecretarysCard_isForbidden() throws Exception {
        Feed feed = new Feed(card);
        feed.vihf = DIRECT.andThen(text -> text.replaceFirst(
                        "(?s)<saml2:AttributeValue><Role [^>]*SM26[^>]*></saml2:AttributeValue>|<saml2:AttributeValue><Role [^>]*SM26[^>]*/></saml2:AttributeValue>",
                        "")
                .replace(
                        "code=\"10\" codeSystem=\"1.2.250.1.71.1.2.7\"",
                        "code=\"SECRETARIAT_MEDICAL\" codeSystem=\"1.2.250.1.213.1.1.4.6\""))::apply;

        assertThat(send(card, feed)).contains(":Fault>", "TD2.2");
    }
}
