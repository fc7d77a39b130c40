package org.segursdk.examples.cabinet;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.port.SegurKitAdapter;
import org.segursdk.core.actor.AuthenticationMeans;
import org.segursdk.core.actor.Professional;
import org.segursdk.core.actor.ProfessionalSession;
import org.segursdk.core.identity.IdentityProof;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.ProofType;
import org.segursdk.exchange.outbox.DeliverySettings;
import org.segursdk.insi.desk.InsProposal;

/** The practice's software as the kit has it act: the same objects that its screens use, before the bench's sandbox. */
public final class CabinetAdapter implements SegurKitAdapter {
    /** What waits half a minute for a silent DMP in a practice waits less here: the screens never wait. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private int days;

    @Nullable
    private KitBench bench;

    @Nullable
    private Cabinet cabinet;

    private final List<Object> subjects = List.of(
            new CabinetIdentities(this),
            new CabinetFeed(this),
            new CabinetDmp(this),
            new CabinetLists(this),
            new CabinetFigures(this),
            new CabinetMails(this),
            new CabinetPost(this));

    @Override
    public void connect(KitBench on) {
        bench = on;
    }

    /** A new practice in an empty folder. */
    @Override
    public void reset() throws Exception {
        close();
        // What was under way when the check before ended may have left since the bench was set back.
        bench().reset();
        days++;
        open();
    }

    private void open() throws IOException, SQLException {
        Path folder = bench().folder().resolve("cabinet-" + days);
        // What waits a minute for its next try in a practice waits less here.
        DeliverySettings settings = DeliverySettings.builder()
                .workers(2)
                .polling(Duration.ofMillis(50))
                .delays(Duration.ofMillis(20), Duration.ofMillis(100))
                .circuit(1_000, Duration.ofMillis(50))
                .maxAttempts(10_000)
                .build();
        cabinet = Cabinet.open(folder, Counterparts.on(bench().sandbox(), bench().clock(), PATIENCE), settings);
    }

    /** The practice's software ends and begins again on the same folder. */
    void restart() throws IOException, SQLException {
        close();
        open();
    }

    KitBench bench() {
        return Objects.requireNonNull(bench, "connected");
    }

    Cabinet cabinet() {
        return Objects.requireNonNull(cabinet, "opened");
    }

    /** The doctor, logged in through Pro Santé Connect. */
    User doctor() {
        return User.professional(new LoggedIn(cabinet().counterparts().responsible()), "Dr SPECIMEN");
    }

    /** The person responsible, before the screen. */
    private record LoggedIn(ProfessionalSession person) implements ProfessionalSession {
        @Override
        public Professional professional() {
            return person.professional();
        }

        @Override
        public AuthenticationMeans means() {
            return AuthenticationMeans.PRO_SANTE_CONNECT;
        }

        @Override
        public Instant authenticatedAt() {
            return person.authenticatedAt();
        }

        @Override
        public Optional<String> accessToken() {
            return person.accessToken();
        }
    }

    /** A patient the practice registers; with the passport shown and the INS retrieved. */
    String patient(IdentityTraits traits, boolean qualified) {
        Patients patients = cabinet().patients();
        String record = patients.create(traits, doctor());
        if (qualified) {
            if (patients.retrieve(record, doctor()) instanceof InsProposal.Found found) {
                patients.accept(found, Set.of(), doctor());
            }
            LocalDate today = LocalDate.now(cabinet().clock());
            patients.prove(record, new IdentityProof(ProofType.PASSPORT, "Accueil", today), true, doctor());
        }
        return record;
    }

    /** A letter that the doctor writes and validates; its key. */
    String letter(String patient, ShareChoices choices) {
        CareDocument draft = cabinet().documents().begin(patient, Draft.Kind.LETTER);
        CareDocument written = cabinet()
                .documents()
                .save(draft.with(new Draft("Consultation d'essai", "Examen sans particularité.", "", "", "", "", "")));
        cabinet().sharing().share(written, choices, doctor());
        return draft.key();
    }

    @Override
    public <P> Optional<P> port(Class<P> subject) {
        return subjects.stream().filter(subject::isInstance).map(subject::cast).findFirst();
    }

    @Override
    public void close() {
        if (cabinet != null) {
            cabinet.close();
            cabinet = null;
        }
    }
}
