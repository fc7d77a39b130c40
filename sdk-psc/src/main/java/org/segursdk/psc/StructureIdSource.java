package org.segursdk.psc;

import java.util.Optional;
import java.util.regex.Pattern;
import org.segursdk.core.actor.StructureId;

/** Where in an activity the identifier of its structure is taken from. Source: psc §7. */
public enum StructureIdSource {
    FINESS_SITE {
        @Override
        Optional<StructureId> of(Activity activity) {
            return valid("1", activity.finessSite());
        }
    },
    SIRET_SITE {
        @Override
        Optional<StructureId> of(Activity activity) {
            return valid("3", activity.siretSite());
        }
    },
    /** {@code identifiantTechniqueDeLaStructure}, when it is a FINESS ({@code F} and nine characters). */
    TECHNICAL_ID {
        @Override
        Optional<StructureId> of(Activity activity) {
            return valid(
                    "1", activity.technicalId().filter(id -> id.startsWith("F")).map(id -> id.substring(1)));
        }
    },
    /** {@code ancienIdentifiantDeLaStructure}, which has its prefix already. */
    FORMER_ID {
        @Override
        Optional<StructureId> of(Activity activity) {
            return valid("", activity.formerId());
        }
    },
    FINESS_LEGAL {
        @Override
        Optional<StructureId> of(Activity activity) {
            return valid("1", activity.finessLegal());
        }
    };

    private static final Pattern FORM =
            Pattern.compile("0[0-9A-Z]{9,14}|1[0-9A-Z]{9}|2[0-9]{9}|3[0-9]{14}|4[0-9]{11,14}");

    abstract Optional<StructureId> of(Activity activity);

    // What has not the form of a national identifier is left to the next source.
    private static Optional<StructureId> valid(String prefix, Optional<String> value) {
        return value.map(prefix::concat)
                .filter(id -> FORM.matcher(id).matches())
                .map(StructureId::new);
    }
}
