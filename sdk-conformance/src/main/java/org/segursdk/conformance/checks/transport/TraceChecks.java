package org.segursdk.conformance.checks.transport;

import static org.segursdk.conformance.checks.transport.MailScene.BOX;
import static org.segursdk.conformance.checks.transport.MailScene.WARD;
import static org.segursdk.conformance.checks.transport.MailScene.operator;
import static org.segursdk.conformance.checks.transport.MailScene.say;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.segursdk.conformance.live.AskedCheck;
import org.segursdk.conformance.live.Findings;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.port.MailTracePort;
import org.segursdk.conformance.port.MailTracePort.MailTraceLine;
import org.segursdk.conformance.port.MailTransportPort;
import org.segursdk.conformance.run.Check;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.sandbox.MssSituation;
import org.segursdk.sandbox.PscUser;

/**
 * What is left of mail sessions: no token, complete traces. That a log is chained is read here as: its lines follow each other in time,
 * from the opening to the refusal, none missing; no more is known to us. Requirements REM-MSST-16 and -18.
 */
final class TraceChecks {
    private static final Pattern JWT = Pattern.compile("eyJ[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_-]{10,}\\.?");
    /** Base64 of {@code user=}, with which XOAUTH2 begins. */
    private static final Pattern XOAUTH2 = Pattern.compile("dXNlcj[0-9][A-Za-z0-9+/]{60,}");
    /** Ours: the bench and the product share a clock, the trace is written behind the answer. */
    private static final Duration TOLERANCE = Duration.ofSeconds(5);

    private TraceChecks() {}

    static List<Check> all() {
        return List.of(
                new AskedCheck<>(
                        "msst-16-psc-token-not-stored", MailTransportPort.class, TraceChecks::noToken, "REM-MSST-16"),
                new AskedCheck<>("msst-18-functional-traces", MailTracePort.class, TraceChecks::traced, "REM-MSST-18"));
    }

    private static void noToken(MailTransportPort product, KitBench bench, Findings findings) throws Exception {
        MailScene.mailboxes(bench);
        MailScene.connect(product, bench, 1);
        product.send(BOX, WARD, "Bonjour");
        product.read(BOX);
        if (operator(bench).connections().stream().noneMatch(MailScene::opened)) {
            return;
        }
        for (Path file : files(product.files())) {
            String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            findings.saw(file.getFileName().toString());
            findings.require(
                    !JWT.matcher(text).find() && !XOAUTH2.matcher(text).find(),
                    "no-token",
                    say(
                            "un jeton Pro Santé Connect est écrit dans un fichier du produit",
                            "a token of Pro Santé Connect is written to a file of the product"),
                    say(
                            "ne rien garder : MailboxAccess.token redemande le jeton à la session (docs/mss.md)",
                            "keep nothing: MailboxAccess.token asks the session at each login (docs/mss.md)"));
        }
    }

    private static List<Path> files(List<Path> told) throws IOException {
        List<Path> all = new ArrayList<>();
        for (Path each : told) {
            try (Stream<Path> inside = Files.walk(each)) {
                inside.filter(Files::isRegularFile).forEach(all::add);
            }
        }
        return all;
    }

    private static void traced(MailTracePort product, KitBench bench, Findings findings) throws Exception {
        MailScene.mailboxes(bench);
        Instant begin = bench.clock().instant();
        MailScene.connect(product, bench, 1);
        product.send(BOX, WARD, "Bonjour");
        product.read(BOX);
        operator(bench).next(MssSituation.of(MssSituation.Kind.RECIPIENT_UNKNOWN));
        int before = product.traces().size();
        product.send(BOX, WARD, "Bonjour");
        Instant end = bench.clock().instant();
        List<MailTraceLine> lines = product.traces();
        if (!operator(bench).connections().stream().anyMatch(MailScene::opened)) {
            return;
        }
        findings.saw(lines.size() + " lines");
        complete(lines, begin.minus(TOLERANCE), end.plus(TOLERANCE), findings);
        LocalizedText hint = say(
                "tenir un MailJournal pour MailSender et MailboxSync (docs/mss.md)",
                "keep a MailJournal for MailSender and MailboxSync (docs/mss.md)");
        findings.require(
                lines.stream()
                                .filter(MailTraceLine::success)
                                .map(MailTraceLine::action)
                                .distinct()
                                .count()
                        >= 3,
                "every-action",
                say(
                        "connexion, envoi et relève ne sont pas tous tracés",
                        "opening, sending and reading are not all traced"),
                hint);
        findings.require(
                lines.stream()
                        .skip(before)
                        .anyMatch(each -> !each.success() && each.answer().contains("550")),
                "failure",
                say(
                        "l'envoi refusé par l'opérateur n'est pas tracé avec sa réponse",
                        "the message the operator refused is not traced with its answer"),
                hint);
        findings.require(
                inOrder(lines),
                "in-order",
                say("les traces ne se suivent pas dans le temps", "the traces do not follow each other in time"),
                hint);
    }

    private static void complete(List<MailTraceLine> lines, Instant begin, Instant end, Findings findings) {
        for (MailTraceLine each : lines) {
            findings.require(
                    each.author().contains(PscUser.DOCTOR)
                            && each.mailbox().equals(BOX)
                            && !each.action().isBlank()
                            && !each.request().isBlank()
                            && !each.answer().isBlank()
                            && !each.at().toInstant().isBefore(begin)
                            && !each.at().toInstant().isAfter(end),
                    "complete",
                    say(
                            "une trace n'a pas son auteur authentifié, son heure, sa boîte, son action, sa demande ou sa réponse",
                            "a trace lacks its authenticated author, time, mailbox, action, request or answer"),
                    say("reprendre tous les champs de MailTrace", "take over all fields of MailTrace"));
            findings.require(
                    !holdsToken(each.request()) && !holdsToken(each.answer()),
                    "no-secret",
                    say("une trace porte un jeton", "a trace bears a token"),
                    say("ne pas tracer ce qui authentifie", "do not trace what logs in"));
        }
    }

    private static boolean holdsToken(String text) {
        Matcher encoded = XOAUTH2.matcher(text);
        return JWT.matcher(text).find() || encoded.find() && decodes(encoded.group());
    }

    private static boolean decodes(String text) {
        try {
            return Base64.getDecoder().decode(text.substring(0, text.length() / 4 * 4)).length > 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean inOrder(List<MailTraceLine> lines) {
        for (int i = 1; i < lines.size(); i++) {
            if (lines.get(i).at().toInstant().isBefore(lines.get(i - 1).at().toInstant())) {
                return false;
            }
        }
        return true;
    }
}
