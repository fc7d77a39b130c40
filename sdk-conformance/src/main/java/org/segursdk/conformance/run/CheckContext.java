package org.segursdk.conformance.run;

import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.conformance.profile.SegurProfile;

/** What a check may look at: artefacts, the declared product, a clock, and what the run was given for live and port checks. */
public final class CheckContext {
    private final SegurProfile profile;
    private final Artefacts artefacts;
    private final Clock clock;
    private final Map<Class<?>, Object> services;

    CheckContext(SegurProfile profile, Artefacts artefacts, Clock clock, Map<Class<?>, Object> services) {
        this.profile = Objects.requireNonNull(profile, "profile");
        this.artefacts = Objects.requireNonNull(artefacts, "artefacts");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.services = Map.copyOf(services);
    }

    public SegurProfile profile() {
        return profile;
    }

    /** Files the product made; none when the run was given none. */
    public Artefacts artefacts() {
        return artefacts;
    }

    public Clock clock() {
        return clock;
    }

    /** The sandbox, the vendor's adapter…, when the run was given one. */
    public <T> Optional<T> service(Class<T> type) {
        return Optional.ofNullable(services.get(type)).map(type::cast);
    }
}
