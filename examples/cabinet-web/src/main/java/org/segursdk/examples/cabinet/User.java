package org.segursdk.examples.cabinet;

import java.util.Optional;
import org.segursdk.core.actor.ProfessionalSession;
import org.segursdk.exchange.inbox.Actor;
import org.segursdk.insi.identity.InsUser;

/**
 * Who is before the screen.
 *
 * @param account stands in the journals; a doctor's is the national number
 * @param name to be shown
 * @param session of a professional; empty for the secretary, who acts for the doctor
 */
public record User(String account, String name, Optional<ProfessionalSession> session) {
    /** The account of the simulated secretary. */
    public static final String SECRETARY = "secretaire";

    public static User secretary() {
        return new User(SECRETARY, "Secrétariat", Optional.empty());
    }

    public static User professional(ProfessionalSession session, String name) {
        return new User(session.professional().id().value(), name, Optional.of(session));
    }

    public boolean isProfessional() {
        return session.isPresent();
    }

    /** The doctor may change locked traits; the secretary may do everything else. */
    public InsUser insUser() {
        return isProfessional() ? InsUser.superUser(account) : InsUser.of(account);
    }

    /** The secretary treats the list for the doctor who delegated it. */
    public Actor actor() {
        return isProfessional() ? Actor.of(account) : Actor.of(account).actingFor(Counterparts.DOCTOR);
    }

    @Override
    public String toString() {
        return "User[redacted]";
    }
}
