package org.segursdk.examples.cabinet;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.segursdk.core.Endpoint;
import org.segursdk.core.Endpoints;
import org.segursdk.core.SegurContext;
import org.segursdk.core.Software;
import org.segursdk.core.actor.Address;
import org.segursdk.core.actor.AuthenticationMeans;
import org.segursdk.core.actor.Professional;
import org.segursdk.core.actor.ProfessionalId;
import org.segursdk.core.actor.ProfessionalSession;
import org.segursdk.core.actor.Structure;
import org.segursdk.core.actor.StructureId;
import org.segursdk.core.actor.Telecom;
import org.segursdk.core.identity.QualifiedIns;
import org.segursdk.dmp.DmpAirClient;
import org.segursdk.dmp.DmpClient;
import org.segursdk.insi.InsiClient;
import org.segursdk.mss.connection.MailSecurity;
import org.segursdk.mss.connection.MailServer;
import org.segursdk.mss.connection.Mailbox;
import org.segursdk.mss.connection.MailboxAccess;
import org.segursdk.mss.connection.MailboxKind;
import org.segursdk.mss.message.CitizenAddress;
import org.segursdk.mss.message.MessageProfile;
import org.segursdk.mss.message.MssAddress;
import org.segursdk.mss.message.Sender;
import org.segursdk.sandbox.MssListener;
import org.segursdk.sandbox.MssMailbox;
import org.segursdk.sandbox.PscUser;
import org.segursdk.sandbox.Sandbox;

/**
 * The other side: the sandbox's INSi, DMP, Pro Santé Connect and mail operator, and who the practice is to them. For real, this class is
 * what changes: addresses, certificates, a mailbox.
 */
public final class Counterparts implements AutoCloseable {
    /** National number of the practice's doctor, a public test identity. */
    public static final String DOCTOR = PscUser.DOCTOR;

    public static final MessageProfile PROFILE = MessageProfile.test("patient.test.example");
    static final MssAddress PRACTICE = MssAddress.of("cabinet.specimen@cabinet-test.example");
    /** How long a DMP that is consulted may be silent: a person waits for it, though no screen does. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String CITIZENS = "patient.test.example";

    /** Before the number of a correspondent whose mailbox is looked up when the message leaves. */
    static final String BY_NUMBER = "rpps:";

    /** Correspondents of the practice by mailbox or number; the last two show what goes wrong: nobody receives for them. */
    private static final Map<String, String> CORRESPONDENTS = correspondentsByMailbox();

    private final Sandbox sandbox;
    private final Clock clock;
    private final boolean own;
    private final SegurContext context;
    private final SegurContext consultation;

    private Counterparts(Sandbox sandbox, Clock clock, Duration patience, boolean own) {
        this.sandbox = sandbox;
        this.clock = clock;
        this.own = own;
        this.context = context(sandbox, clock, sandbox.endpoints());
        Endpoint dmp = sandbox.endpoints().find(DmpAirClient.SERVICE).orElseThrow();
        this.consultation = context(
                sandbox,
                clock,
                sandbox.endpoints()
                        .with(
                                DmpAirClient.SERVICE,
                                Endpoint.builder(dmp.uri())
                                        .trust(dmp.trust())
                                        .readTimeout(patience)
                                        .build()));
    }

    private static SegurContext context(Sandbox sandbox, Clock clock, Endpoints endpoints) {
        return SegurContext.builder()
                .software(Software.builder("Cabinet-exemple", "0.1")
                        .cndaAuthorisation("EXEMPLE")
                        .build())
                .structure(practice())
                .credentials(sandbox.pki().credentials(DmpClient.SERVICE))
                .credentials("psc", sandbox.pki().credentials("psc"))
                .credentials(InsiClient.SERVICE, sandbox.pki().credentials(InsiClient.SERVICE))
                .endpoints(endpoints)
                .clock(clock)
                .build();
    }

    private static Map<String, String> correspondentsByMailbox() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("cardiologie@ch-test.example", "Service de cardiologie, CH des Essais");
        all.put("anne.testa@medecin.test.example", "Dr Anne TESTA, endocrinologue");
        all.put("labo@biologie-test.example", "Laboratoire des Essais");
        all.put("parti@medecin.test.example", "Dr Parti (boîte fermée)");
        all.put(BY_NUMBER + "99700000010", "Dr Sans-Boîte (aucune boîte connue)");
        return all;
    }

    /** Starts the sandbox with the practice's mailboxes. */
    static Counterparts start() {
        return furnished(Sandbox.builder().start(), Clock.systemUTC(), PATIENCE, true);
    }

    /**
     * A sandbox that others started, and stop; its mailboxes are the practice's to open.
     *
     * @param patience how long a consulted DMP may be silent
     */
    static Counterparts on(Sandbox sandbox, Clock clock, Duration patience) {
        return furnished(sandbox, clock, patience, false);
    }

    private static Counterparts furnished(Sandbox sandbox, Clock clock, Duration patience, boolean own) {
        sandbox.mss().citizenDomain(CITIZENS);
        sandbox.mss().createMailbox(MssMailbox.organisational(PRACTICE.value(), DOCTOR));
        CORRESPONDENTS.keySet().stream()
                .filter(address -> !address.startsWith("parti") && !address.startsWith(BY_NUMBER))
                .forEach(address -> sandbox.mss().createMailbox(MssMailbox.organisational(address, "899700245667")));
        return new Counterparts(sandbox, clock, patience, own);
    }

    private static Structure practice() {
        return Structure.builder()
                .id(StructureId.finess("0B0193488"))
                .name("Cabinet Spécimen")
                .sector("SA07")
                .practiceSetting("AMBULATOIRE")
                .addAddress(Address.work("1 place des Essais", "63000 CLERMONT-FERRAND"))
                .addTelecom(Telecom.phone("+33199000002", Address.Use.WORK))
                .build();
    }

    Clock clock() {
        return clock;
    }

    public Sandbox sandbox() {
        return sandbox;
    }

    public SegurContext context() {
        return context;
    }

    /** The same for consulting the DMP: it gives up sooner. */
    SegurContext consultation() {
        return consultation;
    }

    /** Mailboxes and names of those the practice writes to. */
    public static Map<String, String> correspondents() {
        return CORRESPONDENTS;
    }

    /** Everybody with an INS has a mailbox in Mon espace santé; the simulated operator has to be told. */
    void openMailboxOf(QualifiedIns ins) {
        sandbox.mss()
                .createMailbox(MssMailbox.citizen(
                        CitizenAddress.of(ins, PROFILE).address().value()));
    }

    /** The practice's own mailbox, opened without anybody before the screen: mails leave and arrive at night too. */
    Mailbox mailbox() {
        MailServer server = MailServer.builder()
                .smtp("localhost", sandbox.mss().port(MssListener.SMTP), MailSecurity.STARTTLS)
                .imap("localhost", sandbox.mss().port(MssListener.IMAP), MailSecurity.STARTTLS)
                .trust(sandbox.trust())
                .build();
        return new Mailbox(PRACTICE, MailboxKind.ORG, server, MailboxAccess.token(responsible()));
    }

    static Sender sender() {
        return Sender.organization(PRACTICE, "Cabinet Specimen");
    }

    /** The doctor, for tasks that run by themselves; the sandbox's operator gives the token. */
    private record Responsible(Sandbox sandbox, Clock clock) implements ProfessionalSession {
        @Override
        public Professional professional() {
            return Professional.builder()
                    .id(ProfessionalId.rpps(DOCTOR.substring(1)))
                    .familyName("SPECIMEN")
                    .givenName("JULIE")
                    .specialty("G15_10/SM54")
                    .build();
        }

        @Override
        public AuthenticationMeans means() {
            return AuthenticationMeans.AUTOMATE;
        }

        @Override
        public Instant authenticatedAt() {
            return clock.instant();
        }

        @Override
        public Optional<String> accessToken() {
            return Optional.of(sandbox.mss().token(DOCTOR));
        }
    }

    /** A professional's session without Pro Santé Connect, of the person responsible. */
    ProfessionalSession responsible() {
        return new Responsible(sandbox, clock);
    }

    @Override
    public void close() {
        if (own) {
            sandbox.close();
        }
    }
}
