package org.segursdk.dmp.internal;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.segursdk.core.actor.AuthenticationMeans;
import org.segursdk.core.actor.ProfessionalSession;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.dmp.rights.DmpOperation;
import org.segursdk.dmp.rights.DmpRights;
import org.segursdk.dmp.rights.Holder;
import org.segursdk.dmp.rights.Right;
import org.segursdk.soap.vihf.PurposeOfUse;
import org.segursdk.soap.vihf.VihfMode;

/**
 * Who calls, how authenticated and why. Source: dmp §2.2, §2.3.
 *
 * @param mode how the service is told who calls
 * @param session the person
 * @param access why the record is accessed
 */
public record Caller(VihfMode mode, ProfessionalSession session, PurposeOfUse access) {
    /** A password alone is no strong authentication, and an automate is nobody. */
    private static final Set<AuthenticationMeans> STRONG = EnumSet.of(
            AuthenticationMeans.PRO_SANTE_CONNECT, AuthenticationMeans.CPS_CARD, AuthenticationMeans.TWO_FACTOR);

    /** @throws InvalidInputException rule {@code DMP-AUTHENTICATION}: the means of the session does not suffice for the mode */
    public Caller {
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(session, "session");
        Objects.requireNonNull(access, "access");
        boolean enough =
                switch (mode) {
                    case INDIRECTE -> true;
                    case INDIRECTE_RENFORCEE -> STRONG.contains(session.means());
                    case DIRECTE -> session.means() == AuthenticationMeans.CPS_CARD;
                };
        if (!enough) {
            throw InvalidInputException.of(
                    "ProfessionalSession",
                    "session.means",
                    "DMP-AUTHENTICATION",
                    "le mode " + mode + " veut "
                            + (mode == VihfMode.DIRECTE ? "la carte" : "une authentification forte"),
                    "the mode " + mode + " wants "
                            + (mode == VihfMode.DIRECTE ? "the card" : "a strong authentication"));
        }
    }

    /** A normal access. */
    public static Caller of(VihfMode mode, ProfessionalSession session) {
        return new Caller(mode, session, PurposeOfUse.NORMAL);
    }

    public Holder holder() {
        return Holder.of(session.professional());
    }

    /** @throws InvalidInputException rule {@code DMP-RIGHT-}… */
    public Right require(DmpOperation operation) {
        return DmpRights.require(operation, mode, holder(), access);
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "Caller[" + mode + ", " + access + "]";
    }
}
