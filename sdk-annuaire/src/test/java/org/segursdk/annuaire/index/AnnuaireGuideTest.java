package org.segursdk.annuaire.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.segursdk.annuaire.Activity;
import org.segursdk.annuaire.AnnuaireClient;
import org.segursdk.annuaire.AnnuaireSettings;
import org.segursdk.annuaire.ApiKey;
import org.segursdk.annuaire.CareService;
import org.segursdk.annuaire.DirectoryProfessional;
import org.segursdk.annuaire.HeavyEquipment;
import org.segursdk.annuaire.HeldMailbox;
import org.segursdk.annuaire.ProfessionalQuery;
import org.segursdk.annuaire.Results;
import org.segursdk.annuaire.TestRows;
import org.segursdk.annuaire.TestRows.Person;
import org.segursdk.annuaire.TestRows.Place;
import org.segursdk.core.SegurContext;
import org.segursdk.core.actor.ProfessionalId;
import org.segursdk.core.actor.StructureId;

/** What docs/annuaire.md shows is compiled here and does what the guide says. */
class AnnuaireGuideTest extends SyncTestBase {
    private static final String GUIDE = "../docs/annuaire.md";
    private static final String HERE = "src/test/java/org/segursdk/annuaire/index/AnnuaireGuideTest.java";

    private final List<String> shown = new ArrayList<>();

    private void fillTheDirectory() {
        Person julie = new Person(1).mailbox(TestRows.mailbox("julie@medecin.test.example", "PER"));
        Person zoe = new Person(2).name("MARTIN", "Zoé");
        data.put(julie.row());
        data.put(zoe.row());
        data.put(new Place(1).finess("990000001").row());
        data.put(new Place(2).finess("990000002").in("42000", "ST ETIENNE").row());
        data.put(TestRows.role(1, julie, "o1", TestRows.DAY, true));
        data.put(TestRows.role(2, zoe, "o2", TestRows.DAY, true));
        data.put(TestRows.role(3, zoe, "o1", TestRows.DAY, true));
    }

    @Test
    void live() {
        fillTheDirectory();
        SegurContext context = context();
        String key = key().reveal();
        String rpps = "99700000001";
        AnnuaireClient client = AnnuaireClient.create(context, AnnuaireSettings.of(ApiKey.of(key)));
        DirectoryProfessional doctor = client.professionalByRpps(rpps).orElseThrow();
        for (Activity activity : doctor.activities()) {
            activity.structure().ifPresent(structure -> show(structure.name(), structure.city()));
        }
        assertThat(shown).containsExactly("CABINET SPECIMEN Optional[PARIS]");
        Results<DirectoryProfessional> found = client.professionals(ProfessionalQuery.builder()
                .name("specimen")
                .specialty("SM41")
                .city("Paris")
                .withMailbox()
                .build());
        assertThat(found.items()).containsExactly(doctor);
        String finess = "990000001";
        List<CareService> activities = client.careServices(StructureId.finess(finess));
        List<HeavyEquipment> machines = client.heavyEquipment(StructureId.finess(finess));
        assertThat(activities).isEmpty();
        assertThat(machines).isEmpty();
        List<HeldMailbox> mailboxes = client.mailboxes(ProfessionalId.rpps(rpps));
        assertThat(mailboxes).hasSize(1);
        client.close();
    }

    @Test
    void copy() {
        fillTheDirectory();
        SegurContext context = context();
        AnnuaireSettings settings = settings();
        SyncJournal journal = this.journal::add;
        List<DirectoryUpdate> told = new ArrayList<>();
        WatchList watchList = () -> List.of(Watched.user(ProfessionalId.rpps("99700000001")));
        UpdateListener updates = told::add;
        AnnuaireIndex index = AnnuaireIndex.open(folder, clock);
        AnnuaireSync sync = AnnuaireSync.builder(context, settings, index)
                .schedule(SyncSchedule.daily())
                .listener(progress -> showProgress(progress.part(), progress.read()))
                .journal(journal)
                .watch(watchList, updates)
                .build();
        Optional<SyncReport> report = sync.runIfDue(); // from a scheduler of yours, each hour
        assertThat(report.orElseThrow().professionals()).isEqualTo(2);
        assertThat(sync.runIfDue()).isEmpty();
        assertThat(told).hasSize(1);
        assertThat(shown).contains("PROFESSIONALS 2");

        Results<DirectoryProfessional> typed = index.complete("mart zo", 10);
        List<String> towns = index.suggest(SuggestField.PROFESSIONAL_CITY, "saint-é", 10);
        Results<DirectoryProfessional> there = index.professionals(ProfessionalQuery.builder()
                .name("martin")
                .profession("10")
                .postalCode("75")
                .build());
        assertThat(typed.items()).hasSize(1).isEqualTo(there.items());
        assertThat(towns).containsExactly("SAINT ETIENNE");

        ProfessionalId id = ProfessionalId.rpps("99700000001");
        try (AnnuaireClient client = AnnuaireClient.create(context, settings)) {
            server.close();
            clock.forward(Duration.ofHours(5));
            LookedUp<DirectoryProfessional> requester =
                    AnnuaireLookup.of(client, index, clock).professional(id);
            if (requester.source() == LookedUp.Source.LOCAL_COPY) {
                warn(requester.age());
            }
        }
        assertThat(shown).contains("PT5H");
        sync.close();
        index.close();
    }

    private void show(String name, Optional<String> city) {
        shown.add(name + ' ' + city);
    }

    private void showProgress(SyncProgress.Part part, long read) {
        shown.add(part + " " + read);
    }

    private void warn(Duration age) {
        shown.add(age.toString());
    }

    @Test
    void guide_showsWhatIsCompiledHere() throws IOException {
        String here = withoutIndentation(Files.readString(Path.of(HERE)));
        Matcher snippets =
                Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(Path.of(GUIDE)));
        int count = 0;
        while (snippets.find()) {
            assertThat(here).contains(withoutIndentation(snippets.group(1)));
            count++;
        }
        assertThat(count).isEqualTo(9);
    }

    private static String withoutIndentation(String code) {
        return code.lines().map(String::strip).collect(Collectors.joining("\n"));
    }
}
