package org.segursdk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReproduciblePkiTest {
    @TempDir
    Path folder;

    private X509Certificate certificate(String name, long seed) {
        return SandboxPki.reproducible(folder.resolve(name), seed)
                .credentials("dmp")
                .signature()
                .certificate();
    }

    @Test
    void reproducible_sameSeed_givesTheSameCertificates() throws Exception {
        byte[] first = certificate("a", 7).getEncoded();
        assertThat(certificate("b", 7).getEncoded()).isEqualTo(first);
        assertThat(certificate("c", 8).getEncoded()).isNotEqualTo(first);
    }

    @Test
    void reproducible_aSandboxOnTheSameDirectory_sharesTheAuthority() {
        SandboxPki seeded = SandboxPki.reproducible(folder.resolve("pki"), 3);
        try (Sandbox sandbox = Sandbox.builder().directory(folder).start()) {
            assertThat(sandbox.pki().authority()).isEqualTo(seeded.authority());
        }
    }
}
