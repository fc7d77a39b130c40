package org.segursdk.conformance.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.core.error.SegurSecurityException;

/**
 * Keeps a run on test environments: this machine, and the hosts that the profile lists. Hosts of the national services are refused even
 * when they are listed, unless their name says that they serve tests. Sources: fact sheets dmp §1.1 ({@code lps2.dmp.gouv.fr} beside
 * {@code devN.lps2.dmp.gouv.fr}), insi §3.2 ({@code qualiflps…ameli.fr}), psc §2 ({@code auth.esw.esante.gouv.fr} beside
 * {@code auth.bas.psc.esante.gouv.fr}), annuaire §1 ({@code gateway.api.esante.gouv.fr} beside {@code gateway.preprod…}), mssante §2
 * ({@code mail-psc.formation.mailiz.mssante.fr}). Production hosts are not all public: any other host of these domains counts as one.
 */
public final class HostGate {
    /** Code of the exception that stops a run. */
    public static final String CODE = "KIT-UNSAFE-HOST";

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1", "[::1]");
    private static final Set<String> NATIONAL =
            Set.of("dmp.gouv.fr", "ameli.fr", "sesam-vitale.fr", "esante.gouv.fr", "annuaire.sante.fr", "mssante.fr");
    private static final Pattern TEST_LABEL =
            Pattern.compile("dev[0-9]*|bas|preprod|formation|test|tests|recette|qualif.*");
    private static final Pattern REQUEST = Pattern.compile("[A-Z]{3,7} [^\r\n]+ HTTP/1\\.[01]\r?\n[\\s\\S]*");
    private static final Pattern HOST = Pattern.compile("(?im)^Host:[ \t]*(\\[[0-9a-f:]+]|[^:\\s]+)");
    private static final int HEAD = 16 * 1024;

    private final Set<String> listed = new HashSet<>();

    /**
     * @param environments hosts that the profile lists
     * @throws SegurSecurityException with code {@link #CODE} when one is a production host
     */
    public HostGate(List<String> environments) {
        for (String each : environments) {
            if (isProduction(each)) {
                throw refused(each, true);
            }
            listed.add(plain(each));
        }
    }

    /** Whether that is a host of the national services, and not one of tests. */
    public static boolean isProduction(String host) {
        String name = plain(host);
        return NATIONAL.stream().anyMatch(each -> name.equals(each) || name.endsWith("." + each))
                && Stream.of(name.split("\\."))
                        .noneMatch(label -> TEST_LABEL.matcher(label).matches());
    }

    /** Whether the product may speak to that host. */
    public boolean allows(String host) {
        String name = plain(host);
        return LOOPBACK.contains(name) || !isProduction(name) && listed.contains(name);
    }

    /** @throws SegurSecurityException with code {@link #CODE} when the product may not speak to that host */
    public void require(String host) {
        if (!allows(host)) {
            throw refused(host, isProduction(host));
        }
    }

    /** @throws SegurSecurityException with code {@link #CODE} when an artefact is a request to a production host */
    void pass(Artefacts artefacts) {
        for (Artefact each : artefacts.all()) {
            Optional<String> host = host(each).filter(HostGate::isProduction);
            if (host.isPresent()) {
                throw refused(each.name() + " → " + host.get(), true);
            }
        }
    }

    private static Optional<String> host(Artefact artefact) {
        try (InputStream in = Files.newInputStream(artefact.file())) {
            String head = new String(in.readNBytes(HEAD), StandardCharsets.ISO_8859_1);
            if (!REQUEST.matcher(head).matches()) {
                return Optional.empty();
            }
            Matcher host = HOST.matcher(head);
            return host.find() ? Optional.of(host.group(1)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String plain(String host) {
        String name = host.strip().toLowerCase(Locale.ROOT);
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }

    private static SegurSecurityException refused(String what, boolean production) {
        return SegurSecurityException.notSent(
                CODE,
                production
                        ? LocalizedText.of(
                                "hôte de production, rien n'a été exécuté : " + what,
                                "production host, nothing was run: " + what)
                        : LocalizedText.of(
                                "hôte absent de modes.environments du profil : " + what,
                                "host not listed in modes.environments of the profile: " + what),
                null);
    }
}
