package org.segursdk.annuaire;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.segursdk.annuaire.AnnuaireTestBase.SetClock;
import org.segursdk.annuaire.internal.http.Pace;
import org.segursdk.core.SegurContext;
import org.segursdk.core.Software;
import org.segursdk.core.actor.Structure;
import org.segursdk.core.actor.StructureId;
import org.segursdk.sandbox.AnnuaireSimulator;
import org.segursdk.sandbox.RecordedExchange;
import org.segursdk.sandbox.Sandbox;

/** The sandbox's directory: written apart from the client, and from the tests' own. Client and directory share a clock. */
public final class SandboxAnnuaire implements AutoCloseable {
    public final SetClock clock = new SetClock(Instant.parse("2026-11-20T10:00:00Z"));

    private final Sandbox sandbox = Sandbox.builder().clock(clock).start();

    public AnnuaireSimulator directory() {
        return sandbox.annuaire();
    }

    /** As at the start, with as many calls a second as somebody likes. */
    public void reset() {
        directory().reset();
        directory().rateLimit(0);
        sandbox.recorder().clear();
    }

    public List<RecordedExchange> calls() {
        return sandbox.recorder().exchanges().stream()
                .filter(each -> each.service().equals("annuaire"))
                .toList();
    }

    public SegurContext context() {
        return SegurContext.builder()
                .software(Software.of("Essai", "1.0"))
                .structure(Structure.builder()
                        .id(StructureId.finess("990000001"))
                        .name("CABINET")
                        .sector("SA07")
                        .practiceSetting("AMBULATOIRE")
                        .build())
                .credentials(sandbox.pki().credentials("annuaire"))
                .endpoints(sandbox.endpoints())
                .clock(clock)
                .build();
    }

    /** The limiter of a key is the process's: each has a key of its own. */
    public AnnuaireSettings settings() {
        return AnnuaireSettings.of(ApiKey.of("the-key-" + UUID.randomUUID()));
    }

    public AnnuaireClient client(Pace pace) {
        return AnnuaireClient.create(context(), settings(), pace);
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
