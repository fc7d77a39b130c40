package org.segursdk.exchange.portability;

import java.util.Objects;
import org.segursdk.core.error.LocalizedText;

/**
 * Something wrong with an archive.
 *
 * @param kind what
 * @param path which file, as the archive names it; may be a name that others chose
 */
public record ImportFinding(Kind kind, String path) {
    /** What can be wrong. */
    public enum Kind {
        /** No manifest: the export did not finish. */
        NOT_FINISHED("pas de manifeste : export inachevé", "no manifest: the export did not finish"),
        /** A line of the manifest that cannot be read. */
        MANIFEST("ligne illisible du manifeste", "a line of the manifest cannot be read"),
        MISSING("fichier manquant", "missing file"),
        CHANGED("fichier modifié", "changed file"),
        /** Not in the manifest. */
        EXTRA("fichier en trop", "extra file"),
        /** A path out of the archive, or a link. */
        UNSAFE("chemin hors de l'archive ou lien", "a path out of the archive, or a link"),
        /** The counts tell fewer documents exported than asked for. */
        INCOMPLETE("documents non exportés", "documents not exported");

        private final String french;
        private final String english;

        Kind(String french, String english) {
            this.french = french;
            this.english = english;
        }

        public LocalizedText label() {
            return LocalizedText.of(french, english);
        }
    }

    public ImportFinding {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(path, "path");
    }

    /** Without the path. */
    @Override
    public String toString() {
        return "ImportFinding[" + kind + "]";
    }
}
