package org.segursdk.conformance.checks.feed;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.segursdk.conformance.port.DmpFeedPort;
import org.segursdk.conformance.port.DmpFeedPort.Letter;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.sandbox.DmpDocument;
import org.segursdk.sandbox.InsiPerson;
import org.segursdk.sandbox.InsiSimulator;
import org.segursdk.sandbox.MssMailbox;

/** The public test persons of these scenarios, and what the sandbox received for each. */
final class People {
    /** ADRUN ZOE: open DMP. */
    static final InsiPerson ZOE = person(0);
    /** ADRDEUX LAURENT: open DMP. */
    static final InsiPerson LAURENT = person(1);
    /** ADRTROIS TOUSSAINT: open DMP, nobody authorised to consult it. */
    static final InsiPerson TOUSSAINT = person(2);
    /** ADRTROIS DOMINIQUE: open DMP. */
    static final InsiPerson DOMINIQUE = person(3);
    /** TCHITCHI CATARINA: open DMP. */
    static final InsiPerson CATARINA = person(6);
    /** CORSE ANTHONY: no DMP. */
    static final InsiPerson ANTHONY = person(7);

    /** Domain of patients' mailboxes in these scenarios. */
    static final String CITIZENS = "patient.test.example";

    private static final Duration STEP = Duration.ofMillis(10);
    /** What a product that sends what it must not gets on top, to be caught at it. */
    private static final Duration GRACE = Duration.ofMillis(150);

    private People() {}

    private static InsiPerson person(int index) {
        return InsiSimulator.testPersons().get(index);
    }

    static String register(DmpFeedPort product, InsiPerson person) {
        return product.patient(person.ins(), person.traits(), true);
    }

    /** Everything the DMP holds of the person, signatures left out. */
    static List<DmpDocument> documents(KitBench bench, InsiPerson person) {
        return bench.sandbox().dmp().documents(person.ins().matricule().value()).stream()
                .filter(each -> !each.isSignature())
                .toList();
    }

    static int count(KitBench bench, InsiPerson person) {
        return documents(bench, person).size();
    }

    /** Waits until the DMP holds so many documents of the person, as long as the product may take. */
    static void await(DmpFeedPort product, KitBench bench, InsiPerson person, int documents) {
        await(product, () -> count(bench, person) >= documents && isRecorded(bench, person));
    }

    /** What the DMP stored is told by the recording a little later. */
    private static boolean isRecorded(KitBench bench, InsiPerson person) {
        long submissions = documents(bench, person).stream()
                .map(DmpDocument::submissionSetId)
                .distinct()
                .count();
        return bench.exchanges("dmp").stream()
                        .filter(each -> each.operation().startsWith("TD2.") && Wire.accepted(each))
                        .count()
                >= submissions;
    }

    static void await(DmpFeedPort product, BooleanSupplier holds) {
        long end = System.nanoTime() + product.delay().toNanos();
        while (!holds.getAsBoolean() && System.nanoTime() < end) {
            LockSupport.parkNanos(STEP.toNanos());
        }
    }

    /** Has the product feed one more document, of somebody else, and waits for it: whatever it was to send before has left by then. */
    static void flush(DmpFeedPort product, KitBench bench) {
        product.validate(register(product, CATARINA), Letter.PLAIN);
        await(product, bench, CATARINA, 1);
        grace();
    }

    static void grace() {
        LockSupport.parkNanos(GRACE.toNanos());
    }

    static String mailbox(InsiPerson person) {
        return person.ins().matricule().value() + "@" + CITIZENS;
    }

    static void openMailbox(KitBench bench, InsiPerson person) {
        bench.sandbox().mss().citizenDomain(CITIZENS);
        bench.sandbox().mss().createMailbox(MssMailbox.citizen(mailbox(person)));
    }

    static int mails(KitBench bench, InsiPerson person) {
        return bench.sandbox().mss().messages(mailbox(person)).size();
    }
}
