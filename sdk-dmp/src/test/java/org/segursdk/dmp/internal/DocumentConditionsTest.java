package org.segursdk.dmp.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.segursdk.core.actor.AuthenticationMeans;
import org.segursdk.core.actor.Professional;
import org.segursdk.core.actor.ProfessionalSession;
import org.segursdk.core.document.Visibility;
import org.segursdk.dmp.Samples;
import org.segursdk.dmp.rights.DocumentCondition;
import org.segursdk.dmp.search.Entries;
import org.segursdk.dmp.search.FoundDocument;
import org.segursdk.soap.vihf.PurposeOfUse;
import org.segursdk.soap.vihf.VihfMode;

/** What the rights ask of a single document, as dmp §2.3 words it. */
class DocumentConditionsTest {
    private static final FoundDocument OWN = Entries.told("1.2.3").found();
    private static final FoundDocument ANOTHERS =
            Entries.told("1.2.4").byAnother().found();

    private static DocumentConditions conditions(String specialty, PurposeOfUse access, Boolean treating) {
        Professional user = Professional.builder()
                .id(Samples.doctor().id())
                .familyName("DOC0036624")
                .givenName("KIT")
                .specialty(specialty)
                .build();
        ProfessionalSession session =
                ProfessionalSession.local(user, AuthenticationMeans.PRO_SANTE_CONNECT, Samples.NOW);
        return new DocumentConditions(
                new Caller(VihfMode.INDIRECTE_RENFORCEE, session, access),
                Samples.practice().id(),
                Optional.ofNullable(treating));
    }

    private static FoundDocument masked(boolean own) {
        Entries.Told told = Entries.told("1.2.5").visibility(Visibility.MASKED_FROM_PROFESSIONALS);
        return (own ? told : told.byAnother()).found();
    }

    /** Specialty, médecin traitant as the DMP told ({@code ?}: it did not), own document, may read it though masked. */
    @ParameterizedTest
    @CsvSource({
        "G15_10/SM26,false,true,true",
        "G15_10/SM26,false,false,false",
        "G15_10/SM26,true,false,true",
        "G15_10/SM26,?,false,true",
        "G15_10/SM25,true,true,false",
        "G15_10/SM25,?,true,false"
    })
    void masked_isForAuthorAndTreatingPhysician_neverForAnOccupationalOne(
            String specialty, String treating, boolean own, boolean allowed) {
        DocumentConditions conditions =
                conditions(specialty, PurposeOfUse.NORMAL, treating.equals("?") ? null : Boolean.valueOf(treating));
        assertThat(conditions.holds(DocumentCondition.MASKED_FOR_AUTHOR_OR_TREATING_PHYSICIAN, masked(own)))
                .isEqualTo(allowed);
        assertThat(conditions.holds(DocumentCondition.MASKED_FOR_AUTHOR_OR_TREATING_PHYSICIAN, ANOTHERS))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "G15_10/SM26,NORMAL,false,true",
        "G15_10/SM26,BRIS_DE_GLACE,false,true",
        "G15_60,NORMAL,true,true",
        "G15_60,NORMAL,false,false",
        "G15_60,BRIS_DE_GLACE,true,false"
    })
    void archiving_anyForAPhysician_elseOnesOwnInNormalAccess(
            String specialty, PurposeOfUse access, boolean own, boolean allowed) {
        assertThat(conditions(specialty, access, false)
                        .holds(DocumentCondition.ANY_FOR_PHYSICIAN_ELSE_OWN, own ? OWN : ANOTHERS))
                .isEqualTo(allowed);
    }

    @Test
    void archiving_documentOfThePatient_isForTheTreatingPhysician() {
        FoundDocument patients = Entries.told("1.2.6").type("DOCPAT01").found();
        assertThat(patients.isPatientDocument()).isTrue();
        assertThat(conditions("G15_10/SM26", PurposeOfUse.NORMAL, false)
                        .holds(DocumentCondition.ANY_FOR_PHYSICIAN_ELSE_OWN, patients))
                .isFalse();
        assertThat(conditions("G15_10/SM26", PurposeOfUse.NORMAL, true)
                        .holds(DocumentCondition.ANY_FOR_PHYSICIAN_ELSE_OWN, patients))
                .isTrue();
    }

    @Test
    void ownStructureAndUnmasking_areToldApart() {
        DocumentConditions conditions = conditions("G15_10/SM26", PurposeOfUse.NORMAL, false);
        assertThat(conditions.holds(DocumentCondition.NONE, ANOTHERS)).isTrue();
        assertThat(conditions.holds(DocumentCondition.OWN, OWN)).isTrue();
        assertThat(conditions.holds(DocumentCondition.OWN, ANOTHERS)).isFalse();
        assertThat(conditions.holds(DocumentCondition.OF_THE_STRUCTURE, OWN)).isTrue();
        assertThat(conditions.holds(DocumentCondition.OF_THE_STRUCTURE, ANOTHERS))
                .isFalse();
        assertThat(conditions.holds(DocumentCondition.OWN_OR_TREATING_PHYSICIAN, ANOTHERS))
                .isFalse();
        assertThat(conditions("G15_10/SM26", PurposeOfUse.NORMAL, true)
                        .holds(DocumentCondition.OWN_OR_TREATING_PHYSICIAN, ANOTHERS))
                .isTrue();
    }
}
