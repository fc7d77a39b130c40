package org.segursdk.conformance.checks.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.segursdk.cda.N1Document;
import org.segursdk.conformance.catalogue.SoftwareType;
import org.segursdk.conformance.checks.documents.Folder;
import org.segursdk.conformance.checks.documents.Papers;
import org.segursdk.conformance.checks.feed.Hl7Message;
import org.segursdk.conformance.port.Hl7IdentityPort;
import org.segursdk.conformance.port.IdentityPort.Field;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.port.SegurKitAdapter;
import org.segursdk.conformance.run.Check;
import org.segursdk.conformance.run.Looks;
import org.segursdk.core.document.DocumentContent;
import org.segursdk.core.identity.QualifiedIns;
import org.segursdk.core.terminology.ValueSets;
import org.segursdk.insi.datamatrix.InsDatamatrix;
import org.segursdk.sandbox.InsiPerson;

/** Messages and pages with the INS, and the same with one thing wrong. */
class Hl7IdentityChecksTest {
    private static final String IDS =
            "P1^^^LOCAL&1.2.3&ISO^PI~275126322074974^^^ASIP-SANTE-INS-NIR&1.2.250.1.213.1.4.10&ISO^INS";

    @TempDir
    Path folder;

    private static Check check(String id) {
        return Hl7IdentityChecks.all().stream()
                .filter(each -> each.id().startsWith(id))
                .findFirst()
                .orElseThrow();
    }

    private static String message(String type, String ids, String place, String state) {
        return "MSH|^~\\&|A|B|C|D|20261123080000||" + type + "|1|P|2.5||||||UNICODE UTF-8\rPID|1||" + ids
                + "||ADRUN^ZOE^ZOE^^^^L||19751231|F|||" + place + "|||||||||||||||||||||" + state + "\r";
    }

    private Folder one(String scenario, String message) throws IOException {
        return new Folder(folder).file("a.hl7", scenario, message.getBytes(StandardCharsets.UTF_8));
    }

    private void fails(String id, String scenario, String good, String bad, String condition) throws IOException {
        Folder.seenFailing(check(id), one(scenario, good), one(scenario, bad), condition);
    }

    @Test
    void ins37_withoutInsOrTraitsOrState_fails() throws IOException {
        String scenario = "hl7-outgoing-qualified";
        String good = message("ORU^R01", IDS, "^^^^^^BDL^^63220", "VALI");
        fails("ins-37", scenario, good, message("ORU^R01", "P1^^^LOCAL^PI", "^^^^^^BDL^^63220", "VALI"), "pid-3");
        fails("ins-37", scenario, good, message("ORU^R01", IDS, "", "VALI"), "traits");
        fails("ins-37", scenario, good, message("ORU^R01", IDS, "^^^^^^BDL^^63220", ""), "pid-32");
    }

    @Test
    void ins38_insOfAProvisionalIdentity_orAnotherEvent_fails() throws IOException {
        String good = message("ADT^A28", IDS, "", "VALI");
        fails("ins-38", "pam-feed", good, message("ADT^A28", IDS, "", "PROV"), "qualified-only");
        fails("ins-38", "pam-feed", good, message("ADT^A01", IDS, "", "VALI"), "event");
        fails("ins-38", "pam-feed", good, message("ADT^A28", "P1^^^LOCAL^PI", "", "PROV"), "ins-sent");
    }

    @Test
    void ins44_orderWithoutIns_fails() throws IOException {
        fails(
                "ins-44",
                "hl7-to-pacs",
                message("ORM^O01", IDS, "", "VALI"),
                message("ORM^O01", "P1^^^LOCAL^PI", "", "VALI"),
                "ins");
    }

    private static byte[] page(boolean code, String matricule, String name) throws IOException {
        QualifiedIns ins = Papers.patient(Papers.person(0)).ins().orElseThrow();
        try (PDDocument document = new PDDocument();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            document.addPage(new PDPage());
            PDPage page = new PDPage();
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                if (code) {
                    PDImageXObject image = PDImageXObject.createFromByteArray(
                            document, InsDatamatrix.of(ins).png(4), "ins");
                    content.drawImage(image, 60, 600, 90, 90);
                }
                content.beginText();
                content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 10);
                content.newLineAtOffset(40, 500);
                content.showText("INS : " + matricule + " " + name);
                content.endText();
            }
            document.save(out);
            return out.toByteArray();
        }
    }

    @Test
    void ins24_withoutCode_orWithAnotherMatriculeOrName_fails() throws IOException {
        String own = Papers.person(0).ins().matricule().value();
        String name = Papers.person(0).traits().birthName();
        String scenario = "paper-identity-qualified";
        Folder good = new Folder(folder).file("a.pdf", scenario, page(true, own, name));
        Folder.seenFailing(
                check("ins-24"), good, new Folder(folder).file("a.pdf", scenario, page(false, own, name)), "readable");
        Folder.seenFailing(
                check("ins-24"),
                good,
                new Folder(folder).file("a.pdf", scenario, page(true, "123456789012345", name)),
                "same-matricule");
        Folder.seenFailing(
                check("ins-24"),
                good,
                new Folder(folder).file("a.pdf", scenario, page(true, own, "PATINCONNU")),
                "same-name");
    }

    private static byte[] holding(InsiPerson person, byte[] pdf) {
        return Papers.bytes(N1Document.builder()
                .header(Papers.header(person, "Compte rendu", Papers.WRITTEN))
                .type(ValueSets.documentType().find("11488-4").orElseThrow())
                .pdf(DocumentContent.of(pdf))
                .build()
                .toDocument());
    }

    @Test
    void ins24_codeOfAnotherPatientThanTheDocuments_fails() throws IOException {
        String scenario = "paper-identity-qualified";
        byte[] pdf = page(
                true,
                Papers.person(0).ins().matricule().value(),
                Papers.person(0).traits().birthName());
        Folder.seenFailing(
                check("ins-24"),
                new Folder(folder).file("a.xml", scenario, holding(Papers.person(0), pdf)),
                new Folder(folder).file("a.xml", scenario, holding(Papers.person(1), pdf)),
                "same-as-record");
    }

    /** Takes in what PID says. */
    private static class Feed implements SegurKitAdapter, Hl7IdentityPort {
        private final Map<String, Map<Field, String>> patients = new HashMap<>();

        @Override
        public void connect(KitBench bench) {}

        @Override
        public void reset() {
            patients.clear();
        }

        boolean takes(String[] identifier) {
            return true;
        }

        @Override
        public Optional<String> receive(String text) {
            Hl7Message message = Hl7Message.of(text);
            String[] pid = message.segments("PID").get(0);
            List<String[]> ids = Arrays.stream(pid[3].split("~"))
                    .map(each -> each.split("\\^", -1))
                    .toList();
            Map<Field, String> stored = patients.computeIfAbsent(ids.get(0)[0], each -> new EnumMap<>(Field.class));
            stored.put(Field.BIRTH_NAME, message.component(pid, 5, 1));
            stored.put(Field.BIRTH_DATE, pid[7].replaceFirst("(....)(..)(..)", "$1-$2-$3"));
            stored.put(Field.BIRTH_PLACE, message.component(pid, 11, 9));
            ids.stream().skip(1).filter(this::takes).forEach(each -> {
                if (each[0].equals("\"\"")) {
                    stored.remove(Field.MATRICULE);
                    stored.remove(Field.OID);
                } else {
                    stored.put(Field.MATRICULE, each[0]);
                    stored.put(Field.OID, each[3].split("&")[1]);
                }
            });
            return Optional.of("MSH|^~\\&|C|D|A|B|20261123080001||ACK|2|P|2.5\rMSA|AA|1\r");
        }

        @Override
        public Optional<Map<Field, String>> stored(String localNumber) {
            return Optional.ofNullable(patients.get(localNumber)).map(Map::copyOf);
        }
    }

    private static void seenFailing(String id, Feed bad) throws Exception {
        try (KitBench bench = KitBench.start()) {
            Looks.seenFailing(check(id), SoftwareType.RIS, bench, new Feed(), bad);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ins-35-incoming-hl7v2-with-ins", "ins-36-identity-feed-from-own-domain"})
    void incomingIns_notTakenIn_fails(String id) throws Exception {
        seenFailing(id, new Feed() {
            @Override
            boolean takes(String[] identifier) {
                return false;
            }
        });
    }

    @Test
    void ins35_traitsLost_fails() throws Exception {
        seenFailing("ins-35", new Feed() {
            @Override
            public Optional<Map<Field, String>> stored(String localNumber) {
                return super.stored(localNumber).map(all -> {
                    Map<Field, String> fewer = new EnumMap<>(all);
                    fewer.remove(Field.BIRTH_PLACE);
                    return fewer;
                });
            }
        });
    }

    @Test
    void ins36_withdrawnInsKept_orMessageNotAcknowledged_fails() throws Exception {
        seenFailing("ins-36", new Feed() {
            @Override
            boolean takes(String[] identifier) {
                return !identifier[0].equals("\"\"");
            }
        });
        seenFailing("ins-36", new Feed() {
            @Override
            public Optional<String> receive(String text) {
                return super.receive(text).map(each -> text.contains("A47") ? each.replace("MSA|AA", "MSA|AE") : each);
            }
        });
    }

    @Test
    void everyCheck_isSeenFailing() {
        assertThat(Hl7IdentityChecks.all())
                .extracting(each -> each.id().substring(0, 6))
                .containsExactlyInAnyOrder("ins-24", "ins-35", "ins-36", "ins-37", "ins-38", "ins-44");
    }
}
