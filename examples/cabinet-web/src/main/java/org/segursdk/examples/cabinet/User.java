package org.segursdk.examples.cabinet;

import java.util.Optional;
import java.util.Set;
import org.segursdk.core.actor.ProfessionalSession;
import org.segursdk.exchange.inbox.Actor;
import org.segursdk.insi.identity.InsRight;
import org.segursdk.insi.identity.InsUser;

/**
 * Who is before the screen.
 *
 * @param account stands in the journals; a doctor's is the national number
 * @param name to be shown
 * @param session of a professional; empty for the secretary, who acts for the doctor
 * @param rights on identities
 */
public record User(String account, String name, Optional<ProfessionalSession> session, Set<InsRight> rights) {
    /** The account of the simulated secretary. */
    public static final String SECRETARY = "secretaire";

    public static User secretary() {
        return staff(SECRETARY, "Secrétariat", InsUser.of(SECRETARY).rights());
    }

    public static User professional(ProfessionalSession session, String name) {
        String account = session.professional().id().value();
        return new User(
                account, name, Optional.of(session), InsUser.superUser(account).rights());
    }

    /** Somebody of the practice who is no professional, with the rights on identities that the practice gives. */
    static User staff(String account, String name, Set<InsRight> rights) {
        return new User(account, name, Optional.empty(), rights);
    }

    public boolean isProfessional() {
        return session.isPresent();
    }

    /** The doctor may change locked traits; the secretary may do everything else. */
    public InsUser insUser() {
        return new InsUser(account, rights);
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
