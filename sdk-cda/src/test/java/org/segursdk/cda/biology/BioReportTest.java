package org.segursdk.cda.biology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.segursdk.cda.Fixtures.dom;
import static org.segursdk.cda.XPaths.nodes;
import static org.segursdk.cda.XPaths.text;
import static org.segursdk.cda.XPaths.texts;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.segursdk.cda.Fixtures;
import org.segursdk.core.document.Relation;
import org.w3c.dom.Element;

/** A document is read back as any reader would: with the JDK's parser and XPath. */
class BioReportTest {
    private static final Element EVERYTHING =
            dom(BioFixtures.everything().build().toDocument());

    @Test
    @Tag("REM-BIO-01")
    void header_modelFixesTemplatesCodeAndTitle() {
        assertThat(texts(EVERYTHING, "h:templateId/@root"))
                .containsExactly(
                        "2.16.840.1.113883.2.8.2.1",
                        "1.2.250.1.213.1.1.1.1",
                        "1.3.6.1.4.1.19376.1.3.3",
                        "1.2.250.1.213.1.1.1.55");
        assertThat(text(EVERYTHING, "h:templateId[@root='1.2.250.1.213.1.1.1.55']/@extension"))
                .isEqualTo("2024.01");
        assertThat(text(EVERYTHING, "h:code/@code")).isEqualTo("11502-2");
        assertThat(text(EVERYTHING, "h:code/@displayName")).isEqualTo("CR d'examens biologiques");
        assertThat(text(EVERYTHING, "h:title")).isEqualTo("Compte rendu d'examens biologiques");
    }

    @Test
    void header_patientWithoutContact_isSaidUnknown() {
        String role = "h:recordTarget/h:patientRole";
        assertThat(text(EVERYTHING, role + "/h:addr/@nullFlavor")).isEqualTo("UNK");
        assertThat(text(EVERYTHING, role + "/h:telecom/@nullFlavor")).isEqualTo("UNK");
    }

    @Test
    void header_principalAct_isTheLaboratoryAndTheFirstChapter() {
        String event = "h:documentationOf[1]/h:serviceEvent";
        assertThat(text(EVERYTHING, event + "/h:code/@code")).isEqualTo("18725-2");
        String performer = event + "/h:performer";
        assertThat(texts(EVERYTHING, performer + "/h:templateId/@root"))
                .containsExactly("1.3.6.1.4.1.19376.1.3.3.1.7", "1.2.250.1.213.1.1.3.23");
        assertThat(text(EVERYTHING, performer + "/h:time/@value")).isEqualTo("20260714102930+0200");
        assertThat(nodes(EVERYTHING, performer + "/h:assignedEntity[h:addr][h:telecom]"))
                .hasSize(1);
        assertThat(nodes(EVERYTHING, performer + "//h:representedOrganization[h:addr][h:telecom][h:name]"))
                .hasSize(1);
        assertThat(texts(EVERYTHING, "h:documentationOf[position() > 1]/h:serviceEvent/h:code/@code"))
                .containsExactly("18719-5");
    }

    @Test
    void header_biologistsOfTheChapters_areAuthenticatorsOnceWithTheirLastValidation() {
        assertThat(texts(EVERYTHING, "h:authenticator/h:assignedEntity/h:id/@extension"))
                .containsExactly("899700366240", "899700427869");
        assertThat(text(EVERYTHING, "h:authenticator[2]/h:time/@value")).isEqualTo("20260714102900+0200");
        assertThat(nodes(EVERYTHING, "h:authenticator[h:templateId/@root='1.3.6.1.4.1.19376.1.3.3.1.5']"))
                .hasSize(2);
    }

    @Test
    void header_prescriberAlone_bearsTheTemplateOfOrderingPhysicians() {
        assertThat(texts(EVERYTHING, "h:participant[h:templateId/@root='1.3.6.1.4.1.19376.1.3.3.1.6']/@typeCode"))
                .containsExactly("REF");
    }

    @Test
    @Tag("REM-BIO-06")
    void accreditation_numberInHeader_mentionInDocument_resultsOutsideAreMarked() {
        String id = "//h:responsibleParty//h:representedOrganization/h:id[@root='1.2.250.1.213.6.3.1']";
        assertThat(text(EVERYTHING, id + "/@extension")).isEqualTo("8-WXYZ");
        assertThat(text(EVERYTHING, id + "/@assigningAuthorityName")).isEqualTo("COFRAC");
        assertThat(text(EVERYTHING, "//h:section[h:title='Accréditation']/h:text"))
                .contains("Accréditation Cofrac n° 8-WXYZ, portée disponible");
        assertThat(text(EVERYTHING, "//h:tr[h:th='CRP']")).contains("Hors accréditation");
        Element none = dom(BioFixtures.smallest().build().toDocument());
        assertThat(none.getTextContent()).doesNotContain("ccréditation");
    }

    @Test
    @Tag("REM-BIO-08")
    void partialReport_isActive_andItsReplacementNamesIt() {
        String status = "h:documentationOf[1]/h:serviceEvent/*[local-name()='statusCode']/@code";
        assertThat(text(EVERYTHING, status)).isEqualTo("active");
        BioReport complete = BioFixtures.smallest()
                .header(BioFixtures.header()
                        .setId(Fixtures.ID.child(9))
                        .version(2)
                        .addRelation(new Relation(Relation.Type.RPLC, Fixtures.ID.child(1))))
                .build();
        Element document = dom(complete.toDocument());
        assertThat(text(document, status)).isEqualTo("completed");
        assertThat(text(document, "h:relatedDocument[@typeCode='RPLC']/h:parentDocument/h:id/@root"))
                .isEqualTo(Fixtures.ID.child(1).value());
        assertThat(complete.toDocument().metadata().relations()).hasSize(1);
    }

    @Test
    void awaitedAnalyses_makeTheirPanelAndChapterActive() {
        String act = "//h:section[h:code/@code='18725-2']/h:entry/h:act";
        assertThat(text(EVERYTHING, act + "/h:statusCode/@code")).isEqualTo("active");
        assertThat(texts(EVERYTHING, act + "/h:entryRelationship/h:organizer[@classCode='BATTERY']/h:statusCode/@code"))
                .containsExactly("active", "active");
        assertThat(text(EVERYTHING, "//h:section[h:code/@code='18725-2']/h:text"))
                .contains("En cours : Recherche de mycobactéries", "En cours : Culture prolongée");
    }

    @Test
    @Tag("REM-BIO-01")
    void result_numeric_hasValueInterpretationMethodPriorsAndRange() {
        String observation = "//h:observation[h:code/@code='22664-7'][h:templateId]";
        assertThat(texts(EVERYTHING, observation + "/h:templateId/@root"))
                .containsExactly("1.3.6.1.4.1.19376.1.3.1.6", "1.2.250.1.213.1.1.3.80");
        assertThat(text(EVERYTHING, observation + "/h:value/@value")).isEqualTo("10.02");
        assertThat(text(EVERYTHING, observation + "/h:value/@unit")).isEqualTo("mmol/L");
        assertThat(text(EVERYTHING, observation + "/h:interpretationCode/@code"))
                .isEqualTo("H");
        assertThat(text(EVERYTHING, observation + "/h:methodCode/@code")).isEqualTo("DEI");
        assertThat(text(EVERYTHING, observation + "/h:effectiveTime/@value")).isEqualTo("20260714102000+0200");
        String prior = observation + "/h:entryRelationship[@typeCode='REFR']/h:observation[not(h:templateId)]";
        assertThat(texts(EVERYTHING, prior + "/h:value/@value")).containsExactly("8.5", "0.51");
        assertThat(texts(EVERYTHING, prior + "/h:effectiveTime/@value")).containsExactly("20250912", "20200103");
        String range = observation + "/h:referenceRange/h:observationRange/h:value";
        assertThat(text(EVERYTHING, range + "/h:low/@value")).isEqualTo("3.50");
        assertThat(text(EVERYTHING, range + "/h:high/@value")).isEqualTo("8");
        assertThat(nodes(EVERYTHING, observation + "/h:entryRelationship[@typeCode='SUBJ'][@inversionInd='true']"))
                .hasSize(1);
    }

    @Test
    void result_withoutInterpretation_hasNone() {
        Element document = dom(BioFixtures.smallest().build().toDocument());
        assertThat(nodes(document, "//h:interpretationCode")).isEmpty();
        assertThat(texts(document, "//h:section[h:code/@code='18719-5']//h:th[@scope='col']"))
                .containsExactly("Analyse", "Résultat", "Unité");
    }

    @Test
    void result_boundedValue_isAnIntervalWithOneBound() {
        String value = "//h:observation[h:code/h:translation/@code='CRP-1234']/h:value";
        assertThat(text(EVERYTHING, value + "/@xsi:type")).isEqualTo("IVL_PQ");
        assertThat(text(EVERYTHING, value + "/h:high/@value")).isEqualTo("1.0");
        assertThat(text(EVERYTHING, value + "/h:high/@inclusive")).isEqualTo("false");
        assertThat(nodes(EVERYTHING, value + "/h:low")).isEmpty();
    }

    @Test
    void result_withoutLoinc_leavesTheCodeEmptyAndTranslates() {
        String code = "//h:observation[h:templateId]/h:code[h:translation/@code='CRP-1234']";
        assertThat(nodes(EVERYTHING, code)).hasSize(1);
        assertThat(nodes(EVERYTHING, code + "/@*")).isEmpty();
        assertThat(nodes(EVERYTHING, code + "/h:originalText/h:reference")).hasSize(1);
    }

    @Test
    void result_unavailable_isAbortedWithItsReason_neverEmpty() {
        String observation = "//h:observation[h:code/@code='2823-3']";
        assertThat(text(EVERYTHING, observation + "/h:statusCode/@code")).isEqualTo("aborted");
        assertThat(text(EVERYTHING, observation + "/h:value/@nullFlavor")).isEqualTo("UNK");
        String reference = text(EVERYTHING, observation + "/h:value/h:originalText/h:reference/@value");
        assertThat(text(EVERYTHING, "//h:content[@ID='" + reference.substring(1) + "']"))
                .isEqualTo("échantillon hémolysé");
    }

    @Test
    void result_codedAndText_referToTheWordsOfTheNarrative() {
        assertThat(text(EVERYTHING, "//h:observation[h:code/@code='882-1']/h:value/@code"))
                .isEqualTo("278147001");
        String words = "//h:observation[h:code/@code='5778-6'][h:templateId]/h:value/h:originalText/h:reference/@value";
        assertThat(text(
                        EVERYTHING,
                        "//h:content[@ID='" + text(EVERYTHING, words).substring(1) + "']"))
                .isEqualTo("paille");
    }

    @Test
    @Tag("REM-BIO-14")
    void sameAnalysisInTwoUnits_bothStandWithTheirCodes() {
        Element document = dom(BioFixtures.reportOf(
                        BioResult.of(
                                        "Glucose",
                                        BioCode.loinc("14749-6", "Glucose [Moles/Volume] Sérum/Plasma"),
                                        BioValue.measured("5.55", "mmol/L"))
                                .build(),
                        BioResult.of(
                                        "Glucose",
                                        BioCode.loinc("2345-7", "Glucose [Masse/Volume] Sérum/Plasma"),
                                        BioValue.measured(BioUnits.quantity("1.00", "g/l")))
                                .build())
                .build()
                .toDocument());
        assertThat(texts(document, "//h:observation[h:templateId]/h:value/@unit"))
                .containsExactly("mmol/L", "g/L");
        assertThat(texts(document, "//h:tbody/h:tr/h:td")).containsExactly("5,55", "mmol/L", "1,00", "g/l");
    }

    @Test
    @Tag("REM-BIO-04")
    void automaticValidation_isSaid() {
        assertThat(text(EVERYTHING, "//h:section[h:title='Biochimie sanguine']/h:text"))
                .contains("Validation automatique, sans relecture ultérieure");
        assertThat(text(EVERYTHING, "//h:section[h:title='Électrophorèse']/h:text"))
                .doesNotContain("Validation automatique");
    }

    @Test
    @Tag("REM-BIO-05")
    void subcontractor_isNamedWithContact_orItsReportIsEmbedded() {
        String performer = "//h:section[h:title='Électrophorèse']/h:entry/h:act/h:performer";
        assertThat(text(EVERYTHING, performer + "//h:representedOrganization/h:name"))
                .isEqualTo("Laboratoire sous-traitant");
        assertThat(nodes(EVERYTHING, performer + "[h:time]//h:representedOrganization[h:telecom][h:addr]"))
                .hasSize(1);
        assertThat(text(EVERYTHING, "//h:section[h:title='Électrophorèse']/h:text"))
                .contains("Laboratoire sous-traitant, 8 rue de l'Œuf, 75005 PARIS, 0174589607");
        String embedded = "//h:section[h:code/@code='101792-0']//h:observationMedia";
        String encoded = text(EVERYTHING, embedded + "/h:value");
        assertThat(Base64.getDecoder().decode(encoded)).startsWith("%PDF-".getBytes(StandardCharsets.US_ASCII));
        assertThat(text(EVERYTHING, "//h:section[h:code/@code='101792-0']//h:renderMultiMedia/@referencedObject"))
                .isEqualTo(text(EVERYTHING, embedded + "/@ID"));
    }

    @Test
    void isolate_hasGermCountAndAntibiogram() {
        String isolate = "//h:organizer[@classCode='CLUSTER'][h:templateId/@root='1.2.250.1.213.1.1.3.79']";
        assertThat(text(EVERYTHING, isolate + "//h:specimenPlayingEntity/h:code/@code"))
                .isEqualTo("112283007");
        assertThat(text(EVERYTHING, isolate + "//h:specimenPlayingEntity/h:code/h:translation/@code"))
                .isEqualTo("562");
        assertThat(text(EVERYTHING, isolate + "/h:component/h:observation/h:value/@value"))
                .isEqualTo("100000");
        String antibiogram = isolate + "/h:component/h:organizer[h:code/@code='18769-0']";
        assertThat(texts(EVERYTHING, antibiogram + "//h:interpretationCode/@code"))
                .containsExactly("R", "S");
        assertThat(text(EVERYTHING, antibiogram + "//h:observation[1]/h:value/h:low/@inclusive"))
                .isEqualTo("true");
        assertThat(texts(EVERYTHING, "//h:table[contains(h:caption, 'Antibiogramme')]//h:th[@scope='row']"))
                .containsExactly("Amoxicilline", "Gentamicine");
    }

    @Test
    void specimen_hasNatureTimeAndReception() {
        String procedure = "//h:procedure[.//h:participantRole/h:id/@extension='12345678A']";
        assertThat(text(EVERYTHING, procedure + "//h:playingEntity/h:code/@code"))
                .isEqualTo("UR");
        assertThat(text(EVERYTHING, procedure + "/h:effectiveTime/h:high/@value"))
                .isEqualTo("20260714080000+0200");
        assertThat(text(EVERYTHING, procedure + "//h:act[h:code/@code='SPRECEIVE']/h:effectiveTime/@value"))
                .isEqualTo("20260714083000+0200");
        assertThat(text(EVERYTHING, "//h:procedure[.//h:id/@extension='2']/h:effectiveTime/@nullFlavor"))
                .isEqualTo("UNK");
    }

    @Test
    void narrative_abnormalValuesShow_andOthersDoNot() {
        String row = "//h:tr[h:th='Urée']";
        assertThat(text(EVERYTHING, row + "/h:td[1]/h:content[@styleCode='Bold']"))
                .isEqualTo("10,02");
        assertThat(text(EVERYTHING, row + "/h:td[1]")).isEqualTo("10,02 ↑");
        assertThat(text(EVERYTHING, row)).contains("Anormalement haut (H)", "8,5 mmol/L (12/09/2025)", "3,50 à 8");
        assertThat(nodes(EVERYTHING, "//h:tr[h:th='CRP']//h:content[@styleCode='Bold']"))
                .isEmpty();
        assertThat(text(EVERYTHING, "//h:section[h:title='Biochimie sanguine']/h:text"))
                .contains("Résultats validés par Dr Jean-Noël de Sants le 14/07/2026 à 10:29:00");
    }

    @Test
    void chapter_300Results_keepTheirOrder() {
        BioResults.Builder block = BioResults.builder();
        List<String> labels =
                IntStream.range(0, 300).mapToObj(i -> "Analyse " + i).toList();
        labels.forEach(label -> block.add(BioResult.of(label, BioFixtures.UREA, BioValue.measured("1", "mmol/L"))
                .build()));
        Element document = dom(BioReport.builder()
                .header(BioFixtures.header())
                .status(BioReport.Status.COMPLETE)
                .pdfCopy(BioFixtures.PDF)
                .addChapter(BioChapter.of(BioChapter.HAEMATOLOGY, block.build()))
                .build()
                .toDocument());
        assertThat(texts(document, "//h:th[@scope='row']")).isEqualTo(labels);
        assertThat(
                        texts(
                                document,
                                "//h:observation[h:templateId[@root='1.2.250.1.213.1.1.3.80']]/h:code/h:originalText/h:reference/@value"))
                .isEqualTo(IntStream.range(0, 300).mapToObj(i -> "#c0-i" + i).toList());
    }

    @Test
    void screening_hasContextProblemAndVaccinations() {
        String reason = "//h:section[h:code/@code='42349-1']";
        assertThat(text(EVERYTHING, reason + "/h:entry/h:observation[h:code/@code='42349-1']/h:value/@code"))
                .isEqualTo("MED-1210");
        assertThat(text(EVERYTHING, reason + "//h:value[@code='B97.7']/h:originalText/h:reference/@value"))
                .isEqualTo("#contexte-pb-0");
        assertThat(texts(EVERYTHING, "//h:substanceAdministration/@negationInd"))
                .containsExactly("true", "false");
    }
}
