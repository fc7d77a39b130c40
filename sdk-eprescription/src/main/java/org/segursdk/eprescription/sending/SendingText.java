package org.segursdk.eprescription.sending;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.terminology.Oid;
import org.segursdk.eprescription.PrescriptionNumber;
import org.segursdk.eprescription.gateway.BaseStatus;
import org.segursdk.eprescription.gateway.DepositReceipt;
import org.segursdk.eprescription.gateway.PrescriptionState;
import org.segursdk.eprescription.sending.SendingState.Draft;

/**
 * A {@link SendingState} as text, to be stored: lines of ASCII with a version and a digest over them, so that a torn or changed record is
 * refused. It bears the number, which opens a prescription: keep it where the prescription is kept.
 */
public final class SendingText {
    private static final String VERSION = "segursdk-sending-1";
    private static final String NONE = "-";
    private static final int LONGEST = 10_000;
    private static final int HEAD = 10;

    private SendingText() {}

    /** The state as text. */
    public static String write(SendingState state) {
        StringBuilder text = new StringBuilder(VERSION).append('\n');
        line(text, "prescription", state.prescriptionId().value());
        line(text, "copy", state.copyId().value());
        line(text, "digest", state.digest());
        line(text, "number", state.number().map(SendingText::number).orElse(NONE));
        line(text, "specimen", Boolean.toString(state.isSpecimen()));
        line(text, "form", state.form().name());
        line(text, "attempts", state.attempts() + "/" + state.mostAttempts());
        line(text, "waiting", Boolean.toString(state.isWaiting()));
        line(text, "abandoned", Boolean.toString(state.isAbandoned()));
        line(text, "receipt", state.receipt().map(SendingText::receipt).orElse(NONE));
        state.results()
                .forEach((step, result) -> line(
                        text, step.name(), result.status() + "|" + result.retryable() + "|" + encoded(result.code())));
        String digest = digest(text.toString());
        line(text, "sha256", digest);
        return text.toString();
    }

    private static void line(StringBuilder text, String key, String value) {
        text.append(key).append('=').append(value).append('\n');
    }

    private static String number(PrescriptionNumber number) {
        return (number.isSimulated() ? "simulated|" : "real|") + number.value();
    }

    private static String receipt(DepositReceipt receipt) {
        return String.join(
                "|",
                receipt.acknowledgedAt().toString(),
                receipt.reference().map(text -> "=" + encoded(text)).orElse(""),
                encoded(receipt.status().rawCode()),
                receipt.status().state().map(Enum::name).orElse(""));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /**
     * The state of a text.
     *
     * @throws InvalidInputException rule {@code EPR-SENDING-TEXT}: not a text of this version, or torn
     */
    public static SendingState read(String text) {
        try {
            return checked(text);
        } catch (IllegalArgumentException | DateTimeException | InvalidInputException e) {
            throw InvalidInputException.of(
                    "SendingText",
                    "text",
                    "EPR-SENDING-TEXT",
                    "ce n'est pas l'état d'un envoi, ou il est abîmé",
                    "this is not the state of a sending, or it is damaged");
        }
    }

    private static SendingState checked(String text) {
        need(text.length() <= LONGEST && text.endsWith("\n"));
        List<String> lines = List.of(text.split("\n", -1));
        need(lines.size() == 1 + HEAD + SendingState.STEPS.size() + 2
                && lines.get(0).equals(VERSION));
        int last = lines.size() - 2;
        int end = text.lastIndexOf("sha256=");
        need(end >= 0 && value(lines, last, "sha256").equals(digest(text.substring(0, end))));
        Draft draft = new Draft(
                Oid.of(value(lines, 1, "prescription")), Oid.of(value(lines, 2, "copy")), value(lines, 3, "digest"));
        String number = value(lines, 4, "number");
        if (!number.equals(NONE)) {
            draft.number = readNumber(number);
        }
        draft.specimen = flag(value(lines, 5, "specimen"));
        draft.form = SheetForm.valueOf(value(lines, 6, "form"));
        String[] attempts = parts(value(lines, 7, "attempts"), "/", 2);
        draft.attempts = Integer.parseInt(attempts[0]);
        draft.mostAttempts = Integer.parseInt(attempts[1]);
        draft.waiting = flag(value(lines, 8, "waiting"));
        draft.abandoned = flag(value(lines, 9, "abandoned"));
        String receipt = value(lines, HEAD, "receipt");
        if (!receipt.equals(NONE)) {
            need(!number.equals(NONE));
            draft.receipt = readReceipt(readNumber(number), receipt);
        }
        int at = HEAD;
        for (SendingStep step : SendingState.STEPS) {
            String[] parts = parts(value(lines, ++at, step.name()), "|", 3);
            draft.put(step, new StepResult(StepResult.Status.valueOf(parts[0]), decoded(parts[2]), flag(parts[1])));
        }
        return new SendingState(draft);
    }

    private static PrescriptionNumber readNumber(String text) {
        String[] parts = parts(text, "|", 2);
        PrescriptionNumber number =
                parts[0].equals("simulated") ? PrescriptionNumber.simulated(parts[1]) : PrescriptionNumber.of(parts[1]);
        need(number.isSimulated() == parts[0].equals("simulated"));
        return number;
    }

    private static DepositReceipt readReceipt(PrescriptionNumber number, String text) {
        String[] parts = parts(text, "|", 4);
        Optional<String> reference =
                parts[1].isEmpty() ? Optional.empty() : Optional.of(decoded(parts[1].substring(1)));
        Optional<PrescriptionState> state =
                parts[3].isEmpty() ? Optional.empty() : Optional.of(PrescriptionState.valueOf(parts[3]));
        return new DepositReceipt(number, Instant.parse(parts[0]), reference, new BaseStatus(decoded(parts[2]), state));
    }

    private static String value(List<String> lines, int index, String key) {
        String line = lines.get(index);
        need(line.startsWith(key + "="));
        return line.substring(key.length() + 1);
    }

    private static String[] parts(String text, String separator, int count) {
        String[] parts = text.split(Pattern.quote(separator), -1);
        need(parts.length == count);
        return parts;
    }

    private static boolean flag(String text) {
        need(text.equals("true") || text.equals("false"));
        return text.equals("true");
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static void need(boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException("not the state of a sending");
        }
    }

    private static String digest(String text) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
