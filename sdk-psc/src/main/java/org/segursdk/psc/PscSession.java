package org.segursdk.psc;

import java.time.Instant;
import java.util.Optional;
import org.segursdk.core.actor.AuthenticationMeans;
import org.segursdk.core.actor.Professional;
import org.segursdk.core.actor.ProfessionalSession;
import org.segursdk.core.actor.Structure;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.SegurException;
import org.segursdk.core.error.SegurSecurityException;

/**
 * A professional who logged in, acting in one situation of practice. The clients of the DMP, of INSi and of MSSanté take it as it is.
 * It holds the tokens, which are nowhere else, in memory only, and lets them go when it ends: by a logout, when its time is over, when the
 * provider says so. Thread-safe. Source: psc §6, §13.8.
 */
public final class PscSession implements ProfessionalSession {
    private final SessionCore core;
    private final Professional professional;
    private final Optional<Situation> situation;

    PscSession(SessionCore core, Professional professional, Optional<Situation> situation) {
        this.core = core;
        this.professional = professional;
        this.situation = situation;
    }

    static PscSession in(SessionCore core, Situation situation) {
        if (!core.identity().situations().contains(situation)) {
            throw InvalidInputException.of(
                    "PscSession",
                    "situation",
                    "PSC-SITUATION-OTHER",
                    "cette situation d'exercice n'est pas une de celles du professionnel",
                    "this situation of practice is not one of the professional's");
        }
        return new PscSession(core, situation.professional(core.identity()), Optional.of(situation));
    }

    @Override
    public Professional professional() {
        return professional;
    }

    @Override
    public AuthenticationMeans means() {
        return core.engine().settings().means();
    }

    @Override
    public Instant authenticatedAt() {
        return core.authenticatedAt();
    }

    /**
     * A token that serves now, refreshed when its end is near. To be asked for at each use and kept nowhere.
     *
     * @return empty when the session has ended: log in again
     * @throws SegurException the provider cannot be reached and the present token serves no more, or what it answered is
     *     refused; the session goes on
     */
    @Override
    public Optional<String> accessToken() {
        return core.accessToken();
    }

    /** Who logged in, with all they are. */
    public PscIdentity identity() {
        return core.identity();
    }

    /** The situation chosen; empty when the software gave the professional. */
    public Optional<Situation> situation() {
        return situation;
    }

    /**
     * The structure of the situation, with its identifier.
     *
     * @param practiceSetting code of JDV_J04, which Pro Santé Connect does not tell
     * @return empty when the situation has no place
     * @throws InvalidInputException as {@link Activity#structure}
     * @throws SegurSecurityException code {@code PRODUCTION-UNACCEPTED-FACTS}
     */
    public Optional<Structure> structure(String practiceSetting) {
        PscProfile profile = core.engine().settings().profile();
        core.engine().context().requireAccepted(profile.structureFacts());
        return situation
                .flatMap(Situation::activity)
                .map(place -> place.structure(
                        practiceSetting, profile.structureIdOrder().value()));
    }

    /**
     * The same session, its professional acting in another of their situations.
     *
     * @throws InvalidInputException as {@link PscLogin#open(Situation)}
     */
    public PscSession actingIn(Situation other) {
        return in(core, other);
    }

    /** How strong the authentication was, when that is told. */
    public Optional<Acr> acr() {
        return core.acr();
    }

    /** The provider's {@code sid}, by which it speaks of the session when it ends it; else one drawn by the SDK. */
    public String sessionId() {
        return core.id();
    }

    /** Whether it still has a token, or can get one. */
    public boolean isOpen() {
        return core.isOpen();
    }

    /** Why it ended; empty while it is open. */
    public Optional<SessionEnd> ended() {
        return core.ended();
    }

    /** When it ends if it is not used until then; each use may put it off, up to the provider's maximum. In the past once ended. */
    public Instant endsAt() {
        return core.endsAt();
    }

    SessionCore core() {
        return core;
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "PscSession[" + (core.ended().isEmpty() ? "open" : "ended") + "]";
    }
}
