package org.segursdk.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuickstartTest {
    @TempDir
    Path folder;

    private boolean succeeded;

    private String run(Consumer<ObjectNode> change) throws IOException, SQLException {
        JsonMapper json = JsonMapper.builder().build();
        ObjectNode patient =
                (ObjectNode) json.readTree(Path.of("record/patient.json").toFile());
        change.accept(patient);
        json.writeValue(folder.resolve("patient.json").toFile(), patient);
        Files.copy(Path.of("record/letter.pdf"), folder.resolve("letter.pdf"));
        ByteArrayOutputStream console = new ByteArrayOutputStream();
        succeeded =
                Quickstart.run(folder, folder.resolve("out"), new PrintStream(console, true, StandardCharsets.UTF_8));
        return console.toString(StandardCharsets.UTF_8);
    }

    private static ObjectNode identity(ObjectNode patient) {
        return (ObjectNode) patient.get("identity");
    }

    @Test
    void run_theRecordShipped_sharesTwoDocumentsThreeWaysAndShowsThem() throws IOException, SQLException {
        String console = run(patient -> {});
        assertThat(succeeded).as(console).isTrue();
        assertThat(console)
                .contains("Identité QUALIFIÉE", "partagé une seconde fois : refusé", "2 document(s)")
                .doesNotContain("remarque(s)");
        for (String branch : List.of("DMP", "patient", "professionnels")) {
            assertThat(console.split(branch + " : envoyé et confirmé", -1))
                    .as(console)
                    .hasSize(3);
        }
        assertThat(folder.resolve("out/vsm.xml")).exists();
        assertThat(folder.resolve("out/lettre.xml")).exists();
        assertThat(Files.readString(folder.resolve("out/index.html")))
                .contains("SIMULATION", "projet indépendant", "Synthèse médicale");
    }

    @Test
    void run_withoutAProof_sharesWithProfessionalsAlone() throws IOException, SQLException {
        String console = run(patient -> patient.remove("proof"));
        assertThat(succeeded).isTrue();
        assertThat(console)
                .contains(
                        "reste RÉCUPÉRÉE",
                        "DMP : écarté, le DMP ne s'alimente qu'avec une INS qualifiée [SHARE-INS-QUALIFIED]",
                        "patient : écarté",
                        "professionnels : envoyé et confirmé")
                .doesNotContain("DMP : envoyé", "patient : envoyé");
    }

    @Test
    void run_aPersonOfOnesOwn_warnsAndStillGoesThrough() throws IOException, SQLException {
        String console =
                run(patient -> identity(patient).put("birthName", "Essai-Local").put("birthPlace", "75056"));
        assertThat(succeeded).as(console).isTrue();
        assertThat(console).contains("n'utilisez pas de données réelles", "2 document(s)");
    }

    @Test
    void run_badTraits_listsEveryFaultAndSendsNothing() throws IOException, SQLException {
        String console =
                run(patient -> identity(patient).put("birthName", "Dupont2").put("birthDate", "1980-02-31"));
        assertThat(succeeded).isFalse();
        assertThat(console)
                .contains("INS-NAME-ALPHABET", "INS-BIRTHDATE")
                .doesNotContain("Bac à sable démarré")
                .doesNotContain("Dupont2");
    }

    @Test
    void run_aLetterThatIsNoPdf_isRefused() throws IOException, SQLException {
        run(patient -> {});
        Files.writeString(folder.resolve("letter.pdf"), "bonjour");
        ByteArrayOutputStream console = new ByteArrayOutputStream();
        boolean done =
                Quickstart.run(folder, folder.resolve("out"), new PrintStream(console, true, StandardCharsets.UTF_8));
        assertThat(done).isFalse();
        assertThat(console.toString(StandardCharsets.UTF_8)).contains("PDF");
    }
}
