package org.segursdk.sandbox.internal.dmp;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.segursdk.core.identity.Ins;
import org.segursdk.core.identity.InsAuthority;
import org.segursdk.core.identity.Matricule;

/** Identifiers of the form {@code id^^^&oid&ISO^type}. Source: dmp §6.1. */
final class Cx {
    private static final Pattern INS =
            Pattern.compile("([0-9]{6}[0-9AB][0-9]{6})([0-9]{2})\\^\\^\\^&([0-9.]+)&ISO\\^NH");
    private static final Pattern ANY = Pattern.compile("[^^&]+\\^\\^\\^&[0-9.]+&ISO\\^(NH|PI)");

    private Cx() {}

    /** The INS of a CX, when it is one and its authority is known. */
    static Optional<Ins> ins(String text) {
        Matcher matcher = INS.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Matricule matricule = Matricule.received(matcher.group(1), matcher.group(2));
        return InsAuthority.ofOid(matcher.group(3)).map(authority -> new Ins(matricule, authority));
    }

    static boolean isIdentifier(String text) {
        return ANY.matcher(text).matches();
    }
}
