package org.segursdk.mss.internal.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.segursdk.core.Environment;
import org.segursdk.core.error.SegurException;

class HostsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.9.9.9",
                "0.0.0.0",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.1.1",
                "100.64.0.1",
                "100.127.255.255",
                "224.0.0.1",
                "255.255.255.255",
                "0.1.2.3",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd12:3456::1",
                "fec0::1",
                "ff02::1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::127.0.0.1"
            })
    void noTokenGoesThere(String address) throws IOException {
        InetAddress read = InetAddress.getByName(address);
        assertThat(Hosts.isAllowed(Environment.PRODUCTION, read)).isFalse();
        assertThat(Hosts.isAllowed(Environment.INTEGRATION, read)).isFalse();
        assertThat(Hosts.isAllowed(Environment.SANDBOX, read)).isEqualTo(read.isLoopbackAddress());
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "172.32.0.1", "100.63.255.255", "100.128.0.1", "2001:4860:4860::8888"})
    void publicServersAreReached(String address) throws IOException {
        InetAddress read = InetAddress.getByName(address);
        assertThat(Hosts.isAllowed(Environment.PRODUCTION, read)).isTrue();
        assertThat(Hosts.isAllowed(Environment.SANDBOX, read)).isFalse();
    }

    @Test
    void aNameThatMeansThisMachineIsRefusedElsewhere() {
        assertThat(Hosts.resolve(Environment.SANDBOX, "localhost")).isNotEmpty();
        assertThatThrownBy(() -> Hosts.resolve(Environment.INTEGRATION, "localhost"))
                .isInstanceOfSatisfying(
                        SegurException.class, e -> assertThat(e.code()).isEqualTo("MSS-SERVER-ADDRESS"));
    }
}
