package org.segursdk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.segursdk.sandbox.Caller.xpath;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** TD3.3a–d. */
class DmpManagementTest extends DmpTestBase {
    private static final String SUCCESS = "ResponseStatusType:Success";

    private static String send(String body) throws Exception {
        return air().send("registry", Xds.UPDATE, body);
    }

    private static String entry(DmpDocument document) throws Exception {
        return Xds.entry(Xds.get(air(), document.uniqueId()));
    }

    @Test
    void archiveAndBack_changesTheStatusAlone() throws Exception {
        DmpDocument document = deposit(DmpSeed.document());

        String answer = Xds.archive(air(), document);

        assertThat(answer).contains(SUCCESS, "urn:ihe:iti:2010:UpdateDocumentSet-Response");
        assertThat(now(document)).isEqualTo(document.withStatus(DmpDocument.ARCHIVED));
        assertThat(send(Xds.statusChange(air(), document.entryUuid(), DmpDocument.ARCHIVED, DmpDocument.APPROVED)))
                .contains(SUCCESS);
        assertThat(now(document)).isEqualTo(document);
        assertThat(sandbox.recorder().exchanges())
                .extracting(RecordedExchange::operation)
                .containsExactly("TD3.3d", "TD3.3d");
    }

    @Test
    void delete_isLogicalAndForGood() throws Exception {
        DmpDocument document = deposit(DmpSeed.document().archived());

        assertThat(Xds.delete(air(), document)).contains(SUCCESS);

        assertThat(now(document).status()).isEqualTo(DmpDocument.DELETED);
        assertThat(Xds.delete(air(), now(document))).contains("XDSMetadataUpdateError");
        assertThat(xpath(Xds.get(air(), document.uniqueId()), "//@totalResultCount"))
                .isEqualTo("0");
        assertThat(sandbox.recorder().exchanges().get(0).operation()).isEqualTo("TD3.3c");
    }

    @Test
    void maskUnmask_makesNewVersionsOfTheSameDocument() throws Exception {
        DmpDocument document = deposit(DmpSeed.document());

        assertThat(send(Xds.visibility(air(), entry(document), 1, "MASQUE_PS"))).contains(SUCCESS);

        DmpDocument masked = now(document);
        assertThat(masked.isMasked()).isTrue();
        assertThat(masked.version()).isEqualTo(2);
        assertThat(masked.logicalId()).isEqualTo(document.logicalId());
        assertThat(masked.entryUuid()).isNotEqualTo(document.entryUuid());
        assertThat(masked.sha1()).isEqualTo(document.sha1());
        String found = Xds.get(air(), document.uniqueId());
        assertThat(xpath(found, "//*[local-name()='VersionInfo']/@versionName")).isEqualTo("2");
        assertThat(xpath(found, "count(//*[@nodeRepresentation='MASQUE_PS'])")).isEqualTo("1");
        assertThat(xpath(found, "count(//*[local-name()='Slot'][@name='hash'])"))
                .isEqualTo("1");
        assertThat(send(Xds.statusChange(air(), document.entryUuid(), DmpDocument.APPROVED, DmpDocument.ARCHIVED)))
                .contains("XDSMetadataUpdateError");

        assertThat(send(Xds.visibility(air(), Xds.entry(found), 2))).contains(SUCCESS);
        assertThat(now(document).isMasked()).isFalse();
        assertThat(now(document).version()).isEqualTo(3);
        assertThat(sandbox.recorder().exchanges())
                .extracting(RecordedExchange::operation)
                .contains("TD3.3a");
    }

    @Test
    void show_makesVisibleOneAfterTheOther() throws Exception {
        DmpDocument document = deposit(DmpSeed.document().invisibleToPatient().invisibleToRepresentatives());

        assertThat(send(Xds.visibility(air(), entry(document), 1, "INVISIBLE_REPRESENTANTS_LEGAUX")))
                .contains(SUCCESS);
        assertThat(now(document).isInvisibleToPatient()).isFalse();
        assertThat(now(document).isInvisibleToRepresentatives()).isTrue();
        assertThat(send(Xds.visibility(air(), entry(document), 2))).contains(SUCCESS);
        assertThat(now(document).isInvisibleToRepresentatives()).isFalse();
        assertThat(sandbox.recorder().exchanges())
                .extracting(RecordedExchange::operation)
                .contains("TD3.3b");
    }

    @Test
    void update_isSeenBySynchronisation() throws Exception {
        DmpDocument document = deposit(DmpSeed.document());
        send(Xds.visibility(air(), entry(document), 1, "MASQUE_PS"));

        String answer = air().send(
                        "registry",
                        Xds.QUERY,
                        Xds.query(
                                Xds.GET_BOTH,
                                "LeafClass",
                                Xds.slot(
                                        "$XDSDocumentEntryEntryUUID",
                                        "('" + now(document).entryUuid() + "')")));

        assertThat(xpath(answer, "//*[local-name()='Association']/@targetObject"))
                .isEqualTo(now(document).entryUuid());
        assertThat(answer).contains("PreviousVersion");
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of("original status", "XDSMetadataUpdateError", "OriginalStatus"),
                Arguments.of("unknown entry", "XDSMetadataUpdateError", "unknown"),
                Arguments.of("new status", "XDSMetadataUpdateError", "cannot pass"),
                Arguments.of("previous version", "XDSMetadataVersionError", "PreviousVersion"),
                Arguments.of("title", "XDSMetadataUpdateError", "title"),
                Arguments.of("type", "XDSMetadataUpdateError", "f0306f51"),
                Arguments.of("slot", "XDSMetadataUpdateError", "languageCode"),
                Arguments.of("hash", "XDSMetadataUpdateError", "hash"),
                Arguments.of("no hash", "XDSRegistryMetadataError", "hash"),
                Arguments.of("lid", "XDSMetadataUpdateError", "lid"),
                Arguments.of("same id", "XDSMetadataUpdateError", "entryUUID of the present one"),
                Arguments.of("nothing new", "XDSMetadataUpdateError", "does not change"),
                Arguments.of("hiding", "SandboxForbidden", "not hidden"),
                Arguments.of("other patient", "XDSPatientIdDoesNotMatch", "resource-id"),
                Arguments.of("not from the set", "XDSRegistryMetadataError", "start at the submission set"),
                Arguments.of("set without time", "XDSRegistryMetadataError", "submissionTime"),
                Arguments.of("other association", "XDSRegistryMetadataError", "not of ITI-57"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrong")
    void update_wrong_changesNothing(String what, String code, String told) throws Exception {
        DmpDocument document = deposit(DmpSeed.document());

        String answer = send(wrong(what, document));

        assertThat(answer).contains("ResponseStatusType:Failure", "errorCode=\"" + code + "\"", told);
        assertThat(now(document)).isEqualTo(document);
    }

    private static String wrong(String what, DmpDocument d) throws Exception {
        String mask = Xds.visibility(air(), entry(d), 1, "MASQUE_PS");
        String archive = Xds.statusChange(air(), d.entryUuid(), d.status(), DmpDocument.ARCHIVED);
        return switch (what) {
            case "original status" -> Xds.statusChange(air(), d.entryUuid(), DmpDocument.ARCHIVED, DmpDocument.DELETED);
            case "unknown entry" -> Xds.statusChange(air(), Xds.uuid(), d.status(), DmpDocument.DELETED);
            case "new status" -> Xds.statusChange(air(), d.entryUuid(), d.status(), DmpDocument.DEPRECATED);
            case "previous version" -> Xds.visibility(air(), entry(d), 5, "MASQUE_PS");
            case "title" -> replace(mask, "value=\"" + d.title() + "\"", "value=\"Autre\"");
            case "type" -> replace(mask, "\"11488-4\"", "\"11502-2\"");
            case "slot" -> replace(mask, ">fr-FR<", ">fr-FR<").replace("languageCode", "language");
            case "hash" -> replace(mask, d.sha1(), "0".repeat(40));
            case "no hash" -> replace(mask, "name=\"hash\"", "name=\"other\"");
            case "lid" -> replace(mask, d.logicalId(), Xds.uuid());
            case "same id" -> replace(mask, "\"Document01\"", "\"" + d.entryUuid() + "\"");
            case "nothing new" -> Xds.visibility(air(), entry(d), 1);
            case "hiding" -> Xds.visibility(air(), entry(d), 1, "INVISIBLE_PATIENT");
            case "other patient" -> replace(archive, DmpMessages.DOMINIQUE, "275126322074974");
            case "not from the set" -> replace(archive, "sourceObject=\"SubmissionSet01\"", "sourceObject=\"x\"");
            case "set without time" -> replace(archive, "\"submissionTime\"", "\"time\"");
            default -> replace(archive, "UpdateAvailabilityStatus", "NonVersioningUpdate");
        };
    }

    private static String replace(String text, String what, String by) {
        assertThat(text).contains(what);
        return text.replace(what, by);
    }

    @Test
    void update_sameSubmissionTwice_isADuplicate() throws Exception {
        DmpDocument first = deposit(DmpSeed.document());
        DmpDocument second = deposit(DmpSeed.document());
        String body = Xds.statusChange(air(), first.entryUuid(), first.status(), DmpDocument.ARCHIVED);
        assertThat(send(body)).contains(SUCCESS);

        assertThat(send(body.replace(first.entryUuid(), second.entryUuid())))
                .contains("XDSDuplicateUniqueIdInRegistry");
        assertThat(now(second)).isEqualTo(second);
    }

    @Test
    void update_otherFrame_isAFault() throws Exception {
        assertThat(send("<x/>")).contains(":Fault>", "SubmitObjectsRequest");
        assertThat(send("<l:SubmitObjectsRequest xmlns:l=\"urn:oasis:names:tc:ebxml-regrep:xsd:lcm:3.0\"/>"))
                .contains(":Fault>", "RegistryObjectList");
    }
}
