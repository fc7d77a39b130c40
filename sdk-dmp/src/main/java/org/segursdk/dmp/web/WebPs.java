package org.segursdk.dmp.web;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.segursdk.core.SegurContext;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.SegurSecurityException;
import org.segursdk.core.identity.Ins;
import org.segursdk.core.identity.QualifiedIns;

/**
 * Makes the addresses by which the software opens Web-PS in its context (TD0.9, TD0.10). A page about a patient is made for a
 * qualified INS and nothing else. Calls nobody; immutable and thread-safe. The host is configuration: the endpoint
 * {@value #SERVICE} of the context. Source: dmp §2.1.
 */
public final class WebPs {
    /** Name of the endpoint in the context. */
    public static final String SERVICE = "dmp-web";

    private static final String UNRESERVED = "-._~";

    private final SegurContext context;
    private final WebPsProfile profile;
    private final String base;

    private WebPs(SegurContext context, WebPsProfile profile) {
        this.context = context;
        this.profile = profile;
        String host = context.endpoint(SERVICE).uri().toString();
        this.base = trimmed(host) + '/' + inner(profile.basePath().value());
    }

    /** With the default profile. */
    public static WebPs create(SegurContext context) {
        return create(context, WebPsProfile.defaults());
    }

    /**
     * @throws InvalidInputException rule {@code ENDPOINT-MISSING}
     * @throws SegurSecurityException code {@code PRODUCTION-UNACCEPTED-FACTS}: facts of the profile to accept by name
     */
    public static WebPs create(SegurContext context, WebPsProfile profile) {
        Objects.requireNonNull(context, "context").requireAccepted(profile.facts());
        return new WebPs(context, profile);
    }

    /** A page that is of no patient. */
    public WebPsLink open(WebPsPage page) {
        return new WebPsLink(profile.method().value(), URI.create(base + page.path()), Map.of());
    }

    /**
     * A page about a patient.
     *
     * @throws SegurSecurityException code {@code PRODUCTION-TEST-IDENTITY}
     */
    public WebPsLink open(WebPsPatientPage page, QualifiedIns patient) {
        context.requireUsable(patient);
        String ins = written(patient.ins());
        String field = profile.insField().value();
        WebPsMethod method = profile.method().value();
        if (method == WebPsMethod.POST && !field.isEmpty()) {
            return new WebPsLink(method, URI.create(base + page.path()), Map.of(field, ins));
        }
        return new WebPsLink(method, URI.create(base + page.path() + '/' + encoded(ins)), Map.of());
    }

    private String written(Ins ins) {
        return profile.insForm()
                .value()
                .replace("{matricule}", ins.matricule().value())
                .replace("{number}", ins.matricule().number())
                .replace("{oid}", ins.authority().oid().value());
    }

    private static String trimmed(String host) {
        return host.endsWith("/") ? host.substring(0, host.length() - 1) : host;
    }

    /** {@code AccesDirect/} out of {@code /AccesDirect/}; {@code ""} out of {@code /}. */
    private static String inner(String path) {
        String open = path.startsWith("/") ? path.substring(1) : path;
        return open.isEmpty() || open.endsWith("/") ? open : open + '/';
    }

    /** One segment of a path, by RFC 3986. */
    private static String encoded(String segment) {
        StringBuilder out = new StringBuilder();
        for (byte each : segment.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (each & 0xff);
            boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0);
            if (plain) {
                out.append(c);
            } else {
                out.append(String.format("%%%02X", each));
            }
        }
        return out.toString();
    }

    /** Without any patient. */
    @Override
    public String toString() {
        return "WebPs[" + context.environment() + "]";
    }
}
