package org.segursdk.cda.internal;

import org.segursdk.core.actor.Professional;

/** Names as people read them. */
public final class Names {
    private Names() {}

    public static String readable(Professional professional) {
        StringBuilder name = new StringBuilder();
        professional
                .title()
                .filter(title -> title.equals("DR") || title.equals("PR"))
                .ifPresent(title -> name.append(title.equals("DR") ? "Dr " : "Pr "));
        if (!professional.givenName().isBlank()) {
            name.append(professional.givenName()).append(' ');
        }
        return name.append(professional.familyName()).toString();
    }
}
