package org.segursdk.mss.xdm;

import java.util.Locale;
import java.util.Optional;

/**
 * What the receiver is asked to do besides taking the document in: the values of the slot that the official sample archives
 * carry. Source: mssante §5.
 */
public enum XdmAction {
    /** The document replaces an earlier one, which its CDA header names. */
    REPLACE("C"),
    /** The document in the archive is to be removed where it was filed. */
    DELETE("D");

    private final String code;

    XdmAction(String code) {
        this.code = code;
    }

    /** The value of the slot. */
    public String code() {
        return code;
    }

    /** The action of that code, in either case; empty for any other. */
    public static Optional<XdmAction> ofCode(String code) {
        return switch (code.strip().toUpperCase(Locale.ROOT)) {
            case "C" -> Optional.of(REPLACE);
            case "D" -> Optional.of(DELETE);
            default -> Optional.empty();
        };
    }
}
