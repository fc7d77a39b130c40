package org.segursdk.sandbox.internal.eprescription;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.segursdk.sandbox.EPrescriptionSimulator;
import org.segursdk.sandbox.StoredPrescription;
import org.segursdk.sandbox.internal.http.Answer;
import org.segursdk.sandbox.internal.json.Json;

/** The base over HTTPS: for people, and for clients that are not written in Java. */
final class EPrescriptionConsole {
    private static final String USAGE =
            "GET prescriptions; POST opposition?number=…&opposed=true; POST cancellation?number=…; "
                    + "POST replacement?number=…&by=…; POST reset";

    private EPrescriptionConsole() {}

    static List<List<String>> table(List<StoredPrescription> prescriptions) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("e-prescription (base simulée)", "statut", "lignes", "exécutions", "redéposée", "opposition"));
        for (StoredPrescription each : prescriptions) {
            rows.add(List.of(
                    shown(each.number()),
                    each.status() + " (" + each.status().code() + ")",
                    Integer.toString(each.lineIds().size()),
                    Integer.toString(each.executionIds().size()),
                    Integer.toString(each.repeats()),
                    each.opposed() ? "oui" : "non"));
        }
        return rows;
    }

    /** Only the visibly false series is shown. */
    private static String shown(String number) {
        return number.startsWith("00TEST") ? number : "***";
    }

    static Optional<Answer> control(EPrescriptionSimulator base, String command, Map<String, String> parameters) {
        String number = parameters.getOrDefault("number", "");
        try {
            switch (command) {
                case "GET prescriptions" -> {
                    return Optional.of(prescriptions(base));
                }
                case "POST opposition" ->
                    base.oppose(number, Boolean.parseBoolean(parameters.getOrDefault("opposed", "true")));
                case "POST cancellation" -> base.cancel(number);
                case "POST replacement" -> base.replace(number, parameters.getOrDefault("by", ""));
                case "POST reset" -> base.reset();
                default -> {
                    return Optional.empty();
                }
            }
            return Optional.of(Answer.json("{}"));
        } catch (IllegalArgumentException e) {
            return Optional.of(Answer.text(400, USAGE));
        }
    }

    private static Answer prescriptions(EPrescriptionSimulator base) {
        return Answer.json(Json.write(base.prescriptions().stream()
                        .map(each -> Json.object(
                                "number",
                                shown(each.number()),
                                "status",
                                each.status().name(),
                                "lines",
                                (long) each.lineIds().size(),
                                "executions",
                                (long) each.executionIds().size(),
                                "repeats",
                                (long) each.repeats(),
                                "opposed",
                                each.opposed()))
                        .toList())
                + "\n");
    }
}
