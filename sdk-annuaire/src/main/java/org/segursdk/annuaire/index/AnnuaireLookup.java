package org.segursdk.annuaire.index;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.segursdk.annuaire.AnnuaireClient;
import org.segursdk.annuaire.DirectoryProfessional;
import org.segursdk.annuaire.DirectoryStructure;
import org.segursdk.annuaire.index.LookedUp.Source;
import org.segursdk.core.actor.ProfessionalId;
import org.segursdk.core.actor.StructureId;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.SegurException;

/**
 * One look-up when it counts, at the creation or the validation of a report: asked of the directory now, else answered by the local
 * copy, whose age is told. Thread-safe. Source: rem REM-ANN-06.
 */
public final class AnnuaireLookup {
    private final AnnuaireClient client;
    private final AnnuaireIndex index;
    private final Clock clock;

    private AnnuaireLookup(AnnuaireClient client, AnnuaireIndex index, Clock clock) {
        this.client = Objects.requireNonNull(client, "client");
        this.index = Objects.requireNonNull(index, "index");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    public static AnnuaireLookup of(AnnuaireClient client, AnnuaireIndex index, Clock clock) {
        return new AnnuaireLookup(client, index, clock);
    }

    /**
     * @throws SegurException why the directory did not answer, when there is no usable copy either
     */
    public LookedUp<DirectoryProfessional> professional(ProfessionalId id) {
        return answer(() -> client.currentProfessional(id), () -> index.professional(id));
    }

    /**
     * The structure of that number, an active one first.
     *
     * @throws SegurException as {@link #professional}
     */
    public LookedUp<DirectoryStructure> structure(StructureId id) {
        return answer(() -> client.currentStructures(id).stream().findFirst(), () -> index.structures(id).stream()
                .findFirst());
    }

    private <T> LookedUp<T> answer(Supplier<Optional<T>> directory, Supplier<Optional<T>> copy) {
        try {
            Optional<T> value = directory.get();
            return new LookedUp<>(value, Source.DIRECTORY, clock.instant(), Duration.ZERO, Optional.empty());
        } catch (InvalidInputException e) {
            throw e;
        } catch (SegurException e) {
            return ofCopy(copy, e);
        }
    }

    private <T> LookedUp<T> ofCopy(Supplier<Optional<T>> copy, SegurException why) {
        IndexState state = index.state();
        Optional<Instant> asOf = state.loaded() ? state.asOf() : Optional.empty();
        if (asOf.isEmpty()) {
            throw why;
        }
        try {
            return new LookedUp<>(
                    copy.get(),
                    Source.LOCAL_COPY,
                    asOf.get(),
                    state.age().orElse(Duration.ZERO),
                    Optional.of(why.code()));
        } catch (SegurException e) {
            why.addSuppressed(e);
            throw why;
        }
    }
}
