package org.segursdk.examples.quickstart;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.segursdk.cda.CdaHeader;
import org.segursdk.cda.ClinicalDate;
import org.segursdk.cda.Problem;
import org.segursdk.cda.Statement;
import org.segursdk.cda.Treatment;
import org.segursdk.cda.vsm.VsmDocument;
import org.segursdk.core.Endpoints;
import org.segursdk.core.SegurContext;
import org.segursdk.core.Software;
import org.segursdk.core.actor.Professional;
import org.segursdk.core.actor.ProfessionalSession;
import org.segursdk.core.actor.Structure;
import org.segursdk.core.credentials.ClientCredentials;
import org.segursdk.core.document.Document;
import org.segursdk.core.identity.IdentityProof;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.ProofType;
import org.segursdk.core.identity.QualifiedIns;
import org.segursdk.core.identity.RetrievedIdentity;
import org.segursdk.core.identity.Sex;
import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.dmp.DmpClient;
import org.segursdk.insi.InsiClient;

/** The snippets of the README, compiled; {@link ReadmeTest} keeps the two the same. */
final class ReadmeTour {
    private ReadmeTour() {}

    static SegurContext context(
            Structure practice, Endpoints endpoints, Path authCli, Path orgSign, Path insiAuto, char[] password) {
        SegurContext context = SegurContext.builder()
                .software(Software.of("MonLGC", "4.2"))
                .structure(practice)
                .credentials(ClientCredentials.pkcs12(authCli, password)
                        .withSignature(ClientCredentials.pkcs12(orgSign, password)))
                .credentials("insi", ClientCredentials.pkcs12(insiAuto, password))
                .endpoints(endpoints) // Endpoints.sandbox(…), .integration(), .production(): yours
                .build();
        return context;
    }

    static Optional<RetrievedIdentity> search(SegurContext context) {
        IdentityTraits traits = IdentityTraits.builder()
                .birthName("Adrtrois")
                .birthGivenNames("Dominique")
                .sex(Sex.FEMALE)
                .birthDate("1997-02-26")
                .build(); // every broken rule at once, in one exception

        try (InsiClient insi = InsiClient.create(context)) {
            return insi.search(traits)
                    .match(
                            found -> Optional.of(found.identity()),
                            none -> Optional.<RetrievedIdentity>empty(), // code 01
                            several -> Optional.<RetrievedIdentity>empty()); // code 02: ask for more traits
        }
    }

    static QualifiedIns qualify(RetrievedIdentity identity) {
        QualifiedIns ins = identity.qualify(
                new IdentityProof(ProofType.PASSPORT, "Accueil du cabinet", LocalDate.of(2026, 11, 20)));
        return ins;
    }

    static Document summary(CdaHeader.Builder header, Professional doctor) {
        Document summary = VsmDocument.builder()
                .header(header)
                .problems(Statement.entries(Problem.of("Hypertension essentielle")
                        .code(CodedValue.of("I10", CodeSystems.CIM_10, "Hypertension essentielle (primitive)"))
                        .onset(ClinicalDate.month(2019, 3))
                        .build()))
                .medicalHistory(Statement.notRecorded())
                .surgicalHistory(Statement.notRecorded())
                .allergies(Statement.noneKnown(doctor, LocalDate.of(2026, 11, 20)))
                .lifestyle(Statement.notRecorded())
                .occupationalRisks(Statement.notRecorded())
                .familyHistory(Statement.notRecorded())
                .vigilance(Statement.entries("Fonction rénale à surveiller."))
                .treatments(Statement.entries(Treatment.of("RAMIPRIL 5 mg, comprimé")
                        .dosage("1 comprimé le matin")
                        .build()))
                .build()
                .toDocument(); // bytes and XDS metadata, from the same input
        return summary;
    }

    static String feed(SegurContext context, ProfessionalSession session, QualifiedIns ins, Document summary) {
        try (DmpClient dmp = DmpClient.create(context)) {
            if (!dmp.checkExistence(session, ins).isOpen()) {
                return "no open DMP";
            }
            return dmp.feed(session, summary)
                    .match(accepted -> "accepted: " + accepted.uniqueIds(), already -> "already there");
        }
    }
}
