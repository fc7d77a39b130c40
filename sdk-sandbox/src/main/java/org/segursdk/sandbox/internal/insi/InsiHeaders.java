package org.segursdk.sandbox.internal.insi;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.segursdk.sandbox.internal.soap.Dom;
import org.segursdk.sandbox.internal.soap.Refusal;
import org.segursdk.sandbox.internal.soap.SoapMessage;
import org.w3c.dom.Element;

/** Checks ContexteLPS, ContexteBAM and the message id. Source: insi §3.3. */
final class InsiHeaders {
    static final String LPS = "urn:siram:lps:ctxlps";
    static final String BAM = "urn:siram:bam:ctxbam";
    private static final String UUID = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";
    private static final Pattern PLAIN_UUID = Pattern.compile(UUID);
    private static final Pattern MESSAGE_ID = Pattern.compile("uuid:" + UUID);
    private static final List<String> LPS_ORDER = List.of("Id", "Temps", "Emetteur", "LPS");
    private static final List<String> LPS_INNER = List.of("IDAM", "Version", "Instance", "Nom");
    private static final List<String> BAM_ORDER = List.of("Id", "Temps", "Emetteur", "DateRef", "COUVERTURE");
    private static final List<String> COVER_ORDER =
            List.of("GrandRegime", "Organisme", "CodeCentre", "ASSURE", "BENEFICIAIRE");
    private static final int MAX_VERSION = 59;

    private final SoapMessage message;
    private final boolean strict;
    private final List<String> problems = new ArrayList<>();

    private InsiHeaders(SoapMessage message, boolean strict) {
        this.message = message;
        this.strict = strict;
    }

    /**
     * @param accepted authorisation numbers; empty: any
     * @throws Refusal every departure at once; an unknown authorisation number with its real codes
     */
    static void check(SoapMessage message, Set<String> accepted, boolean byTraits, boolean strict) throws Refusal {
        InsiHeaders headers = new InsiHeaders(message, strict);
        headers.addressing();
        headers.lps();
        headers.bam(byTraits);
        headers.authorisation(accepted);
        if (!headers.problems.isEmpty()) {
            throw Refusal.sandbox("Headers refused: " + String.join("; ", headers.problems) + ".");
        }
    }

    private void addressing() {
        String id = message.addressing("MessageID").orElse("");
        check(MESSAGE_ID.matcher(id).matches(), "one wsa:MessageID of the form uuid:UUID is expected");
        check(message.addressing("Action").isPresent(), "one wsa:Action is expected");
    }

    private void lps() {
        Element context = one(LPS, "ContexteLPS");
        if (context == null) {
            return;
        }
        common(context, LPS, "01_00", "CTXLPS", LPS_ORDER);
        Dom.child(context, LPS, "LPS").ifPresent(inner -> {
            ordered(inner, LPS, LPS_INNER);
            check(Dom.childText(inner, LPS, "Version").length() <= MAX_VERSION, "LPS/Version exceeds 59 characters");
            Dom.child(inner, LPS, "Instance")
                    .ifPresent(e -> check(PLAIN_UUID.matcher(Dom.text(e)).matches(), "LPS/Instance must be a UUID"));
            Dom.child(inner, LPS, "IDAM")
                    .ifPresent(e -> check("4".equals(e.getAttribute("R")), "IDAM must bear R=\"4\""));
        });
    }

    private void bam(boolean byTraits) {
        Element context = one(BAM, "ContexteBAM");
        if (context == null) {
            return;
        }
        common(context, BAM, "01_02", "CTXBAM", BAM_ORDER);
        List<Element> covers = Dom.children(context, BAM, "COUVERTURE");
        check(covers.size() == 1, "ContexteBAM must hold one COUVERTURE");
        if (covers.size() == 1) {
            ordered(covers.get(0), BAM, COVER_ORDER);
            check(
                    !byTraits || Dom.children(covers.get(0)).isEmpty(),
                    "COUVERTURE must be empty for a search by traits");
        }
    }

    private void authorisation(Set<String> accepted) throws Refusal {
        List<Element> contexts = message.headers(LPS, "ContexteLPS");
        String idam = contexts.isEmpty()
                ? ""
                : Dom.path(contexts.get(0), LPS, "LPS", "IDAM").map(Dom::text).orElse("");
        if (idam.isEmpty() || !accepted.isEmpty() && !accepted.contains(idam)) {
            throw new Refusal(true, "siram_100", "desir_550", "Le numéro d'autorisation du logiciel est inconnu.");
        }
    }

    private void common(Element context, String namespace, String version, String nature, List<String> order) {
        String name = context.getLocalName();
        check(version.equals(context.getAttribute("Version")), name + " must bear Version=\"" + version + "\"");
        check(
                !context.hasAttribute("Nature") || nature.equals(context.getAttribute("Nature")),
                name + "/@Nature, when present, is " + nature);
        ordered(context, namespace, order);
        check(PLAIN_UUID.matcher(Dom.childText(context, namespace, "Id")).matches(), name + "/Id must be a UUID");
        check(isDateTime(Dom.childText(context, namespace, "Temps")), name + "/Temps must be a dateTime in UTC (Z)");
    }

    private void ordered(Element parent, String namespace, List<String> order) {
        int position = -1;
        for (Element child : Dom.children(parent)) {
            int index = namespace.equals(Dom.namespace(child)) ? order.indexOf(child.getLocalName()) : -1;
            check(index >= 0, "unexpected element " + child.getLocalName() + " in " + parent.getLocalName());
            check(index < 0 || index > position, child.getLocalName() + " is repeated or out of order");
            position = Math.max(position, index);
        }
    }

    private @Nullable Element one(String namespace, String name) {
        List<Element> found = message.headers(namespace, name);
        check(found.size() == 1, "exactly one " + name + " is expected");
        return found.size() == 1 ? found.get(0) : null;
    }

    private static boolean isDateTime(String text) {
        try {
            return OffsetDateTime.parse(text).getOffset().getTotalSeconds() == 0 && text.endsWith("Z");
        } catch (DateTimeException e) {
            return false;
        }
    }

    private void check(boolean condition, String problem) {
        if (strict && !condition) {
            problems.add(problem);
        }
    }
}
