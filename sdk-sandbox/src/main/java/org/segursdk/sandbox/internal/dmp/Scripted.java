package org.segursdk.sandbox.internal.dmp;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import org.segursdk.sandbox.DmpDocument;
import org.segursdk.sandbox.DmpSituation;
import org.segursdk.sandbox.internal.soap.Markup;
import org.segursdk.sandbox.internal.soap.Refusal;
import org.segursdk.sandbox.internal.soap.TrustCheck;

/** What situations make of an exchange, beyond the wire. */
final class Scripted {
    private static final String RESPONSE_STATUS = "urn:oasis:names:tc:ebxml-regrep:ResponseStatusType:";
    /** How far apart the clocks are made. */
    private static final Duration SKEW = Duration.ofHours(2);

    private Scripted() {}

    /** The fault a situation answers with, in place of judging the caller. */
    static Optional<Refusal> refusal(DmpSituation situation) {
        return switch (situation.kind()) {
            case FAULT ->
                Optional.of(new Refusal(true, situation.code(), situation.code(), "Scripted by the simulator"));
            case AIR_REFUSED ->
                refusal("SandboxForbidden", "Feeding is not allowed in INDIRECTE_RENFORCEE: feed in INDIRECTE.");
            case STRUCTURE_MISMATCH ->
                refusal(
                        "SandboxInvalidVihf",
                        "VIHF refused: Structure introuvable ou Inactive (Identifiant_Structure must be the OU of the"
                                + " signing certificate).");
            case WRONG_KEY_USAGE -> refusal("DMPInvalidCertificate", "Not a valid signature certificate");
            default -> Optional.empty();
        };
    }

    private static Optional<Refusal> refusal(String subcode, String text) {
        return Optional.of(new Refusal(true, subcode, Refusal.SANDBOX, text));
    }

    /** The trust with which assertions are judged: with a clock that goes wrong, where the situation wants it. */
    static TrustCheck trust(DmpSituation situation, TrustCheck trust) {
        return situation.kind() == DmpSituation.Kind.CLOCK_SKEW
                ? trust.at(Clock.offset(trust.clock(), SKEW.negated()))
                : trust;
    }

    /** The payload with codes nobody knows, where the situation wants them. */
    static String payload(DmpSituation situation, String payload) {
        String code = Markup.escape(situation.code());
        return switch (situation.kind()) {
            case UNKNOWN_STATUS -> payload.replace(RESPONSE_STATUS + "Success", RESPONSE_STATUS + code);
            case UNKNOWN_ENTRY_STATUS ->
                payload.replace(
                        "status=\"" + DmpDocument.APPROVED + "\" mimeType",
                        "status=\"urn:oasis:names:tc:ebxml-regrep:StatusType:" + code + "\" mimeType");
            case UNKNOWN_CODE ->
                payload.replace("<queryResponseCode code=\"OK\"", "<queryResponseCode code=\"" + code + "\"")
                        .replace(":status>DMPOk</", ":status>" + code + "</");
            case UNKNOWN_AUTHORISATION ->
                payload.replaceFirst(
                        "(?<before><value xsi:type=\"CV\" code=\")[A-Z_]+(?<after>\" codeSystem=\"1.2.250.1.213.4.1.2.6.2\")",
                        "${before}" + Matcher.quoteReplacement(code) + "${after}");
            default -> payload;
        };
    }
}
