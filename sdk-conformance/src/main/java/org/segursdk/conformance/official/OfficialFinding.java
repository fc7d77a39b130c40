package org.segursdk.conformance.official;

import java.util.Objects;

/**
 * What the publisher's rules say of a document.
 *
 * @param profile {@code XSD}, {@code STRUCT-MIN}, {@code IHE}, {@code MODELES-CDA}, {@code MODELES-ANS}, {@code TERMINO}, {@code MODEL}
 * @param severity {@code error}, {@code warning} or {@code info}
 * @param path where; a line for the schema
 * @param text the publisher's words
 */
public record OfficialFinding(String profile, String severity, String path, String text) {
    public OfficialFinding {
        Objects.requireNonNull(profile, "profile");
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(text, "text");
    }
}
