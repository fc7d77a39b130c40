package org.segursdk.dmp.internal;

import java.util.Optional;
import java.util.Set;
import org.segursdk.core.actor.Professional;
import org.segursdk.core.actor.StructureId;
import org.segursdk.core.document.Visibility;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.dmp.rights.DocumentCondition;
import org.segursdk.dmp.rights.Right;
import org.segursdk.dmp.search.FoundDocument;
import org.segursdk.soap.vihf.PurposeOfUse;

/**
 * Whether a document fulfils what the rights ask of it. What the DMP did not tell, such as who the médecin traitant is, is left
 * to its own judgement. Source: dmp §2.3.
 *
 * @param caller who acts
 * @param structure where
 * @param treatingPhysician whether the DMP called the caller the patient's médecin traitant, when it told
 */
public record DocumentConditions(Caller caller, StructureId structure, Optional<Boolean> treatingPhysician) {
    private static final String PHYSICIAN = "10";
    /** Médecine du travail: specialties and capacity of TRE_R38, TRE_R40 and TRE_R39. */
    private static final Set<String> OCCUPATIONAL = Set.of("SM25", "C41", "CAPA11");

    /**
     * @throws InvalidInputException rule {@code DMP-RIGHT-}…{@code -DOCUMENT}
     */
    public void require(Right right, FoundDocument document) {
        if (!holds(right.condition(), document)) {
            throw InvalidInputException.of(
                    "DMP",
                    "document",
                    right.rule() + "-DOCUMENT",
                    right.operation().transaction() + " : " + right.condition().french(),
                    right.operation().transaction() + ": " + right.condition().english());
        }
    }

    boolean holds(DocumentCondition condition, FoundDocument document) {
        return switch (condition) {
            case NONE -> true;
            case OWN -> own(document);
            case OF_THE_STRUCTURE -> document.isOfStructure(structure);
            case OWN_OR_TREATING_PHYSICIAN -> own(document) || mayBeTreatingPhysician();
            case MASKED_FOR_AUTHOR_OR_TREATING_PHYSICIAN -> !masked(document) || mayReadMasked(document);
            case ANY_FOR_PHYSICIAN_ELSE_OWN -> mayArchive(document);
        };
    }

    private boolean own(FoundDocument document) {
        return document.isOwn(professional());
    }

    private static boolean masked(FoundDocument document) {
        return document.visibility().contains(Visibility.MASKED_FROM_PROFESSIONALS);
    }

    private boolean mayReadMasked(FoundDocument document) {
        boolean occupational =
                professional().specialtyCode().filter(OCCUPATIONAL::contains).isPresent();
        return !occupational && (own(document) || mayBeTreatingPhysician());
    }

    private boolean mayArchive(FoundDocument document) {
        if (document.isPatientDocument()) {
            return mayBeTreatingPhysician();
        }
        boolean physician =
                professional().professionCode().filter(PHYSICIAN::equals).isPresent();
        return physician || own(document) && caller.access() == PurposeOfUse.NORMAL;
    }

    private boolean mayBeTreatingPhysician() {
        return treatingPhysician.orElse(true);
    }

    private Professional professional() {
        return caller.session().professional();
    }
}
