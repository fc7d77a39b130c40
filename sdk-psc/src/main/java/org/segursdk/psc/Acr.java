package org.segursdk.psc;

import java.util.Arrays;
import java.util.Optional;

/** How strong an authentication was, from the weakest. Source: psc §7. */
public enum Acr {
    /** Told by nothing of PSC's; as a minimum: none. */
    NONE(""),
    EIDAS1("eidas1"),
    EIDAS2("eidas2"),
    EIDAS3("eidas3");

    private final String code;

    Acr(String code) {
        this.code = code;
    }

    /** As on the wire; empty for {@link #NONE}. */
    public String code() {
        return code;
    }

    /** The level that a token tells; none for another word. */
    public static Optional<Acr> of(String code) {
        return Arrays.stream(values())
                .filter(each -> each != NONE && each.code.equals(code))
                .findFirst();
    }

    public boolean isAtLeast(Acr minimum) {
        return compareTo(minimum) >= 0;
    }
}
