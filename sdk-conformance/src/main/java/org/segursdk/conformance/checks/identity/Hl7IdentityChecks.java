package org.segursdk.conformance.checks.identity;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.segursdk.conformance.checks.documents.FileCheck;
import org.segursdk.conformance.checks.documents.FileCheck.Files;
import org.segursdk.conformance.checks.feed.Hl7Message;
import org.segursdk.conformance.live.AskedCheck;
import org.segursdk.conformance.live.Findings;
import org.segursdk.conformance.port.Hl7IdentityPort;
import org.segursdk.conformance.port.IdentityPort.Field;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.run.Artefact;
import org.segursdk.conformance.run.Check;
import org.segursdk.core.error.LocalizedText;

/**
 * Checks of the INS in HL7 v2 and on paper: INS-24, -35, -36, -37, -38 and -44. The vendor's index tells what files show:
 *
 * <ul>
 *   <li>{@code paper-identity-qualified}: a PDF, or the CDA document that holds it, about a patient whose identity is qualified (REM-INS-24);
 *   <li>{@code hl7-outgoing-qualified}: HL7 v2 messages about such a patient (REM-INS-37);
 *   <li>{@code pam-feed}: the ADT messages that an identity reference system sends out (REM-INS-38): A28, A31, A40 and A47 are what we take for such a feed;
 *   <li>{@code hl7-to-pacs}: orders that a RIS sends to its PACS for such a patient (REM-INS-44).
 * </ul>
 */
public final class Hl7IdentityChecks {
    private static final int PATIENT_IDS = 3;
    private static final int OTHER_IDS = 4;
    private static final int NAME = 5;
    private static final int BIRTH = 7;
    private static final int SEX = 8;
    private static final int ADDRESS = 11;
    private static final int RELIABILITY = 32;
    private static final Set<String> FEED = Set.of("ADT^A28", "ADT^A31", "ADT^A40", "ADT^A47");
    private static final String NAMES = "ADRUN^ZOE^ZOE^^^^L";
    private static final String LOCAL = "KIT0001";
    private static final String MATRICULE = "275126322074974";
    private static final String OID = "1.2.250.1.213.1.4.10";

    private static final LocalizedText PID = LocalizedText.of(
            "porter l'INS en répétition de PID-3 (matricule, OID en CX.4, type INS en CX.5), l'état en PID-32 (annexe INS du CI-SIS)",
            "put the INS into a repetition of PID-3 (matricule, OID in CX.4, type INS in CX.5), the state into PID-32 (INS annex of the "
                    + "CI-SIS)");

    private Hl7IdentityChecks() {}

    public static List<Check> all() {
        return List.of(
                new FileCheck("ins-24-ins-datamatrix-on-paper-output", PrintedCode::judge, "REM-INS-24"),
                new AskedCheck<>(
                        "ins-35-incoming-hl7v2-with-ins",
                        Hl7IdentityPort.class,
                        Hl7IdentityChecks::incoming,
                        "REM-INS-35"),
                new AskedCheck<>(
                        "ins-36-identity-feed-from-own-domain",
                        Hl7IdentityPort.class,
                        Hl7IdentityChecks::feed,
                        "REM-INS-36"),
                new FileCheck("ins-37-ins-in-outgoing-hl7v2", Hl7IdentityChecks::outgoing, "REM-INS-37"),
                new FileCheck("ins-38-diffusion-by-pam", Hl7IdentityChecks::diffused, "REM-INS-38"),
                new FileCheck("ins-44-ins-sent-to-the-pacs", Hl7IdentityChecks::toPacs, "REM-INS-44"));
    }

    private static LocalizedText say(String french, String english) {
        return LocalizedText.of(french, english);
    }

    /** The repetition of a field that bears an INS; empty when none does. */
    private static Optional<String[]> ins(Hl7Message message, String[] pid, int field) {
        return Arrays.stream(message.field(pid, field).split("~", -1))
                .map(each -> each.split("\\^", -1))
                .filter(each -> each.length > 4 && each[3].contains("1.2.250.1.213.1.4."))
                .findFirst();
    }

    private static boolean isIns(String[] identifier) {
        return identifier[0].matches("[0-9AB]{15}") && identifier[4].equals("INS");
    }

    private static List<String[]> pids(Artefact file) throws IOException {
        return Hl7Message.isOne(file) ? Hl7Message.read(file).segments("PID") : List.of();
    }

    private static void outgoing(Files files) throws IOException {
        for (Artefact each : files.showing("hl7-outgoing-qualified")) {
            for (String[] pid : pids(each)) {
                Hl7Message message = Hl7Message.read(each);
                files.saw(each);
                files.require(
                        ins(message, pid, PATIENT_IDS)
                                .filter(Hl7IdentityChecks::isIns)
                                .isPresent(),
                        "pid-3",
                        each,
                        say(
                                "PID-3 ne porte pas l'INS avec son OID et le type INS",
                                "PID-3 does not bear the INS with its OID and type INS"),
                        PID);
                boolean traits = !message.component(pid, NAME, 1).isEmpty()
                        && message.field(pid, BIRTH).matches("[0-9]{8}.*")
                        && message.field(pid, SEX).matches("[MFU]")
                        && message.field(pid, ADDRESS).contains("^BDL^");
                files.require(
                        traits,
                        "traits",
                        each,
                        say(
                                "les traits (PID-5, -7, -8, lieu de naissance BDL en PID-11) n'accompagnent pas l'INS",
                                "the traits (PID-5, -7, -8, birth place BDL in PID-11) do not go with the INS"),
                        PID);
                files.require(
                        message.field(pid, RELIABILITY).contains("VALI"),
                        "pid-32",
                        each,
                        say("PID-32 ne dit pas VALI", "PID-32 does not say VALI"),
                        PID);
            }
        }
    }

    private static void diffused(Files files) throws IOException {
        List<Artefact> sent =
                files.showing("pam-feed").stream().filter(Hl7Message::isOne).toList();
        boolean any = false;
        for (Artefact each : sent) {
            Hl7Message message = Hl7Message.read(each);
            files.saw(each);
            files.require(
                    FEED.contains(message.type()) && !message.segments("PID").isEmpty(),
                    "event",
                    each,
                    say(
                            "un message du flux n'est pas un A28, A31, A40 ou A47 avec un segment PID",
                            "a message of the feed is no A28, A31, A40 or A47 with a PID segment"),
                    PID);
            for (String[] pid : message.segments("PID")) {
                any |= ins(message, pid, PATIENT_IDS)
                        .filter(Hl7IdentityChecks::isIns)
                        .isPresent();
                files.require(
                        ins(message, pid, PATIENT_IDS).isEmpty()
                                || message.field(pid, RELIABILITY).contains("VALI"),
                        "qualified-only",
                        each,
                        say(
                                "une INS est diffusée pour une identité qui n'est pas validée (PID-32)",
                                "an INS is sent out for an identity that is not validated (PID-32)"),
                        PID);
            }
        }
        if (!sent.isEmpty()) {
            files.require(
                    any,
                    "ins-sent",
                    sent.get(0),
                    say("aucun message du flux ne porte d'INS", "no message of the feed bears an INS"),
                    PID);
        }
    }

    private static void toPacs(Files files) throws IOException {
        for (Artefact each : files.showing("hl7-to-pacs")) {
            for (String[] pid : pids(each)) {
                Hl7Message message = Hl7Message.read(each);
                files.saw(each);
                files.require(
                        ins(message, pid, PATIENT_IDS)
                                .or(() -> ins(message, pid, OTHER_IDS))
                                .filter(Hl7IdentityChecks::isIns)
                                .isPresent(),
                        "ins",
                        each,
                        say(
                                "la demande transmise au PACS ne porte pas l'INS parmi les identifiants du patient",
                                "the order handed to the PACS does not bear the INS among the patient's identifiers"),
                        PID);
            }
        }
    }

    private static String message(String type, String ids, String names, String state) {
        return "MSH|^~\\&|KIT|BANC|PRODUIT|BANC|20261123080000||" + type + "|" + System.nanoTime()
                + "|P|2.5^FRA^2.10||||||UNICODE UTF-8\rPID|1||" + ids + "||" + names
                + "||19751231|F|||^^^^^^BDL^^63220|||||||||||||||||||||" + state + "\r";
    }

    private static String local() {
        return LOCAL + "^^^BANC&1.2.250.1.999.1&ISO^PI";
    }

    private static String withIns() {
        return local() + "~" + MATRICULE + "^^^ASIP-SANTE-INS-NIR&" + OID + "&ISO^INS^^20261101";
    }

    private static void incoming(Hl7IdentityPort product, KitBench bench, Findings findings) throws Exception {
        Optional<String> answer = product.receive(message("ORM^O01^ORM_O01", withIns(), NAMES, "VALI"));
        Optional<Map<Field, String>> found = product.stored(LOCAL);
        if (answer.isEmpty() && found.isEmpty()) {
            return;
        }
        findings.saw("ORM");
        Map<Field, String> stored = found.orElse(Map.of());
        findings.require(
                MATRICULE.equals(stored.get(Field.MATRICULE)) && OID.equals(stored.get(Field.OID)),
                "ins-stored",
                say("l'INS du segment PID n'est pas enregistrée", "the INS of the PID segment is not stored"),
                PID);
        findings.require(
                "ADRUN".equals(stored.get(Field.BIRTH_NAME))
                        && "1975-12-31".equals(stored.get(Field.BIRTH_DATE))
                        && "63220".equals(stored.get(Field.BIRTH_PLACE)),
                "traits-stored",
                say(
                        "les traits du segment PID ne sont pas enregistrés",
                        "the traits of the PID segment are not stored"),
                PID);
    }

    private static void feed(Hl7IdentityPort product, KitBench bench, Findings findings) throws Exception {
        String removal = local() + "~\"\"^^^ASIP-SANTE-INS-NIR&" + OID + "&ISO^INS";
        Optional<String> created = product.receive(message("ADT^A28^ADT_A05", local(), NAMES, "PROV"));
        Optional<String> changed = product.receive(message("ADT^A31^ADT_A05", withIns(), NAMES, "VALI"));
        Map<Field, String> updated = product.stored(LOCAL).orElse(Map.of());
        if (created.isEmpty() && changed.isEmpty() && updated.isEmpty()) {
            return;
        }
        Optional<String> withdrawn = product.receive(message("ADT^A47^ADT_A30", removal, NAMES, "PROV") + "MRG|"
                + MATRICULE + "^^^ASIP-SANTE-INS-NIR&" + OID + "&ISO^INS\r");
        Map<Field, String> removed = product.stored(LOCAL).orElse(Map.of());
        findings.saw("A28, A31, A47");
        findings.require(
                MATRICULE.equals(updated.get(Field.MATRICULE)),
                "updated",
                say("l'INS arrivée par A31 n'est pas enregistrée", "the INS that came by A31 is not stored"),
                PID);
        findings.require(
                !removed.isEmpty() && !removed.containsKey(Field.MATRICULE),
                "removed",
                say("l'INS retirée par A47 reste enregistrée", "the INS withdrawn by A47 stays stored"),
                PID);
        findings.require(
                Stream.of(created, changed, withdrawn).allMatch(each -> each.filter(text -> text.contains("MSA|AA"))
                        .isPresent()),
                "acknowledged",
                say("un message n'est pas acquitté par AA", "a message is not acknowledged by AA"),
                PID);
    }
}
