package org.segursdk.annuaire.internal.store;

import java.io.IOException;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.core.error.SegurSecurityException;
import org.segursdk.core.error.TransportException;

/** Failures of the copy. */
public final class StoreFailures {
    private StoreFailures() {}

    /** The disk, not the directory. */
    static TransportException unavailable(IOException cause) {
        return TransportException.notSent(
                "ANNUAIRE-INDEX-UNAVAILABLE",
                LocalizedText.of(
                        "la copie locale ne peut pas être lue ou écrite", "the local copy cannot be read or written"),
                cause);
    }

    static TransportException busy() {
        return TransportException.notSent(
                "ANNUAIRE-INDEX-BUSY",
                LocalizedText.of(
                        "une autre synchronisation écrit déjà dans cette copie",
                        "another synchronisation is already writing into this copy"),
                null);
    }

    /** A copy may be kept for a time only. */
    public static SegurSecurityException expired() {
        return SegurSecurityException.notSent(
                "ANNUAIRE-COPY-EXPIRED",
                LocalizedText.of(
                        "la copie locale dépasse l'âge admis : elle ne sert plus, synchroniser d'abord",
                        "the local copy is older than allowed: it serves no more, synchronise first"),
                null);
    }
}
