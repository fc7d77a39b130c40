package org.segursdk.conformance.port;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Optional;

/** How organisations connect to the product with a certificate. Requirement REM-SEC-22. */
public interface ThirdPartyPort {
    /**
     * Where the product serves HTTPS with mutual TLS on this machine.
     *
     * @param authority of the certificates to accept, PEM
     * @param revocationList of that authority, PEM
     */
    Optional<InetSocketAddress> serve(Path authority, Path revocationList) throws Exception;

    /** Identifier of the organisation that connected last (FINESS, SIREN, SIRET or RPPS-rang), taken from its certificate. */
    Optional<String> lastOrganisation() throws Exception;
}
