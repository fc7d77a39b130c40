package org.segursdk.insi.identity;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.segursdk.core.error.Violations;

/**
 * Who acts on an identity: a professional, a secretary with a nominative card, or an automate. Rights are the software's own
 * habilitation, asked at each event.
 *
 * @param id account or professional id, stands in the journals
 * @param rights what this user may do
 */
public record InsUser(String id, Set<InsRight> rights) {
    public InsUser {
        Objects.requireNonNull(id, "id");
        rights = Set.copyOf(rights);
        new Violations().require(id, "id").throwIfAny("InsUser");
    }

    /** Someone who may do all but change locked traits. */
    public static InsUser of(String id) {
        return new InsUser(id, EnumSet.complementOf(EnumSet.of(InsRight.CHANGE_STRICT_TRAITS)));
    }

    /** Someone who may do everything. */
    public static InsUser superUser(String id) {
        return new InsUser(id, EnumSet.allOf(InsRight.class));
    }

    public boolean may(InsRight right) {
        return rights.contains(right);
    }

    /** Without the account. */
    @Override
    public String toString() {
        return "InsUser" + rights;
    }
}
