package org.segursdk.core.credentials;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the revocation of a server's certificates is checked: every certificate below the authority, and one whose state cannot
 * be told is refused. Immutable. Source: ECO.1.1.6 (mssante §2), rem REM-MSST-05.
 */
public final class RevocationPolicy {
    private final @Nullable CrlCache lists;
    private final List<URI> addresses;
    private final @Nullable URI responder;

    private RevocationPolicy(@Nullable CrlCache lists, List<URI> addresses, @Nullable URI responder) {
        this.lists = lists;
        this.addresses = addresses;
        this.responder = responder;
    }

    /**
     * By revocation lists: those the certificates name by {@code http} or {@code https}, and the given ones.
     *
     * @param addresses further lists, for certificates that name none that can be reached
     */
    public static RevocationPolicy lists(CrlCache cache, URI... addresses) {
        return new RevocationPolicy(Objects.requireNonNull(cache, "cache"), List.of(addresses), null);
    }

    /**
     * By OCSP, asked by the JDK at the responder the certificate names. Its time-outs are the JDK's: {@code
     * com.sun.security.ocsp.timeout}, 15 seconds unless set.
     */
    public static RevocationPolicy ocsp() {
        return new RevocationPolicy(null, List.of(), null);
    }

    /** By OCSP at that responder. */
    public static RevocationPolicy ocsp(URI responder) {
        return new RevocationPolicy(null, List.of(), Objects.requireNonNull(responder, "responder"));
    }

    Optional<CrlCache> lists() {
        return Optional.ofNullable(lists);
    }

    List<URI> addresses() {
        return addresses;
    }

    Optional<URI> responder() {
        return Optional.ofNullable(responder);
    }

    @Override
    public String toString() {
        return lists == null ? "RevocationPolicy[OCSP]" : "RevocationPolicy[lists]";
    }
}
