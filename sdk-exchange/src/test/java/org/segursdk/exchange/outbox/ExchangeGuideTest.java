package org.segursdk.exchange.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.segursdk.annuaire.AnnuaireClient;
import org.segursdk.core.SegurContext;
import org.segursdk.core.actor.Professional;
import org.segursdk.core.actor.ProfessionalSession;
import org.segursdk.core.document.Document;
import org.segursdk.core.document.Patient;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.core.terminology.Oid;
import org.segursdk.dmp.DmpClient;
import org.segursdk.dmp.DmpProfessionalClient;
import org.segursdk.exchange.Databases;
import org.segursdk.exchange.Samples;
import org.segursdk.exchange.content.AesContentCipher;
import org.segursdk.exchange.content.ContentCipher;
import org.segursdk.exchange.content.ContentKeys;
import org.segursdk.exchange.journal.DisclosureJournal;
import org.segursdk.exchange.schema.ExchangeSchema;
import org.segursdk.exchange.sharing.SharePlan;
import org.segursdk.exchange.sharing.ShareReceipt;
import org.segursdk.exchange.sharing.ShareRequest;
import org.segursdk.exchange.sharing.Sharing;
import org.segursdk.exchange.sharing.SharingPolicy;
import org.segursdk.exchange.sharing.SharingRules;
import org.segursdk.mss.connection.Mailbox;
import org.segursdk.mss.mailbox.ArrivalStore;
import org.segursdk.mss.mailbox.MailboxSync;
import org.segursdk.mss.message.MessageProfile;
import org.segursdk.mss.message.MssAddress;

/** What docs/exchange.md shows is compiled here and does what the guide says. */
class ExchangeGuideTest {
    private static final Path SELF = Path.of("src/test/java/org/segursdk/exchange/outbox/ExchangeGuideTest.java");

    private final DataSource database = Databases.create();
    private final Clock clock = Clock.systemUTC();
    private final ProfessionalSession session = Samples.session();
    private final MssAddress mailbox = Samples.DOCTOR;

    private static ContentCipher prepare(DataSource database, ContentKeys keys) throws SQLException {
        ExchangeSchema.migrate(database);
        ContentCipher cipher = new AesContentCipher(keys);
        return cipher;
    }

    private static Sharing sharing(DataSource database, ContentCipher cipher, Clock clock) {
        Outbox outbox = new Outbox(cipher, clock);
        Sharing sharing = new Sharing(database, outbox, new SharingRules(SharingPolicy.everything()));
        return sharing;
    }

    private ShareReceipt share(Sharing sharing, Document document) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false); // your transaction
            SharePlan plan = SharePlan.standard().with(Correspondent.at("cardiologie@ch-test.example"));
            ShareReceipt receipt = sharing.share(
                    ShareRequest.builder(document, session)
                            .sender(mailbox)
                            .plan(plan)
                            .build(),
                    connection);
            connection.commit(); // your row and the deliveries, or neither
            return receipt;
        }
    }

    private void announced(Sharing sharing, Oid documentId) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            sharing.release(documentId, session, connection);
            connection.commit();
        }
    }

    static ExchangeNode run(DataSource database, ContentCipher cipher, DmpClient dmp, MailBranch mails) {
        ExchangeNode node = ExchangeNode.builder(database, cipher)
                .dmp(DmpBranch.of(dmp))
                .mail(mails)
                .settings(DeliverySettings.builder().workers(8).build())
                .build();
        node.start();
        return node;
    }

    /** The software's own logins. */
    private interface Logins {
        Optional<ProfessionalSession> of(Professional professional);
    }

    /** The software's own records. */
    private interface Records {
        String keyOf(Patient patient);
    }

    static DmpBranch released(DmpClient dmp, DmpProfessionalClient air, Logins logins) {
        DmpBranch branch = DmpBranch.of(dmp)
                .releasing(DmpRelease.of(air, order -> logins.of(order.session().professional())));
        return branch;
    }

    static MailBranch mails(
            SegurContext context,
            Function<MssAddress, MailBranch.Account> waysOut,
            MessageProfile profile,
            CodedValue care,
            AnnuaireClient annuaire) {
        MailBranch mails = MailBranch.builder(context, waysOut)
                .profile(profile)
                .productNumber("DEV000001")
                .contentType(care)
                .directory(AnnuaireDirectory.of(annuaire)) // or of the local copy
                .build();
        return mails;
    }

    MailboxSync follow(SegurContext context, Mailbox mailbox, ArrivalStore store, DeliveryListener journaling) {
        Deliveries deliveries = new Deliveries(database, clock, journaling);
        MailboxSync sync = MailboxSync.builder(context, mailbox, DeliveryReports.into(deliveries, store))
                .build();
        return sync;
    }

    static DeliveryListener journaling(
            DisclosureJournal journal, ContentCipher cipher, MessageProfile profile, Records records) {
        DeliveryListener journaling =
                JournalingListener.of(journal, cipher, profile, document -> records.keyOf(document.patient()));
        return journaling;
    }

    private void replay(DeadLetters letters) {
        for (Delivery letter : letters.list()) {
            letters.replay(letter.id(), session.professional().id().value());
        }
    }

    @Test
    void guide_showsWhatIsCompiledHere() throws IOException {
        String here = withoutIndentation(Files.readString(SELF));
        Matcher snippets = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("../docs/exchange.md")));
        int count = 0;
        while (snippets.find()) {
            assertThat(here).contains(withoutIndentation(snippets.group(1)));
            count++;
        }
        assertThat(count).isEqualTo(10);
    }

    private static String withoutIndentation(String code) {
        return String.join("\n", code.lines().map(String::strip).toList());
    }

    @Test
    void sharedRunByANodeAndReplayed() throws SQLException {
        ContentCipher cipher = prepare(database, new Databases.Keys("k1"));
        Sharing sharing = sharing(database, cipher, clock);
        Document document = Samples.document();
        String share = share(sharing, document).shareId();
        announced(sharing, document.metadata().uniqueId());
        Deliveries deliveries = new Deliveries(database, clock);
        FakePort dmp = new FakePort().then(order -> new DeliveryOutcome.NeedsPerson("X"));
        try (ExchangeNode node = ExchangeNode.builder(database, cipher)
                .dmp(dmp)
                .mail(new FakePort())
                .settings(NodeProcess.settings())
                .build()) {
            node.start();
            SandboxFixture.await(() -> deliveries.pending() == 0);
            assertThat(deliveries.ofShare(share))
                    .extracting(Delivery::state)
                    .containsExactlyInAnyOrderElementsOf(
                            List.of(DeliveryState.HUMAN, DeliveryState.CONFIRMED, DeliveryState.CONFIRMED));
            replay(new DeadLetters(database, clock));
            node.wake();
            SandboxFixture.await(() -> deliveries.pending() == 0);
        }
        assertThat(deliveries.ofShare(share)).allMatch(each -> each.state() == DeliveryState.CONFIRMED);
    }
}
