package org.segursdk.conformance.checks.biology;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import org.segursdk.conformance.checks.documents.FileCheck;
import org.segursdk.conformance.run.Artefact;
import org.segursdk.core.error.LocalizedText;

/** HL7 v2 messages of results: the segments that IHE asks for and their order (LTW, ORU^R01 and OUL^R22). */
final class ResultMessages {
    private static final Set<String> KINDS = Set.of("ORU^R01", "OUL^R22", "OUL^R23", "OUL^R24");
    private static final LocalizedText HINT = LocalizedText.of(
            "suivre IHE PaLM LTW : MSH, PID, puis pour chaque demande OBR et ses OBX avec code, valeur et statut",
            "follow IHE PaLM LTW: MSH, PID, then for each request OBR and its OBX with code, value and status");

    private ResultMessages() {}

    static void look(FileCheck.Files files) throws IOException {
        for (Artefact each : files.showing("biology-production-message")) {
            files.saw(each);
            List<String[]> segments = Files.readString(each.file(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .map(line -> line.split("\\|", -1))
                    .toList();
            List<String> names = segments.stream().map(segment -> segment[0]).toList();
            require(
                    files,
                    each,
                    !names.isEmpty() && kind(segments.get(0)),
                    "type",
                    "le type du message",
                    "the message type");
            require(
                    files,
                    each,
                    names.contains("PID") && names.indexOf("PID") < names.indexOf("OBR"),
                    "order",
                    "la suite PID, OBR",
                    "the sequence PID, OBR");
            int request = names.indexOf("OBR");
            require(
                    files,
                    each,
                    request > 0 && request < names.indexOf("OBX"),
                    "results-in-request",
                    "l'OBR qui porte les OBX",
                    "the OBR that bears the OBX");
            boolean sound = segments.stream()
                    .filter(segment -> segment[0].equals("OBX"))
                    .allMatch(ResultMessages::complete);
            require(files, each, sound && names.contains("OBX"), "result", "un OBX complet", "a complete OBX");
        }
    }

    private static void require(
            FileCheck.Files files, Artefact file, boolean holds, String condition, String french, String english) {
        files.require(
                holds,
                condition,
                file,
                LocalizedText.of(french + " manque ou n'est pas à sa place", english + " is missing or out of place"),
                HINT);
    }

    /** MSH-9; MSH-1 is the separator itself. */
    private static boolean kind(String[] header) {
        return header[0].equals("MSH")
                && header.length > 8
                && KINDS.stream().anyMatch(each -> header[8].equals(each) || header[8].startsWith(each + "^"));
    }

    /** Type, code, value and status; without a value the status says why. */
    private static boolean complete(String[] result) {
        return result.length > 11
                && !result[3].isEmpty()
                && !result[11].isEmpty()
                && (!result[5].isEmpty() && !result[2].isEmpty() || result[11].equals("X"));
    }
}
