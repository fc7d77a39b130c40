package org.segursdk.sandbox.internal.dmp;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.identity.Ins;
import org.segursdk.core.identity.InsAuthority;
import org.segursdk.core.identity.Matricule;
import org.segursdk.core.identity.SyntheticIdentities;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.sandbox.DmpDocument;
import org.segursdk.sandbox.DmpGrant;
import org.segursdk.sandbox.DmpPatient;
import org.segursdk.sandbox.DmpPatient.Authorisation;
import org.segursdk.sandbox.DmpPatient.Status;
import org.segursdk.sandbox.DmpSimulator;
import org.segursdk.sandbox.internal.http.Answer;

/** The DMP on the console page and in {@code /_control/dmp}. Real identities are never shown. */
final class DmpConsole {
    private DmpConsole() {}

    static List<List<String>> table(DmpStore store) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                "INS", "DMP", "autorisation", "MT", "autorisations propres", "oppositions", "ENS", "documents"));
        for (DmpPatient patient : store.patients()) {
            String matricule = patient.ins().matricule().value();
            List<String> documents = store.registry().documents(matricule).stream()
                    .map(DmpConsole::line)
                    .toList();
            boolean synthetic = SyntheticIdentities.isSynthetic(patient.ins().matricule());
            rows.add(List.of(
                    synthetic ? matricule : "(non synthétique, masqué)",
                    patient.status().name(),
                    patient.authorisation().name(),
                    patient.treatingPhysician() ? "oui" : "non",
                    String.join(
                            " | ",
                            patient.grants().stream().map(DmpConsole::line).toList()),
                    (patient.oppositionBrisDeGlace() ? "bris de glace " : "")
                            + (patient.oppositionAccesUrgence() ? "accès urgence" : ""),
                    patient.ensAttached() ? "oui" : "non",
                    synthetic ? String.join(" | ", documents) : Integer.toString(documents.size())));
        }
        return rows;
    }

    static Optional<Answer> control(DmpStore store, String command, Map<String, String> parameters) {
        String matricule = parameters.getOrDefault("matricule", "");
        return switch (command) {
            case "GET documents" -> Optional.of(documents(store, matricule));
            case "GET grants" -> Optional.of(grants(store, matricule));
            case "POST patients" -> Optional.of(put(store, matricule, parameters));
            case "POST grants" -> Optional.of(grant(store, matricule, parameters));
            default -> Optional.empty();
        };
    }

    /** Lays so many documents of several kinds into the DMP of a synthetic patient. */
    static Answer deposit(DmpSimulator dmp, Map<String, String> parameters) {
        String matricule = parameters.getOrDefault("matricule", "");
        String count = parameters.getOrDefault("count", "1");
        if (!isSynthetic(matricule) || !count.matches("[1-9][0-9]{0,3}")) {
            return Answer.text(400, "matricule: 15 characters, synthetic; count: 1 to 9999.");
        }
        Ins ins = dmp.patient(matricule)
                .map(DmpPatient::ins)
                .orElseGet(() -> new Ins(Matricule.of(matricule), InsAuthority.NIR));
        return Answer.json(
                "{\"deposited\":" + dmp.deposit(ins, Integer.parseInt(count)).size() + "}\n");
    }

    private static String line(DmpDocument document) {
        return document.typeCode().code() + " « " + document.title() + " » v" + document.version() + ' '
                + document.size() + " o, " + statusName(document)
                + visibility(document).map(v -> ' ' + v).collect(Collectors.joining());
    }

    private static Stream<String> visibility(DmpDocument document) {
        return document.confidentiality().stream().map(CodedValue::code).filter(c -> !"N".equals(c));
    }

    private static String line(DmpGrant grant) {
        return grant.holder() + ' ' + grant.authorisation() + (grant.treatingPhysician() ? " MT" : "");
    }

    private static Answer grants(DmpStore store, String matricule) {
        List<DmpGrant> grants = isSynthetic(matricule)
                ? store.patient(matricule).map(DmpPatient::grants).orElse(List.of())
                : List.of();
        return Answer.json(grants.stream()
                .map(g -> "{\"holder\":\"" + text(g.holder()) + "\",\"structure\":\"" + text(g.structure())
                        + "\",\"authorisation\":\"" + g.authorisation() + "\",\"treatingPhysician\":"
                        + g.treatingPhysician() + "}")
                .collect(Collectors.joining(",\n", "[", "]\n")));
    }

    private static Answer grant(DmpStore store, String matricule, Map<String, String> parameters) {
        String holder = parameters.getOrDefault("holder", "");
        if (!isSynthetic(matricule) || store.patient(matricule).isEmpty() || holder.isBlank()) {
            return Answer.text(400, "matricule: a known synthetic patient's; holder: IdNat_PS or IdNat_Struct.");
        }
        try {
            Authorisation state = Authorisation.valueOf(parameters.getOrDefault("authorisation", "VALIDE"));
            boolean treating = Boolean.parseBoolean(parameters.getOrDefault("treatingPhysician", "false"));
            Ins ins = store.patient(matricule).orElseThrow().ins();
            store.change(ins, p -> p.with(DmpGrant.of(holder, state).treatingPhysician(treating)));
            return Answer.json("{}");
        } catch (IllegalArgumentException e) {
            return Answer.text(400, "authorisation: VALIDE, NON_EXISTE, INTERDIT or EXPIRE.");
        }
    }

    private static Answer documents(DmpStore store, String matricule) {
        StringBuilder text = new StringBuilder("[");
        if (isSynthetic(matricule)) {
            for (DmpDocument document : store.registry().documents(matricule)) {
                text.append(text.length() == 1 ? "" : ",\n").append(json(document));
            }
        }
        return Answer.json(text.append("]\n").toString());
    }

    private static String json(DmpDocument document) {
        return "{\"uniqueId\":\"" + document.uniqueId() + "\",\"entryUuid\":\"" + document.entryUuid()
                + "\",\"logicalId\":\"" + document.logicalId() + "\",\"version\":" + document.version()
                + ",\"visibility\":["
                + visibility(document).map(v -> '"' + text(v) + '"').collect(Collectors.joining(","))
                + "],\"structure\":\"" + text(document.structure())
                + "\",\"status\":\"" + document.status() + "\",\"title\":\"" + text(document.title())
                + "\",\"typeCode\":\"" + text(document.typeCode().code()) + "\",\"classCode\":\""
                + text(document.classCode().code()) + "\",\"mimeType\":\"" + text(document.mimeType())
                + "\",\"size\":" + document.size() + ",\"sha1\":\"" + document.sha1() + "\",\"references\":["
                + document.references().stream()
                        .map(reference -> '"' + text(reference) + '"')
                        .collect(Collectors.joining(","))
                + "],\"submissionSetId\":\""
                + document.submissionSetId() + "\",\"signature\":" + document.isSignature() + "}";
    }

    private static Answer put(DmpStore store, String matricule, Map<String, String> parameters) {
        Optional<InsAuthority> authority = InsAuthority.ofOid(parameters.getOrDefault("oid", "1.2.250.1.213.1.4.8"));
        if (!isSynthetic(matricule) || authority.isEmpty()) {
            return Answer.text(400, "matricule: 15 characters, synthetic; oid: an INS authority.");
        }
        try {
            Ins ins = new Ins(Matricule.of(matricule), authority.get());
            Status status = Status.valueOf(parameters.getOrDefault("status", "OPEN"));
            DmpPatient known = store.patient(matricule).orElse(DmpPatient.open(ins));
            store.put(known.with(status));
            return Answer.json("{}");
        } catch (IllegalArgumentException e) {
            return Answer.text(400, "status: OPEN, CLOSED or ABSENT.");
        }
    }

    private static boolean isSynthetic(String matricule) {
        try {
            return SyntheticIdentities.isSynthetic(Matricule.of(matricule));
        } catch (InvalidInputException e) {
            return false;
        }
    }

    private static String statusName(DmpDocument document) {
        return document.status().substring(document.status().lastIndexOf(':') + 1);
    }

    private static String text(String value) {
        return value.replaceAll("[\"\\\\\\p{Cntrl}]", " ");
    }
}
