package org.segursdk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.segursdk.sandbox.Caller.xpath;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.segursdk.sandbox.DmpPatient.Authorisation;

/** Conditions on single documents and on the state of the DMP. */
class DmpDocumentRightsTest extends DmpTestBase {
    private static final String SUCCESS = "ResponseStatusType:Success";
    private static final String FORBIDDEN = "errorCode=\"SandboxForbidden\"";

    private static boolean finds(Caller caller) throws Exception {
        return "1".equals(xpath(Xds.find(caller, Xds.APPROVED), "//@totalResultCount"));
    }

    @Test
    void masked_isForAuthorAndTreatingPhysician() throws Exception {
        DmpDocument masked = deposit(DmpSeed.document().masked());

        assertThat(finds(air())).isTrue();
        assertThat(Xds.retrieve(air(), masked.uniqueId())).contains(SUCCESS);
        for (String access : List.of("normal", "bris_de_glace", "centre_15")) {
            assertThat(finds(other().access(access))).isFalse();
            assertThat(Xds.retrieve(other().access(access), masked.uniqueId())).contains(FORBIDDEN);
        }
        treatedBy(OTHER_ID);
        assertThat(finds(other())).isTrue();
        assertThat(Xds.retrieve(other(), masked.uniqueId())).contains(SUCCESS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SM25", "C41", "CAPA11"})
    void masked_occupationalPhysician_neverGetsIt(String specialty) throws Exception {
        DmpDocument masked = deposit(DmpSeed.document().masked());
        treatedBy(Caller.DUPRE);
        Caller occupational = air().specialty(specialty);

        assertThat(finds(occupational)).isFalse();
        assertThat(Xds.retrieve(occupational, masked.uniqueId())).contains(FORBIDDEN);
        assertThat(finds(air())).isTrue();
    }

    @Test
    void masked_referenceSearch_isForTheStructureThatFedIt() throws Exception {
        deposit(DmpSeed.document().masked());

        assertThat(xpath(Xds.references(ai(), Xds.APPROVED), "//@totalResultCount"))
                .isEqualTo("1");
        assertThat(xpath(Xds.references(ai().structure("10B0193499"), Xds.APPROVED), "//@totalResultCount"))
                .isEqualTo("0");
        assertThat(xpath(Xds.references(Caller.staffCard(sandbox), Xds.APPROVED), "//@totalResultCount"))
                .isEqualTo("1");
    }

    @Test
    void masked_associations_areHiddenWithIt() throws Exception {
        DmpDocument masked = deposit(DmpSeed.document().masked());
        String query =
                Xds.query(Xds.GET_ASSOCIATIONS, "LeafClass", Xds.slot("$uuid", "('" + masked.entryUuid() + "')"));

        assertThat(count(air().send("registry", Xds.QUERY, query), "Association"))
                .isEqualTo("1");
        assertThat(count(other().send("registry", Xds.QUERY, query), "Association"))
                .isEqualTo("0");
    }

    @Test
    void invisibleToPatient_isSeenByProfessionals() throws Exception {
        deposit(DmpSeed.document().invisibleToPatient());

        assertThat(finds(other())).isTrue();
    }

    @Test
    void delete_isForTheAuthorOrTheStructure() throws Exception {
        DmpDocument own = deposit(DmpSeed.document());
        assertThat(Xds.delete(other(), own)).contains(FORBIDDEN);
        treatedBy(OTHER_ID);
        assertThat(Xds.delete(other(), own)).contains(FORBIDDEN);
        assertThat(Xds.delete(ai().structure("10B0193499"), own)).contains(FORBIDDEN);
        assertThat(Xds.delete(air().access("centre_15"), own)).contains(SUCCESS);

        DmpDocument ofStructure = deposit(DmpSeed.document().by(OTHER).fedBy("10B0193488"));
        assertThat(Xds.delete(air(), ofStructure)).contains(FORBIDDEN);
        assertThat(Xds.delete(air().staff(), ofStructure)).contains(SUCCESS);
        assertThat(Xds.delete(ai(), deposit(DmpSeed.document().by(OTHER).fedBy("10B0193488"))))
                .contains(SUCCESS);
        assertThat(Xds.delete(ai(), deposit(DmpSeed.byPatient()))).contains(FORBIDDEN);
    }

    @Test
    void delete_withoutAuthorisation_isAllowed() throws Exception {
        put(dominique().with(Authorisation.NON_EXISTE));

        assertThat(Xds.delete(air(), deposit(DmpSeed.document()))).contains(SUCCESS);
    }

    @Test
    void archive_physicianAll_othersTheirOwnInNormalAccess() throws Exception {
        assertThat(Xds.archive(other().access("bris_de_glace"), deposit(DmpSeed.document())))
                .contains(SUCCESS);
        assertThat(Xds.archive(air().nurse(), deposit(DmpSeed.document().by(OTHER))))
                .contains(FORBIDDEN);
        assertThat(Xds.archive(air().nurse(), deposit(DmpSeed.document()))).contains(SUCCESS);
        assertThat(Xds.archive(air().nurse().access("bris_de_glace"), deposit(DmpSeed.document())))
                .contains(FORBIDDEN);
    }

    @Test
    void archive_patientsDocument_isForTheTreatingPhysician() throws Exception {
        DmpDocument document = deposit(DmpSeed.byPatient());
        assertThat(document.isByPatient()).isTrue();

        assertThat(Xds.archive(air(), document)).contains(FORBIDDEN);
        treatedBy(Caller.DUPRE);
        assertThat(Xds.archive(air(), document)).contains(SUCCESS);
    }

    @Test
    void unmask_isForAuthorAndTreatingPhysician() throws Exception {
        DmpDocument document = deposit(DmpSeed.document().masked());
        String found = Xds.entry(Xds.get(air(), document.uniqueId()));

        assertThat(other().send("registry", Xds.UPDATE, Xds.visibility(other(), found, 1)))
                .contains(FORBIDDEN);
        treatedBy(OTHER_ID);
        assertThat(other().send("registry", Xds.UPDATE, Xds.visibility(other(), found, 1)))
                .contains(SUCCESS);
    }

    @Test
    void replace_ofAnotherStructure_isForbidden() throws Exception {
        DmpDocument foreign = deposit(DmpSeed.document().by(OTHER));
        DmpDocument own = deposit(DmpSeed.document());

        assertThat(replace(foreign)).contains(FORBIDDEN);
        assertThat(replace(own)).contains(SUCCESS);
        assertThat(now(own).status()).isEqualTo(DmpDocument.DEPRECATED);
    }

    private static String replace(DmpDocument old) throws Exception {
        DmpMessages.Feed feed = ai().newFeed();
        feed.metadata = text -> text.replace(
                "</RegistryObjectList>",
                Rim.association("a4", "urn:ihe:iti:2007:AssociationType:RPLC", "Document01", old.entryUuid())
                        + "</RegistryObjectList>");
        return ai().feed(feed);
    }

    @ParameterizedTest
    @EnumSource(
            value = Authorisation.class,
            names = {"NON_EXISTE", "EXPIRE", "INTERDIT"})
    void consultation_withoutValidAuthorisation_isRefused(Authorisation state) throws Exception {
        DmpDocument document = deposit(DmpSeed.document());
        String found = Xds.entry(Xds.get(air(), document.uniqueId()));
        put(dominique().with(DmpGrant.of(Caller.DUPRE, state)));
        String code = state == Authorisation.INTERDIT ? "SandboxBlocked" : "SandboxNotAuthorised";

        assertThat(Xds.find(air(), Xds.APPROVED)).contains("AdhocQueryResponse", "errorCode=\"" + code);
        assertThat(Xds.retrieve(air(), document.uniqueId())).contains("errorCode=\"" + code);
        assertThat(Xds.archive(air(), document)).contains("errorCode=\"" + code);
        assertThat(air().send("registry", Xds.UPDATE, Xds.visibility(air(), found, 1, "MASQUE_PS")))
                .contains("errorCode=\"" + code);
        assertThat(air().send("habilitations", DmpMessages.PROFESSIONALS, DmpMessages.professionals("TOUTE")))
                .contains(":status>" + code + "<");
        assertThat(finds(other())).isTrue();
        assertThat(xpath(Xds.references(ai(), Xds.APPROVED), "//@totalResultCount"))
                .isEqualTo("1");
        assertThat(ai().feed(ai().newFeed())).contains(SUCCESS);
    }

    @ParameterizedTest
    @CsvSource({
        "bris_de_glace, NON_EXISTE, true",
        "centre_15, NON_EXISTE, true",
        "bris_de_glace, EXPIRE, true",
        "bris_de_glace, INTERDIT, false",
        "centre_15, INTERDIT, false"
    })
    void emergency_wantsNoAuthorisationButNoBlock(String access, Authorisation state, boolean allowed)
            throws Exception {
        DmpDocument document = deposit(DmpSeed.document());
        put(dominique().with(state));

        assertThat(Xds.retrieve(air().access(access), document.uniqueId()).contains(SUCCESS))
                .isEqualTo(allowed);
    }

    @Test
    void emergency_opposition_closesItsOwnAccessOnly() throws Exception {
        DmpDocument document = deposit(DmpSeed.document());
        put(dominique().opposing(true, false));
        assertThat(Xds.retrieve(air().access("bris_de_glace"), document.uniqueId()))
                .contains("SandboxOpposed");
        assertThat(Xds.find(air().access("bris_de_glace"), Xds.APPROVED)).contains("SandboxOpposed");
        assertThat(Xds.retrieve(air().access("centre_15"), document.uniqueId())).contains(SUCCESS);
        put(dominique().opposing(false, true));
        assertThat(Xds.retrieve(air().access("centre_15"), document.uniqueId())).contains("SandboxOpposed");
        assertThat(Xds.retrieve(air().access("bris_de_glace"), document.uniqueId()))
                .contains(SUCCESS);
        assertThat(finds(air())).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"CLOSED, DMPClosed", "ABSENT, XDSUnknownPatientId"})
    void closedOrAbsent_isToldByEachLayer(DmpPatient.Status status, String code) throws Exception {
        DmpDocument document = deposit(DmpSeed.document());
        put(dominique().with(status));

        assertThat(Xds.find(air(), Xds.APPROVED)).contains("errorCode=\"" + code);
        assertThat(Xds.references(ai(), Xds.APPROVED)).contains("errorCode=\"" + code);
        assertThat(Xds.retrieve(air(), document.uniqueId())).contains("errorCode=\"" + code);
        assertThat(Xds.delete(air(), document)).contains("errorCode=\"" + code);
        assertThat(ai().feed(ai().newFeed())).contains("errorCode=\"" + code);
        assertThat(air().send("habilitations", DmpMessages.AUTHORISE, DmpMessages.authorisation("AJOUT", "")))
                .contains(":status>" + (status == DmpPatient.Status.ABSENT ? "SandboxNoDmp" : code) + "<");
    }
}
