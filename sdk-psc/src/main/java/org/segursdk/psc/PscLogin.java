package org.segursdk.psc;

import java.util.List;
import java.util.Optional;
import org.segursdk.core.Environment;
import org.segursdk.core.actor.Professional;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.core.error.SegurSecurityException;

/**
 * Somebody who is authenticated and whose situation of practice is still to be chosen. Holds the session to be; drop it by
 * {@link #abandon()} when it is not opened.
 */
public final class PscLogin {
    private final SessionCore core;

    PscLogin(SessionCore core) {
        this.core = core;
    }

    public PscIdentity identity() {
        return core.identity();
    }

    /** How strong the authentication was, when that is told. */
    public Optional<Acr> acr() {
        return core.acr();
    }

    /** See {@link PscIdentity#situations()}. */
    public List<Situation> situations() {
        return core.identity().situations();
    }

    /**
     * Opens the session in the only situation there is.
     *
     * @throws InvalidInputException rule {@code PSC-SITUATION-CHOICE}: none or several; and as {@link Situation#professional}
     */
    public PscSession open() {
        List<Situation> all = situations();
        if (all.size() != 1) {
            throw InvalidInputException.of(
                    "PscLogin",
                    "situation",
                    "PSC-SITUATION-CHOICE",
                    all.isEmpty()
                            ? "aucune situation d'exercice n'est connue : donnez le professionnel"
                            : "l'utilisateur a plusieurs situations d'exercice : il doit choisir",
                    all.isEmpty()
                            ? "no situation of practice is known: give the professional"
                            : "the user has several situations of practice and has to choose");
        }
        return open(all.get(0));
    }

    /**
     * Opens the session in the situation that the user chose.
     *
     * @throws InvalidInputException rule {@code PSC-SITUATION-OTHER}: it is not one of theirs; and as
     *     {@link Situation#professional}
     * @throws SegurSecurityException code {@code PRODUCTION-TEST-IDENTITY}
     */
    public PscSession open(Situation situation) {
        requireUsable();
        return PscSession.in(core, situation);
    }

    /**
     * Opens the session of somebody of whom the provider does not tell the profession, or no identifier that the national services know
     * ({@link PscIdentity#kind}), as the software's account describes them. When the provider tells no such identifier there is
     * nothing to compare: the software answers for whose account it is.
     *
     * @throws InvalidInputException rule {@code PSC-PROFESSIONAL-OTHER}: the provider knows an identifier of theirs, and it is
     *     another
     * @throws SegurSecurityException code {@code PRODUCTION-TEST-IDENTITY}
     */
    public PscSession open(Professional professional) {
        requireUsable();
        Optional<String> told = core.identity().professionalId().map(id -> id.value());
        boolean same = told.isEmpty()
                || core.identity().identifiers().contains(professional.id().value())
                || told.get().equals(professional.id().value());
        if (!same) {
            throw InvalidInputException.of(
                    "PscLogin",
                    "professional.id",
                    "PSC-PROFESSIONAL-OTHER",
                    "ce professionnel n'est pas celui qui s'est authentifié",
                    "this professional is not the one who authenticated");
        }
        return new PscSession(core, professional, Optional.empty());
    }

    /** Identities of EDIT are for the bac à sable. */
    private void requireUsable() {
        if (core.engine().context().environment() == Environment.PRODUCTION
                && identity().isOfTest()) {
            throw SegurSecurityException.notSent(
                    "PRODUCTION-TEST-IDENTITY",
                    LocalizedText.of(
                            "identité de test (EDIT) refusée en production",
                            "test identity (EDIT) refused in production"),
                    null);
        }
    }

    /** Lets the tokens go; the provider is not told. */
    public void abandon() {
        core.end(SessionEnd.LOGGED_OUT);
    }

    SessionCore core() {
        return core;
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "PscLogin[redacted]";
    }
}
