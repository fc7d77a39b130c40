package org.segursdk.annuaire.index;

import java.util.Objects;
import org.segursdk.core.actor.ProfessionalId;
import org.segursdk.core.actor.StructureId;

/** Somebody, or a structure, whom the software follows: a user, a correspondent. Source: rem REM-ANN-02, REM-ANN-03. */
public sealed interface Watched {
    /** What the software calls a subject. */
    enum Role {
        USER,
        CORRESPONDENT
    }

    Role role();

    /** Key of what is remembered of it. */
    String key();

    /**
     * A professional.
     *
     * @param id by RPPS number or {@code SubjectNameID}
     */
    record Person(Role role, ProfessionalId id) implements Watched {
        public Person {
            Objects.requireNonNull(role, "role");
            Objects.requireNonNull(id, "id");
        }

        @Override
        public String key() {
            return "W|" + role + "|P|" + id.value();
        }
    }

    /**
     * A structure.
     *
     * @param id by FINESS, SIRET…, with its prefix
     */
    record Place(Role role, StructureId id) implements Watched {
        public Place {
            Objects.requireNonNull(role, "role");
            Objects.requireNonNull(id, "id");
        }

        @Override
        public String key() {
            return "W|" + role + "|O|" + id.value();
        }
    }

    static Watched user(ProfessionalId id) {
        return new Person(Role.USER, id);
    }

    static Watched correspondent(ProfessionalId id) {
        return new Person(Role.CORRESPONDENT, id);
    }

    static Watched correspondent(StructureId id) {
        return new Place(Role.CORRESPONDENT, id);
    }
}
