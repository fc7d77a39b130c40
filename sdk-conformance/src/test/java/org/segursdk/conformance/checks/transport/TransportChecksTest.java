package org.segursdk.conformance.checks.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.segursdk.conformance.catalogue.SoftwareType;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.run.Check;
import org.segursdk.conformance.run.FailedCondition;
import org.segursdk.conformance.run.Looks;
import org.segursdk.core.credentials.Tls;
import org.segursdk.core.credentials.TrustMaterial;
import org.segursdk.mss.connection.MailProfile;
import org.segursdk.sandbox.MssListener;

/** Each check passes on mailboxes over the SDK, and fails on ones that do one thing wrong. */
@Order(1)
class TransportChecksTest {
    private static final Map<String, Supplier<TransportSample>> BAD = new LinkedHashMap<>();

    static {
        BAD.put("msst-01-tls-floor", OldTls::new);
        BAD.put("msst-02-cipher-suites-and-groups", AnySuite::new);
        BAD.put("msst-03-igc-sante-trust", AnyCertificate::new);
        BAD.put("msst-04-expired-certificate-refused", AnyCertificate::new);
        BAD.put("msst-05-revocation-checked", NoRevocation::new);
        BAD.put("msst-06-last-valid-crl-kept", NoCache::new);
        BAD.put("msst-07-mailbox-auto-configuration", OwnSettings::new);
        BAD.put("msst-08-smtp-with-starttls", LoginInClear::new);
        BAD.put("msst-09-imap4-with-starttls", LoginInClear::new);
        BAD.put("msst-10-xoauth2-with-psc-token", MissingByte::new);
        BAD.put("msst-11-mail-errors-isolated", DeadAfterMail::new);
        BAD.put("msst-12-sasl-ir", TwoTrips::new);
        BAD.put("msst-13-session-end-with-psc", NoTimer::new);
        BAD.put("msst-14-automatic-re-opening", GivesUp::new);
        BAD.put("msst-15-application-mailbox-authentication", OwnName::new);
        BAD.put("msst-16-psc-token-not-stored", TokenInLog::new);
        BAD.put("msst-18-functional-traces", NoFailureTraced::new);
        BAD.put("msst-19-mailiz-entry-points", OtherEntryPoint::new);
        BAD.put("msst-20-several-mailboxes", OneMailbox::new);
    }

    private static KitBench bench;
    private static TransportSample good;

    @BeforeAll
    static void start() throws Exception {
        bench = KitBench.start();
        good = new TransportSample();
        good.connect(bench);
    }

    @AfterAll
    static void stop() {
        good.close();
        bench.close();
    }

    static Stream<Check> checks() {
        return TransportChecks.all().stream();
    }

    @ParameterizedTest
    @MethodSource("checks")
    void isSeenFailing(Check check) throws Exception {
        SoftwareType type = check.verifies().contains("REM-MSST-15") ? SoftwareType.RIS : SoftwareType.LGC;
        try (TransportSample bad = BAD.get(check.id()).get()) {
            bad.connect(bench);
            Looks.seenFailing(check, type, bench, good, bad);
        }
    }

    /** Conditions of a check, each seen failing by itself. */
    @ParameterizedTest
    @CsvSource({
        "msst-02-cipher-suites-and-groups, listed-suites",
        "msst-02-cipher-suites-and-groups, refuses-group-tls-small-group",
        "msst-03-igc-sante-trust, refuses-tls-untrusted",
        "msst-03-igc-sante-trust, refuses-tls-wrong-host",
        "msst-08-smtp-with-starttls, no-credential-in-clear",
        "msst-09-imap4-with-starttls, no-credential-in-clear",
        "msst-10-xoauth2-with-psc-token, imap-form",
        "msst-15-application-mailbox-authentication, smtp-mailbox",
        "msst-20-several-mailboxes, second-read"
    })
    void saysWhatDoesNotHold(String id, String condition) throws Exception {
        assertThat(failed(id, BAD.get(id).get())).contains(condition);
    }

    @Test
    void aListThatExpiredIsNoList() throws Exception {
        assertThat(failed("msst-06-last-valid-crl-kept", new NoRevocation())).containsExactly("refuses-expired-list");
    }

    @Test
    void aProductThatOpensNothingHasShownNothing() throws Exception {
        assertThat(failed("msst-04-expired-certificate-refused", new OpensNothing()))
                .containsExactly("opens-otherwise");
    }

    private static List<String> failed(String id, TransportSample bad) throws Exception {
        Check check = TransportChecks.all().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
        try (bad) {
            bad.connect(bench);
            return Looks.at(check, SoftwareType.RIS, bench, bad).failures().stream()
                    .map(FailedCondition::condition)
                    .toList();
        }
    }

    @Test
    void everyCheckHasACounterExample() {
        assertThat(TransportChecks.all()).extracting(Check::id).containsExactlyInAnyOrderElementsOf(BAD.keySet());
    }

    /** Speaks as it is told, right only where the lines are. */
    private abstract static class Raw extends TransportSample {
        final SSLContext context(boolean certificate) {
            var pki = bench().sandbox().pki();
            return certificate ? Tls.context(pki.credentials("mss"), pki.trust()) : Tls.context(pki.trust());
        }

        static String base64(String text) {
            return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.ISO_8859_1));
        }

        final String xoauth2(String address) {
            return base64("user=" + address + "\1auth=Bearer " + token() + "\1\1");
        }

        final RawMail smtp(int port, SSLContext tls) throws IOException {
            RawMail mail = new RawMail(port);
            mail.say("EHLO kit");
            mail.say("STARTTLS");
            mail.tls(tls);
            mail.say("EHLO kit");
            return mail;
        }

        final RawMail imap(int port, SSLContext tls) throws IOException {
            RawMail mail = new RawMail(port);
            mail.say("a CAPABILITY");
            mail.say("b STARTTLS");
            mail.tls(tls);
            mail.say("c CAPABILITY");
            return mail;
        }
    }

    /** Offers TLS 1.1 and waits for what comes. */
    private static final class OldTls extends Raw {
        @Override
        public boolean connect(String address) throws Exception {
            byte[] hello = new byte[50];
            byte[] head = {22, 3, 1, 0, 45, 1, 0, 0, 41, 3, 2};
            System.arraycopy(head, 0, hello, 0, head.length);
            byte[] rest = {0, 0, 2, 0, 0x2F, 1, 0};
            System.arraycopy(rest, 0, hello, head.length + 32, rest.length);
            try (RawMail mail = new RawMail(account(address).smtpPort())) {
                mail.say("STARTTLS");
                mail.send(hello);
                while (mail.hears(900)) {
                    continue;
                }
            }
            return false;
        }
    }

    /** The JDK's own choice of suites and groups. */
    private static class AnySuite extends Raw {
        @Override
        public boolean connect(String address) throws Exception {
            SSLContext tls = trusting();
            boolean opened = true;
            try (RawMail mail = smtp(account(address).smtpPort(), tls)) {
                opened = mail.say("AUTH XOAUTH2 " + xoauth2(address)).startsWith("235");
            } catch (IOException e) {
                opened = false;
            }
            try (RawMail mail = imap(account(address).imapPort(), tls)) {
                opened &= mail.say("d AUTHENTICATE XOAUTH2 " + xoauth2(address)).startsWith("d OK");
            } catch (IOException e) {
                opened = false;
            }
            return opened;
        }

        SSLContext trusting() throws Exception {
            return context(false);
        }
    }

    /** Takes whatever certificate it is shown. */
    private static final class AnyCertificate extends AnySuite {
        @Override
        SSLContext trusting() throws Exception {
            return Lenient.context();
        }
    }

    /** Says STARTTLS and leaves. */
    private static final class OpensNothing extends Raw {
        @Override
        public boolean connect(String address) throws Exception {
            try (RawMail mail = new RawMail(account(address).smtpPort())) {
                mail.say("STARTTLS");
            }
            return false;
        }
    }

    private static final class NoRevocation extends TransportSample {
        @Override
        protected TrustMaterial checked(TrustMaterial authorities, URI list) {
            return authorities;
        }
    }

    /** Fetches the list for each connection, and keeps none. */
    private static final class NoCache extends TransportSample {
        private Optional<URI> list = Optional.empty();
        private List<MailAccount> told = List.of();

        @Override
        public void configure(List<MailAccount> accounts, Optional<URI> revocationList) {
            list = revocationList;
            told = List.copyOf(accounts);
            super.configure(accounts, revocationList);
        }

        @Override
        public boolean connect(String address) throws Exception {
            super.configure(told, list);
            return super.connect(address);
        }
    }

    private static final class OwnSettings extends TransportSample {
        @Override
        public boolean configureByItself(String address, URI autoconfiguration) throws Exception {
            configure(List.of(MailScene.account(bench(), address)), Optional.empty());
            return connect(address);
        }
    }

    private static final class LoginInClear extends Raw {
        @Override
        public boolean connect(String address) throws Exception {
            try (RawMail mail = new RawMail(account(address).smtpPort())) {
                mail.say("EHLO kit");
                mail.say("AUTH XOAUTH2 " + xoauth2(address));
            }
            try (RawMail mail = new RawMail(account(address).imapPort())) {
                mail.say("a LOGIN kit kit");
            }
            return super.connect(address);
        }
    }

    private static final class MissingByte extends Raw {
        @Override
        public boolean connect(String address) throws Exception {
            String one = base64("user=" + address + "\1auth=Bearer " + token() + "\1");
            try (RawMail mail = smtp(account(address).smtpPort(), context(false))) {
                mail.say("AUTH XOAUTH2 " + one);
            }
            try (RawMail mail = imap(account(address).imapPort(), context(false))) {
                mail.say("d AUTHENTICATE XOAUTH2 " + one);
            }
            return false;
        }
    }

    private static final class DeadAfterMail extends TransportSample {
        private boolean failed;

        @Override
        public boolean connect(String address) throws Exception {
            failed = !super.connect(address);
            return !failed;
        }

        @Override
        public void otherFunction() throws Exception {
            if (!failed) {
                super.otherFunction();
            }
        }
    }

    private static final class TwoTrips extends TransportSample {
        @Override
        protected MailProfile profile() {
            return MailProfile.builder()
                    .initialResponse(MailProfile.InitialResponse.NEVER)
                    .build();
        }
    }

    private static final class NoTimer extends TransportSample {
        @Override
        public void timersDue() {}
    }

    private static final class GivesUp extends Raw {
        @Override
        public List<String> read(String address) throws Exception {
            try (RawMail mail = imap(account(address).imapPort(), context(false))) {
                mail.say("d AUTHENTICATE XOAUTH2 " + xoauth2(address));
                mail.say("e SELECT INBOX");
            }
            return List.of();
        }
    }

    private static final class OwnName extends Raw {
        @Override
        public boolean connect(String address) throws Exception {
            String login = base64("\0anne.testa\0anne.testa");
            try (RawMail mail = smtp(account(address).smtpPort(), context(true))) {
                mail.say("AUTH PLAIN " + login);
            }
            try (RawMail mail = imap(account(address).imapPort(), context(true))) {
                mail.say("d AUTHENTICATE PLAIN " + login);
            }
            return false;
        }
    }

    private static final class TokenInLog extends TransportSample {
        @Override
        public boolean connect(String address) throws Exception {
            Files.writeString(log(), "token " + token() + "\n", StandardOpenOption.APPEND);
            return super.connect(address);
        }
    }

    private static final class NoFailureTraced extends TransportSample {
        @Override
        public List<MailTraceLine> traces() {
            return super.traces().stream().filter(MailTraceLine::success).toList();
        }
    }

    private static final class OtherEntryPoint extends TransportSample {
        @Override
        public boolean connect(String address) throws Exception {
            MailAccount told = account(address);
            var operator = bench().sandbox().mss();
            for (MssListener each : Arrays.asList(MssListener.SMTP_CERTIFICATE, MssListener.IMAP_CERTIFICATE)) {
                new RawMail(operator.port(each)).close();
            }
            return super.connect(told.address());
        }
    }

    private static final class OneMailbox extends TransportSample {
        @Override
        public List<String> read(String address) throws Exception {
            return address.equals(MailScene.WARD) ? List.of() : super.read(address);
        }
    }
}
