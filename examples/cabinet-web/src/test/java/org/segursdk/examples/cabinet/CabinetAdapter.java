package org.segursdk.examples.cabinet;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.port.SegurKitAdapter;
import org.segursdk.exchange.outbox.DeliverySettings;

/** The practice's software as the kit has it act: the same objects that its screens use, before the bench's sandbox. */
public final class CabinetAdapter implements SegurKitAdapter {
    private int days;

    @Nullable
    private KitBench bench;

    @Nullable
    private Cabinet cabinet;

    private final List<Object> subjects = List.of(new CabinetIdentities(this), new CabinetFeed(this));

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
        cabinet = Cabinet.open(folder, Counterparts.on(bench().sandbox(), bench().clock()), settings);
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

    /** The doctor, logged in. */
    User doctor() {
        return User.professional(cabinet().counterparts().responsible(), "Dr SPECIMEN");
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
