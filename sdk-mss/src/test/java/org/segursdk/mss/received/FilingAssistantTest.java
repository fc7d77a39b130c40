package org.segursdk.mss.received;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.segursdk.core.document.Document;
import org.segursdk.core.identity.Ins;
import org.segursdk.core.identity.InsAuthority;
import org.segursdk.core.identity.Matricule;
import org.segursdk.insi.identity.IdentityStatus;
import org.segursdk.insi.matching.Candidate;
import org.segursdk.insi.matching.IndexedPatient;
import org.segursdk.insi.matching.MatchReason;
import org.segursdk.insi.matching.PatientIndex;
import org.segursdk.insi.matching.PatientMatch;
import org.segursdk.mss.receipt.IntegrationError;
import org.segursdk.mss.xdm.XdmSamples;

class FilingAssistantTest {
    private static final FilingAssistant AUTOMATIC =
            FilingAssistant.create().patients(Samples.patients()).policy(FilingPolicy.AUTOMATIC);

    private static FilingProposal propose(FilingAssistant assistant, byte[] mail) throws IOException {
        try (ReceivedMessage message = Samples.read(mail)) {
            List<FilingProposal> proposals = assistant.propose(message);
            assertThat(proposals).hasSize(1);
            return proposals.get(0);
        }
    }

    private static PatientIndex index(
            String id, String name, String birthDate, IdentityStatus status, Optional<Ins> ins) {
        PatientIndex index = PatientIndex.create();
        index.put(new IndexedPatient(
                id, XdmSamples.traits(name, birthDate), Optional.empty(), Optional.empty(), status, ins, List.of()));
        return index;
    }

    @Test
    @Tag("REM-MSSR-04")
    @Tag("REM-MSSR-05")
    @Tag("REM-MSSR-08")
    void sameInsAndTraits_mayBeFiledByItself() throws IOException {
        FilingProposal proposal = propose(AUTOMATIC, Samples.mail(XdmSamples.document()));
        assertThat(proposal.status()).isEqualTo(FilingStatus.READY);
        assertThat(proposal.automatic()).isTrue();
        assertThat(proposal.recordId()).contains("record-1");
        assertThat(proposal.reasons()).containsExactly(FilingReason.PATIENT_EXACT);
        assertThat(proposal.origin()).isEqualTo(FilingProposal.Origin.MSSANTE);
        assertThat(proposal.title()).isEqualTo("Compte rendu de consultation");
        assertThat(proposal.type()).isPresent();
        assertThat(proposal.actDay()).contains(LocalDate.of(2026, 7, 14));
        assertThat(proposal.authors()).containsExactly("Hélène Lefèvre");
        assertThat(proposal.organization()).isPresent();
        assertThat(proposal.receivedAt()).isEqualTo(Samples.READ_AT);
        assertThat(proposal.sender().kind()).isEqualTo(MessageSender.Kind.PROFESSIONAL);
        assertThat(proposal.error()).isEmpty();
    }

    @Test
    @Tag("REM-MSSR-04")
    void policy_isThePractices() throws IOException {
        byte[] mail = Samples.mail(XdmSamples.document());
        FilingProposal manual = propose(FilingAssistant.create().patients(Samples.patients()), mail);
        assertThat(manual.status()).isEqualTo(FilingStatus.READY);
        assertThat(manual.automatic()).isFalse();
        assertThat(manual.reasons()).contains(FilingReason.POLICY_MANUAL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"N", "", "?"})
    @Tag("REM-MSSR-04")
    void insThatTheSenderDoesNotCallQualified_isNotFiledByItself(String told) throws IOException {
        byte[] mail = new String(Samples.mail(XdmSamples.document()), java.nio.charset.StandardCharsets.ISO_8859_1)
                .replace("X-MSS-INS: O", "X-MSS-INS: " + told)
                .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        FilingProposal proposal = propose(AUTOMATIC, mail);
        assertThat(proposal.automatic()).isFalse();
        assertThat(proposal.reasons()).contains(FilingReason.INS_NOT_QUALIFIED);
        FilingPolicy lax = new FilingPolicy(true, false);
        assertThat(propose(AUTOMATIC.policy(lax), mail).automatic()).isEqualTo(!told.equals("N"));
    }

    @Test
    @Tag("REM-MSSR-04")
    @Tag("REM-MSSR-06")
    void oneTraitDiffers_isAConflictForAPerson() throws IOException {
        PatientIndex index =
                index("p", "D'ARTAGNAN--DE BATZ", "1979-03-29", IdentityStatus.QUALIFIED, Optional.of(Samples.INS));
        FilingProposal proposal = propose(AUTOMATIC.patients(index), Samples.mail(XdmSamples.document()));
        assertThat(proposal.status()).isEqualTo(FilingStatus.TO_IDENTIFY);
        assertThat(proposal.automatic()).isFalse();
        assertThat(proposal.recordId()).isEmpty();
        assertThat(proposal.candidates()).extracting(Candidate::recordId).containsExactly("p");
        assertThat(proposal.error()).contains(IntegrationError.OTHER_IDENTITY);
        assertThat(proposal.reasons()).contains(FilingReason.PATIENT_CONFLICT);
    }

    @Test
    @Tag("REM-MSSR-04")
    void localIdentityNotQualified_isNotFiledByItself() throws IOException {
        PatientIndex index =
                index("p", "D'ARTAGNAN--DE BATZ", "1979-03-28", IdentityStatus.RETRIEVED, Optional.of(Samples.INS));
        assertThat(propose(AUTOMATIC.patients(index), Samples.mail(XdmSamples.document()))
                        .automatic())
                .isFalse();
    }

    @Test
    @Tag("REM-MSSR-06")
    void unknownIns_givesRankedCandidates_neverOne() throws IOException {
        PatientIndex index = PatientIndex.create();
        index.put(new IndexedPatient(
                "near",
                XdmSamples.traits("D'ARTAGNAN", "1979-03-28"),
                Optional.empty(),
                Optional.empty(),
                IdentityStatus.PROVISIONAL,
                Optional.empty(),
                List.of()));
        index.put(new IndexedPatient(
                "same",
                XdmSamples.traits("D'ARTAGNAN--DE BATZ", "1979-03-28"),
                Optional.empty(),
                Optional.empty(),
                IdentityStatus.VALIDATED,
                Optional.empty(),
                List.of()));
        FilingProposal proposal = propose(AUTOMATIC.patients(index), Samples.mail(XdmSamples.document()));
        assertThat(proposal.status()).isEqualTo(FilingStatus.TO_IDENTIFY);
        assertThat(proposal.automatic()).isFalse();
        assertThat(proposal.recordId()).isEmpty();
        assertThat(proposal.candidates()).extracting(Candidate::recordId).containsExactly("same", "near");
        assertThat(proposal.candidates().get(0).reasons()).contains(MatchReason.SAME_BIRTH_NAME);
        assertThat(proposal.reasons()).contains(FilingReason.PATIENT_CANDIDATES);
    }

    @Test
    @Tag("REM-MSSR-06")
    void nobody_isUnknown_andNothingIsCreated() throws IOException {
        FilingProposal proposal =
                propose(AUTOMATIC.patients(PatientIndex.create()), Samples.mail(XdmSamples.document()));
        assertThat(proposal.status()).isEqualTo(FilingStatus.TO_IDENTIFY);
        assertThat(proposal.error()).contains(IntegrationError.UNKNOWN_PATIENT);
        assertThat(proposal.reasons()).contains(FilingReason.PATIENT_UNKNOWN);
        FilingProposal unasked = propose(FilingAssistant.create(), Samples.mail(XdmSamples.document()));
        assertThat(unasked.status()).isEqualTo(FilingStatus.NEW);
    }

    @Test
    @Tag("REM-MSSR-04")
    void documentThatIsNotWhatItsMetadataSay_isNotFiledByItself() throws IOException {
        Map<String, byte[]> files = XdmSamples.unpacked(XdmSamples.document());
        byte[] wrongHash =
                XdmSamples.withMetadata(files, metadata -> metadata.replaceFirst("[0-9a-f]{40}", "0".repeat(40)));
        FilingProposal proposal = propose(AUTOMATIC, Samples.mail(wrongHash, XdmSamples.document()));
        assertThat(proposal.status()).isEqualTo(FilingStatus.READY);
        assertThat(proposal.automatic()).isFalse();
        assertThat(proposal.reasons()).contains(FilingReason.NOT_VERIFIED, FilingReason.NOT_SOUND);
    }

    @Test
    @Tag("REM-MSSR-02")
    void metadataOfAnotherPatient_winNothing() throws IOException {
        Map<String, byte[]> files = XdmSamples.unpacked(XdmSamples.document());
        String other = Matricule.ofNumber("1850651152133").value();
        String own = Samples.INS.matricule().value();
        byte[] archive = XdmSamples.withMetadata(files, metadata -> metadata.replace(own, other));
        PatientIndex index = Samples.patients();
        index.put(new IndexedPatient(
                "other",
                XdmSamples.traits("AUTRE", "1985-06-03"),
                Optional.empty(),
                Optional.empty(),
                IdentityStatus.QUALIFIED,
                Optional.of(new Ins(Matricule.of(other), InsAuthority.NIR_TEST)),
                List.of()));
        FilingProposal proposal = propose(AUTOMATIC.patients(index), Samples.mail(archive, XdmSamples.document()));
        assertThat(proposal.status()).isEqualTo(FilingStatus.TO_IDENTIFY);
        assertThat(proposal.recordId()).isEmpty();
        assertThat(proposal.automatic()).isFalse();
        assertThat(proposal.reasons()).contains(FilingReason.PATIENT_CONTRADICTED);
        assertThat(proposal.error()).contains(IntegrationError.OTHER_IDENTITY);
        assertThat(proposal.candidates()).extracting(Candidate::recordId).containsExactly("other");
        FilingAssistant credulous = AUTOMATIC.matcher(identity -> new PatientMatch.Exact("any"));
        assertThat(propose(credulous, Samples.mail(archive, XdmSamples.document()))
                        .recordId())
                .isEmpty();
        try (ReceivedMessage message = Samples.read(Samples.mail(archive, XdmSamples.document()))) {
            assertThat(message.patient().orElseThrow().identity().traits()).isEmpty();
        }
    }

    @Test
    @Tag("REM-MSSR-02")
    void metadataWithANumberTheDocumentDoesNotBear_areForAPerson() throws IOException {
        Map<String, byte[]> files = XdmSamples.unpacked(XdmSamples.document());
        String ins = Samples.INS.matricule().value() + "^^^&amp;"
                + Samples.INS.authority().oid().value() + "&amp;ISO^NH";
        byte[] archive = XdmSamples.withMetadata(
                files, metadata -> metadata.replace(ins, "IPP-9^^^&amp;1.2.250.1.213.3.999&amp;ISO^PI"));
        FilingProposal proposal = propose(AUTOMATIC, Samples.mail(archive, XdmSamples.document()));
        assertThat(proposal.status()).isEqualTo(FilingStatus.TO_IDENTIFY);
        assertThat(proposal.automatic()).isFalse();
        assertThat(proposal.reasons()).contains(FilingReason.PATIENT_CONTRADICTED);
        assertThat(proposal.candidates()).extracting(Candidate::recordId).containsExactly("record-1");
    }

    @Test
    void fileBesideTheArchive_isNotOfItsPatientForThat() throws IOException {
        String mail = Samples.foreign(
                "Subject: s\nX-MSS-INS: O\n",
                Samples.part("application/zip", "IHE_XDM.zip", Samples.archive(XdmSamples.document())),
                Samples.part("application/pdf", "20200101_Autre_X_Y.pdf", Samples.PDF));
        try (ReceivedMessage message = Samples.read(mail)) {
            List<FilingProposal> proposals = AUTOMATIC.propose(message);
            assertThat(proposals).extracting(FilingProposal::automatic).containsExactly(true, false);
            FilingProposal pdf = proposals.get(1);
            assertThat(pdf.status()).isEqualTo(FilingStatus.TO_IDENTIFY);
            assertThat(pdf.recordId()).isEmpty();
            assertThat(pdf.title()).isEqualTo("20200101_Autre_X_Y.pdf");
            assertThat(pdf.reasons()).contains(FilingReason.NO_IDENTITY, FilingReason.NOT_A_CDA);
        }
    }

    @Test
    @Tag("REM-MSSR-17")
    void sentAgain_isADuplicate() throws IOException {
        Document document = XdmSamples.document();
        KnownDocument same = new KnownDocument(
                "k",
                XdmSamples.ID.value(),
                Optional.empty(),
                OptionalInt.empty(),
                Optional.of(document.content().fingerprint().sha1()));
        FilingProposal proposal = propose(AUTOMATIC.known(knows(same)), Samples.mail(document));
        assertThat(proposal.status()).isEqualTo(FilingStatus.DUPLICATE);
        assertThat(proposal.automatic()).isFalse();
        assertThat(proposal.reasons()).contains(FilingReason.KNOWN_ALREADY).doesNotContain(FilingReason.OTHER_CONTENT);
        KnownDocument changed = new KnownDocument(
                "k", XdmSamples.ID.value(), Optional.empty(), OptionalInt.empty(), Optional.of("0".repeat(40)));
        assertThat(propose(AUTOMATIC.known(knows(changed)), Samples.mail(document))
                        .reasons())
                .contains(FilingReason.OTHER_CONTENT);
    }

    private static KnownDocuments knows(KnownDocument document) {
        return new KnownDocuments() {
            @Override
            public List<KnownDocument> byId(String id) {
                return document.id().equals(id) ? List.of(document) : List.of();
            }

            @Override
            public List<KnownDocument> bySetId(String setId) {
                return document.setId().equals(Optional.of(setId)) ? List.of(document) : List.of();
            }
        };
    }

    @Test
    @Tag("REM-MSSR-07")
    @Tag("REM-MSSR-17")
    void versions_areHeldAgainstWhatIsKnown() throws IOException {
        String zip = Samples.part("application/zip", "IHE_XDM.zip", Samples.archive(XdmSamples.replacement()));
        byte[] mail = Samples.bytes(Samples.foreign("Subject: s\nX-MSS-INS: O\n", zip));
        Optional<String> set = Optional.of(XdmSamples.ID.child(0).value());
        KnownDocument earlier = new KnownDocument("k", XdmSamples.ID.value(), set, OptionalInt.of(1), Optional.empty());
        FilingProposal newer = propose(AUTOMATIC.known(knows(earlier)), mail);
        assertThat(newer.status()).isEqualTo(FilingStatus.READY);
        assertThat(newer.reasons()).contains(FilingReason.REPLACES_KNOWN);
        assertThat(newer.novelty().known()).containsExactly(earlier);
        assertThat(propose(AUTOMATIC, mail).reasons()).contains(FilingReason.REPLACES_UNKNOWN);
        KnownDocument later = new KnownDocument("k", "1.2.3", set, OptionalInt.of(3), Optional.empty());
        FilingProposal obsolete = propose(AUTOMATIC.known(knows(later)), mail);
        assertThat(obsolete.status()).isEqualTo(FilingStatus.OBSOLETE);
        assertThat(obsolete.error()).contains(IntegrationError.OBSOLETE_VERSION);
    }

    @Test
    @Tag("REM-MSSR-17")
    void sameDocumentTwiceInAMessage_isProposedOnce() throws IOException {
        byte[] archive = Samples.archive(XdmSamples.document());
        String mail = Samples.foreign(
                "Subject: s\nX-MSS-INS: O\n",
                Samples.part("application/zip", "IHE_XDM.zip", archive),
                Samples.part("application/zip", "IHE_XDM.zip", archive));
        try (ReceivedMessage message = Samples.read(mail)) {
            assertThat(AUTOMATIC.propose(message))
                    .extracting(FilingProposal::status)
                    .containsExactly(FilingStatus.READY, FilingStatus.DUPLICATE);
        }
    }

    @Test
    @Tag("REM-MSSR-06")
    void patientsOwnFile_isProposedForThePatient_neverFiled() throws IOException {
        String mail = Samples.foreign(
                        "Subject: Mon ordonnance\n", Samples.part("application/pdf", "o.pdf", Samples.PDF))
                .replace(
                        "Labo Test <resultats@labo.test.example>",
                        "Zoé <" + Samples.INS.matricule().value() + "@patient.test.example>");
        FilingProposal proposal = propose(AUTOMATIC, Samples.bytes(mail));
        assertThat(proposal.status()).isEqualTo(FilingStatus.TO_IDENTIFY);
        assertThat(proposal.automatic()).isFalse();
        assertThat(proposal.candidates()).extracting(Candidate::recordId).containsExactly("record-1");
        assertThat(proposal.reasons()).contains(FilingReason.SENDER_IS_PATIENT);
    }
}
