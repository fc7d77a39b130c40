package org.segursdk.soap.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Instant;
import javax.net.ssl.HttpsURLConnection;
import org.junit.jupiter.api.Test;
import org.segursdk.core.exchange.ExchangeListener.CaptureMode;
import org.segursdk.soap.Samples;
import org.segursdk.soap.SoapLimits;
import org.segursdk.soap.TestPki;

/** Nothing leaves the machine without TLS, whatever comes to the port under the client. */
class PeerTest {
    private static HttpURLConnection open(String address) throws Exception {
        TestPki pki = new TestPki("CA");
        Peer peer = new Peer(
                Samples.endpoint(URI.create("https://localhost/"), pki.trust()).build(),
                pki.client("CN=peer").credentials());
        Call call = new Call(
                Samples.SERVICE,
                Samples.request().build(),
                SoapLimits.DEFAULT,
                "urn:uuid:1",
                "part",
                URI.create(address),
                Instant.EPOCH,
                CaptureMode.NONE);
        return peer.open(URI.create(address).toURL(), call);
    }

    @Test
    void open_withoutTls_isForTheLoopbackAlone() throws Exception {
        assertThatThrownBy(() -> open("http://192.0.2.1/service")).isInstanceOf(IllegalStateException.class);
        assertThat(open("http://127.0.0.1:9/service")).isNotInstanceOf(HttpsURLConnection.class);
        assertThat(open("https://192.0.2.1/service")).isInstanceOf(HttpsURLConnection.class);
    }
}
