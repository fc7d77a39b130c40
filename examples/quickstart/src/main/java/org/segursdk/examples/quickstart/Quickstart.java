package org.segursdk.examples.quickstart;

import java.io.Closeable;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.segursdk.cda.check.Finding;
import org.segursdk.core.SegurContext;
import org.segursdk.core.Software;
import org.segursdk.core.actor.AuthenticationMeans;
import org.segursdk.core.actor.ProfessionalSession;
import org.segursdk.core.document.Document;
import org.segursdk.core.document.Patient;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.SegurException;
import org.segursdk.core.error.Violation;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.Matricule;
import org.segursdk.core.identity.QualifiedIns;
import org.segursdk.core.identity.RetrievedIdentity;
import org.segursdk.core.identity.Sex;
import org.segursdk.exchange.outbox.Branch;
import org.segursdk.exchange.outbox.Delivery;
import org.segursdk.exchange.outbox.DeliveryState;
import org.segursdk.exchange.sharing.Decision;
import org.segursdk.exchange.sharing.Destination;
import org.segursdk.exchange.sharing.ShareReceipt;
import org.segursdk.insi.InsiClient;
import org.segursdk.sandbox.InsiPerson;
import org.segursdk.sandbox.InsiSimulator;
import org.segursdk.sandbox.Sandbox;

/**
 * Takes one patient record the whole way against the sandbox: INS search, qualification, two documents, each shared
 * with the DMP, the patient and professionals by one call.
 * Arguments: the folder of the record, the folder to write into.
 */
public final class Quickstart {
    private final PatientRecord record;
    private final Path out;
    private final Journal journal;
    private final Onlooker onlooker;

    private Quickstart(PatientRecord record, Path out, Journal journal, Onlooker onlooker) {
        this.onlooker = onlooker;
        this.record = record;
        this.out = out;
        this.journal = journal;
    }

    public static void main(String[] args) throws IOException, SQLException {
        Path folder = Path.of(args.length > 0 ? args[0] : "record");
        Path out = Path.of(args.length > 1 ? args[1] : "target/quickstart");
        if (!run(folder, out, System.out)) {
            throw new IllegalStateException("le parcours s'est arrêté : voir le journal ci-dessus");
        }
    }

    /**
     * Runs the example.
     *
     * @return whether it went to its end, or to the end a record without proof has
     */
    static boolean run(Path folder, Path out, PrintStream console) throws IOException, SQLException {
        return run(folder, out, console, sandbox -> () -> {});
    }

    /** Looks at the sandbox while the example runs. */
    @FunctionalInterface
    interface Onlooker {
        /** The sandbox has started; what is answered is closed before it stops. */
        Closeable sees(Sandbox sandbox) throws IOException;
    }

    /** Runs the example, looked at. */
    static boolean run(Path folder, Path out, PrintStream console, Onlooker onlooker) throws IOException, SQLException {
        Files.createDirectories(out);
        Journal journal = new Journal(console);
        try {
            new Quickstart(PatientRecord.read(folder), out, journal, onlooker).goAllTheWay();
        } catch (InvalidInputException e) {
            journal.failed("Données refusées avant tout envoi");
            for (Violation violation : e.violations()) {
                journal.detail(violation.path() + " [" + violation.rule() + "] "
                        + violation.message().french());
            }
            return false;
        } catch (SegurException e) {
            journal.failed(e.code() + " : " + e.explanation().french());
            return false;
        } finally {
            Path page = SummaryPage.write(journal, out.resolve("index.html"));
            console.println();
            console.println("Page de résultat : " + page.toAbsolutePath().normalize());
        }
        return true;
    }

    private void goAllTheWay() throws IOException, SQLException {
        IdentityTraits traits = record.traits();
        journal.step("Dossier lu, traits vérifiés");
        boolean testPerson = isTestPerson(traits);
        if (!testPerson) {
            journal.warn("Cette personne n'est pas une personne de test publique : n'utilisez pas de données réelles."
                    + " Rien ne quitte cette machine et le bac à sable ne garde aucun message.");
        }
        try (Sandbox sandbox = Sandbox.builder().withholdBodies(!testPerson).start()) {
            Closeable looking = onlooker.sees(sandbox);
            try {
                goThrough(sandbox, traits, testPerson);
            } finally {
                looking.close();
            }
        }
    }

    private void goThrough(Sandbox sandbox, IdentityTraits traits, boolean testPerson)
            throws IOException, SQLException {
        journal.step("Bac à sable démarré en mémoire (SIMULATION) : " + sandbox.baseUri());
        if (!testPerson) {
            teach(sandbox, traits);
        }
        SegurContext context = context(sandbox);
        Optional<RetrievedIdentity> identity = search(context, traits);
        if (identity.isPresent()) {
            share(context, sandbox, identity.get());
        }
    }

    private SegurContext context(Sandbox sandbox) {
        String structure = record.structure().id().value();
        return SegurContext.builder()
                .software(Software.builder("Quickstart", "0.1")
                        .cndaAuthorisation("QUICKSTART")
                        .build())
                .structure(record.structure())
                .credentials(sandbox.pki().credentials("dmp", structure))
                .credentials("insi", sandbox.pki().credentials("insi", structure))
                .endpoints(sandbox.endpoints())
                .build();
    }

    /** A person of one's own: the simulator learns them, with a matricule that no real person has. */
    private void teach(Sandbox sandbox, IdentityTraits traits) {
        String date = traits.birthDate().toIso();
        Matricule synthetic = Matricule.ofNumber((traits.sex() == Sex.MALE ? "1" : "2")
                + date.substring(2, 4)
                + date.substring(5, 7)
                + traits.birthPlace().orElse("99999")
                + "000");
        sandbox.insi()
                .add(InsiPerson.of(
                        synthetic.value(),
                        traits.birthName(),
                        traits.birthGivenNames(),
                        traits.sex(),
                        date,
                        traits.birthPlace().orElse("99999")));
        sandbox.dmp().openForSynthetic(true);
        journal.warn("Le simulateur a appris cette personne, avec un matricule synthétique (numéro d'ordre 000).");
    }

    private static boolean isTestPerson(IdentityTraits traits) {
        return InsiSimulator.testPersons().stream()
                .map(InsiPerson::traits)
                .anyMatch(person -> person.birthName().equals(traits.birthName())
                        && person.birthGivenNames().equals(traits.birthGivenNames())
                        && person.birthDate().equals(traits.birthDate()));
    }

    private Optional<RetrievedIdentity> search(SegurContext context, IdentityTraits traits) {
        try (InsiClient insi = InsiClient.create(context)) {
            return insi.search(traits)
                    .match(
                            found -> {
                                journal.step("INSi : une identité trouvée, statut RÉCUPÉRÉE une fois acceptée");
                                return Optional.of(found.identity());
                            },
                            none -> {
                                journal.warn("INSi : personne ne correspond à ces traits");
                                return Optional.<RetrievedIdentity>empty();
                            },
                            several -> {
                                journal.warn(
                                        "INSi : plusieurs personnes correspondent ; précisez les prénoms ou le lieu");
                                return Optional.<RetrievedIdentity>empty();
                            });
        }
    }

    /** With a proof the identity is qualified; without one it stays RÉCUPÉRÉE, and what may leave is decided by the rules of sharing. */
    private void share(SegurContext context, Sandbox sandbox, RetrievedIdentity identity)
            throws IOException, SQLException {
        Optional<QualifiedIns> ins = record.proof().map(identity::qualify);
        journal.step(record.proof()
                .map(proof -> "Identité QUALIFIÉE : " + proof.type().label().french() + ", contrôlé le "
                        + proof.checkedOn() + " par " + proof.checkedBy())
                .orElse("Aucun justificatif d'identité au dossier : l'identité reste RÉCUPÉRÉE"));
        Patient patient = record.complete(ins.map(Patient::qualified).orElseGet(() -> Patient.local(record.traits())));
        Documents documents = new Documents(context, record);
        ProfessionalSession session = ProfessionalSession.local(
                record.professional(),
                AuthenticationMeans.PASSWORD,
                context.clock().instant());
        try (Shares shares = Shares.open(context, sandbox, record)) {
            Document letter = documents.letter(patient);
            Shares.openMailboxOf(sandbox, letter);
            share(shares, session, documents.vsm(patient), "vsm.xml");
            share(shares, session, letter, "lettre.xml");
            try {
                shares.share(session, letter);
            } catch (InvalidInputException e) {
                journal.step("Le même document partagé une seconde fois : refusé, "
                        + e.violations().get(0).message().french());
            }
        }
        ins.ifPresent(each -> showSandboxView(sandbox, each));
    }

    private void share(Shares shares, ProfessionalSession session, Document document, String name)
            throws IOException, SQLException {
        Path file = Documents.write(document, out.resolve(name));
        journal.step(document.metadata().title() + " : " + name + ", "
                + document.content().fingerprint().size() + " octets");
        journal.artefact(file);
        List<Finding> findings = Documents.check(document);
        journal.detail(findings.isEmpty() ? "vérifié : aucune remarque" : findings.size() + " remarque(s)");
        findings.forEach(finding ->
                journal.detail("[" + finding.rule() + "] " + finding.message().in(Locale.FRENCH)));
        ShareReceipt receipt = shares.share(session, document);
        for (Destination destination : receipt.destinations()) {
            if (destination.decision() instanceof Decision.Skipped skipped) {
                journal.detail(name(destination.branch()) + " : écarté, "
                        + skipped.explanation().french() + " [" + skipped.rule() + "]");
            }
        }
        for (Delivery delivery : shares.outcome(receipt)) {
            if (delivery.state() != DeliveryState.SKIPPED || delivery.attempts() > 0) {
                journal.detail(
                        name(delivery.branch()) + " : " + words(delivery.state()) + " [" + delivery.code() + "]");
            }
        }
    }

    private static String name(Branch branch) {
        return switch (branch) {
            case DMP -> "DMP";
            case PATIENT -> "patient";
            case PROFESSIONALS -> "professionnels";
        };
    }

    private static String words(DeliveryState state) {
        return switch (state) {
            case CONFIRMED -> "envoyé et confirmé";
            case REFUSED -> "refusé";
            case SKIPPED, WITHHELD -> "non envoyé";
            case HUMAN -> "à traiter par une personne";
            case WAITING, HELD, SENDING, UNCERTAIN -> "en attente";
        };
    }

    private void showSandboxView(Sandbox sandbox, QualifiedIns ins) {
        List<List<String>> rows = new ArrayList<>();
        sandbox.dmp().documents(ins.ins().matricule().value()).stream()
                .filter(document -> !document.isSignature())
                .forEach(document -> rows.add(List.of(
                        document.title(),
                        document.typeCode().displayName(),
                        document.classCode().displayName(),
                        document.authors().get(0).familyName(),
                        document.size() + " octets",
                        document.sha1())));
        journal.step("Vue du bac à sable : " + rows.size() + " document(s) dans ce DMP simulé");
        journal.table(List.of("Titre", "Type", "Classe", "Auteur", "Taille", "SHA-1"), rows);
    }
}
