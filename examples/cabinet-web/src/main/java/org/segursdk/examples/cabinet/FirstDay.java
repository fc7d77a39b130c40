package org.segursdk.examples.cabinet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.segursdk.core.document.Document;
import org.segursdk.core.identity.IdentityProof;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.ProofType;
import org.segursdk.core.identity.Sex;
import org.segursdk.insi.desk.InsProposal;
import org.segursdk.insi.identity.IdentityAttribute;
import org.segursdk.insi.identity.IdentityEvent;
import org.segursdk.insi.identity.InsUser;
import org.segursdk.sandbox.DmpDocument;
import org.segursdk.sandbox.DmpSeed;
import org.segursdk.sandbox.InsiPerson;
import org.segursdk.sandbox.InsiSimulator;

/** What the practice finds when it opens for the first time: invented patients and published test persons, and letters about them. */
final class FirstDay {
    private static final User ACCOUNT = User.staff(
            "installation", "Installation", InsUser.of("installation").rights());
    private static final LocalDate CHECKED_ON = LocalDate.of(2026, 11, 20);

    private final Cabinet cabinet;
    private final Patients patients;

    FirstDay(Cabinet cabinet) {
        this.cabinet = cabinet;
        this.patients = cabinet.patients();
    }

    /** The sandbox's side, which forgets all when it stops. */
    static void furnish(Counterparts counterparts) {
        InsiPerson zoe = person("ADRUN", "ZOE");
        counterparts
                .sandbox()
                .dmp()
                .deposit(
                        zoe.ins(),
                        DmpSeed.document()
                                .title("Consultation de diabétologie")
                                .by(new DmpDocument.Author(
                                        "899700245667",
                                        "TESTA",
                                        "ANNE",
                                        "Centre des Essais",
                                        "11B0064166",
                                        "G15_10/SM26")));
    }

    void patients() {
        String zoe = known(person("ADRUN", "ZOE"));
        qualify(zoe);
        known(person("ADRTROIS", "DOMINIQUE"));
        retrieve(known(person("ADRDEUX", "LAURENT")));
        qualify(known(person("CORSE", "ANTHONY")));
        String unknown =
                patients.create(traits("HOUILLES", "PIERRE PAUL JACQUES", Sex.MALE, "1993-01-27", "63220"), ACCOUNT);
        patients.prove(unknown, passport(), true, ACCOUNT);
        String doubtful = known(person("NESSI", "MICHELANGELO ANTHONY"));
        patients.apply(doubtful, new IdentityEvent.AttributeSet(IdentityAttribute.DOUBTFUL), ACCOUNT);
        String homonym = known(person("DE VINCI", "LEONARDO"));
        patients.apply(homonym, new IdentityEvent.AttributeSet(IdentityAttribute.HOMONYM), ACCOUNT);
        String invented = patients.create(traits("ESSAI-LOCAL", "DOSSIER", Sex.FEMALE, "1980-01-01", "99999"), ACCOUNT);
        patients.apply(invented, new IdentityEvent.AttributeSet(IdentityAttribute.FICTITIOUS), ACCOUNT);
    }

    private static InsiPerson person(String name, String givenNames) {
        Predicate<InsiPerson> named = each -> each.traits().birthName().equals(name)
                && each.traits().birthGivenNames().startsWith(givenNames);
        return InsiSimulator.testPersons().stream().filter(named).findFirst().orElseThrow();
    }

    private String known(InsiPerson person) {
        return patients.create(person.traits(), ACCOUNT);
    }

    private static IdentityTraits traits(String name, String givenNames, Sex sex, String birthDate, String place) {
        return IdentityTraits.builder()
                .birthName(name)
                .birthGivenNames(givenNames)
                .sex(sex)
                .birthDate(birthDate)
                .birthPlace(place)
                .build();
    }

    private void retrieve(String recordId) {
        if (patients.retrieve(recordId, ACCOUNT) instanceof InsProposal.Found found) {
            patients.accept(found, Set.of(), ACCOUNT);
        }
    }

    private void qualify(String recordId) {
        retrieve(recordId);
        patients.prove(recordId, passport(), true, ACCOUNT);
        patients.identity(recordId, ACCOUNT).qualifiedIns().ifPresent(ins -> cabinet.counterparts()
                .openMailboxOf(ins));
    }

    private static IdentityProof passport() {
        return new IdentityProof(ProofType.PASSPORT, "Accueil du cabinet", CHECKED_ON);
    }

    /** Mails of the laboratory and of colleagues, laid into the practice's mailbox. */
    void mails() {
        Letters letters = new Letters(cabinet.counterparts(), cabinet.clock());
        List<Document> known = letters.aboutKnown(person("ADRUN", "ZOE"));
        known.forEach(each -> deliver(letters.mail(each)));
        // The same again, by another road: hidden behind the first.
        deliver(letters.mail(known.get(0)));
        deliver(letters.mail(letters.laterVersion(person("ADRUN", "ZOE"), known.get(0))));
        deliver(letters.mail(letters.otherGivenNames(person("ADRUN", "ZOE"))));
        deliver(letters.mail(letters.aboutRetrieved(person("ADRDEUX", "LAURENT"))));
    }

    private void deliver(byte[] mail) {
        try {
            cabinet.counterparts()
                    .sandbox()
                    .mss()
                    .deliver(Counterparts.PRACTICE.value(), new ByteArrayInputStream(mail));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
