package org.segursdk.annuaire.internal.http;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.segursdk.annuaire.AnnuaireProfile.ForeignLink;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.core.error.SegurSecurityException;

/**
 * Addresses that may be called with the key: those of the configured server, under its base. Source: annuaire §6.
 */
public final class PageLinks {
    private static final String PAGE = "/_page";
    private static final int HTTPS = 443;

    private final URI base;
    private final String root;
    private final ForeignLink foreign;

    PageLinks(URI base, ForeignLink foreign) {
        String text = base.toString();
        this.root = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
        this.base = URI.create(root);
        this.foreign = foreign;
    }

    /** An address under the base. */
    URI resolve(String relative) {
        return URI.create(root + '/' + relative);
    }

    /** The base, as a text by which a copy tells where it came from. */
    public String origin() {
        return root;
    }

    /**
     * The address of a following page.
     *
     * @param link as the server wrote it
     * @throws SegurSecurityException code {@code ANNUAIRE-FOREIGN-LINK}: it leads elsewhere, and may not or cannot be rewritten
     */
    public URI next(String link) {
        URI uri;
        try {
            uri = URI.create(link);
        } catch (IllegalArgumentException e) {
            throw refused();
        }
        if (isOurs(uri)) {
            return uri;
        }
        String query = uri.getRawQuery();
        String path = uri.getRawPath();
        if (foreign == ForeignLink.REWRITE && path != null && path.endsWith(PAGE) && query != null) {
            return resolve(PAGE.substring(1) + '?' + query);
        }
        throw refused();
    }

    private boolean isOurs(URI uri) {
        String path = uri.getRawPath();
        return "https".equals(lower(uri.getScheme()))
                && uri.getRawUserInfo() == null
                && uri.getRawFragment() == null
                && lower(uri.getHost()).equals(lower(base.getHost()))
                && port(uri) == port(base)
                && path != null
                && path.startsWith(base.getRawPath() + '/')
                && !path.contains("..")
                && !path.contains("%");
    }

    private static int port(URI uri) {
        return uri.getPort() < 0 ? HTTPS : uri.getPort();
    }

    private static String lower(@Nullable String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }

    private static SegurSecurityException refused() {
        return SegurSecurityException.uncertain(
                "ANNUAIRE-FOREIGN-LINK",
                LocalizedText.of(
                        "le lien vers la page suivante mène à un autre serveur : la clé n'y est pas envoyée",
                        "the link to the following page leads to another server: the key is not sent there"),
                null);
    }
}
