package org.segursdk.conformance.checks.sending;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.port.MailSendingPort;
import org.segursdk.sandbox.InsiPerson;
import org.segursdk.sandbox.InsiSimulator;
import org.segursdk.sandbox.MssMailbox;
import org.segursdk.sandbox.MssMessage;

/** People, mailboxes and messages of these scenarios. */
final class Post {
    /** ADRUN ZOE. */
    static final InsiPerson ZOE = InsiSimulator.testPersons().get(0);
    /** ADRDEUX LAURENT. */
    static final InsiPerson LAURENT = InsiSimulator.testPersons().get(1);
    /** TCHITCHI CATARINA. */
    static final InsiPerson CATARINA = InsiSimulator.testPersons().get(6);

    static final String CARDIOLOGY = "cardiologie@kit-correspondants.test.example";
    static final String FAMILY_DOCTOR = "medecin.traitant@kit-correspondants.test.example";
    static final String SECRETARIAT = "secretariat@kit-correspondants.test.example";

    private static final String CITIZENS = "patient.test.example";
    private static final String HOLDER = "899700245667";
    private static final Duration STEP = Duration.ofMillis(10);
    /** What a product that sends what it must not gets on top, to be caught at it. */
    private static final Duration GRACE = Duration.ofMillis(200);

    private Post() {}

    /** Opens everybody's mailbox. */
    static void open(KitBench bench) {
        bench.sandbox().mss().citizenDomain(CITIZENS);
        for (String each : List.of(CARDIOLOGY, FAMILY_DOCTOR, SECRETARIAT)) {
            bench.sandbox().mss().createMailbox(MssMailbox.organisational(each, HOLDER));
        }
        for (InsiPerson each : List.of(ZOE, LAURENT, CATARINA)) {
            bench.sandbox().mss().createMailbox(MssMailbox.citizen(mailbox(each)));
        }
    }

    static String correspondent(int number) {
        return "correspondant" + number + "@kit-correspondants.test.example";
    }

    static void openCorrespondents(KitBench bench, int count) {
        for (int i = 1; i <= count; i++) {
            bench.sandbox().mss().createMailbox(MssMailbox.organisational(correspondent(i), HOLDER));
        }
    }

    static String mailbox(InsiPerson person) {
        return person.ins().matricule().value() + "@" + CITIZENS;
    }

    static String register(MailSendingPort product, InsiPerson person) throws Exception {
        return product.patient(person.ins(), person.traits(), true);
    }

    static int count(KitBench bench, String mailbox) {
        return bench.sandbox().mss().messages(mailbox).size();
    }

    /** Waits until the mailbox holds so many messages, as long as the product may take. */
    static void await(MailSendingPort product, KitBench bench, String mailbox, int messages) {
        await(product, () -> count(bench, mailbox) >= messages);
    }

    static void await(MailSendingPort product, BooleanSupplier holds) {
        long end = System.nanoTime() + product.delay().toNanos();
        while (!holds.getAsBoolean() && System.nanoTime() < end) {
            LockSupport.parkNanos(STEP.toNanos());
        }
    }

    static void grace() {
        LockSupport.parkNanos(GRACE.toNanos());
    }

    /** The text of a message of a mailbox, the first of which is 0. */
    static String text(KitBench bench, String mailbox, int index) throws IOException {
        List<MssMessage> all = bench.sandbox().mss().messages(mailbox);
        if (index >= all.size()) {
            return "";
        }
        try (InputStream in = all.get(index).open()) {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    /** A field of the head of a message, unfolded; empty when there is none. */
    static String field(String mail, String name) {
        String head = mail.split("\\r?\\n\\r?\\n", 2)[0];
        Matcher found = Pattern.compile("(?im)^" + Pattern.quote(name) + ":[ \\t]*((?:.*)(?:\\r?\\n[ \\t].*)*)")
                .matcher(head);
        return found.find() ? found.group(1).replaceAll("\\r?\\n[ \\t]+", " ").strip() : "";
    }

    /** The address of a field, without its label. */
    static String address(String field) {
        Matcher found = Pattern.compile("<([^>]+)>").matcher(field);
        return (found.find() ? found.group(1) : field).strip();
    }

    /** Whether an archive of documents is attached. */
    static boolean hasArchive(String mail) {
        return Pattern.compile("(?i)IHE_XDM\\.ZIP").matcher(mail).find();
    }
}
