package org.segursdk.soap.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TransportsTest {
    @Test
    void instance_isTheOneThePropertyNames() {
        boolean cxf = "cxf".equals(System.getProperty(Transports.CHOICE));
        assertThat(Transport.instance()).isInstanceOf(cxf ? CxfTransport.class : DirectTransport.class);
        assertThat(Transport.instance()).isSameAs(Transport.instance());
    }
}
