package org.segursdk.psc;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.segursdk.core.error.SegurException;
import org.segursdk.core.error.ServiceFaultException;
import org.slf4j.LoggerFactory;

/** No token, secret, code or person in the logs at their most talkative, in a {@code toString} or in a failure. */
@Isolated
class LeakTest extends PscTestBase {
    private final List<String> seen = new CopyOnWriteArrayList<>();

    private final class Collecting extends Handler {
        @Override
        public void publish(LogRecord record) {
            // The tests' own server tells what it is asked.
            if (String.valueOf(record.getLoggerName()).startsWith("com.sun.net.httpserver")) {
                return;
            }
            seen.add(record.getLoggerName() + ' ' + record.getMessage() + ' ' + trace(record.getThrown()));
            if (record.getParameters() != null) {
                for (Object parameter : record.getParameters()) {
                    seen.add(String.valueOf(parameter));
                }
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    private static String trace(Throwable thrown) {
        StringWriter text = new StringWriter();
        if (thrown != null) {
            thrown.printStackTrace(new PrintWriter(text, true));
        }
        return text.toString();
    }

    private void told(Object... things) {
        for (Object each : things) {
            seen.add(String.valueOf(each));
        }
    }

    private void fails(Runnable action) {
        try {
            action.run();
        } catch (SegurException e) {
            seen.add(trace(e) + e.explanation().french() + e.explanation().english());
            if (e instanceof ServiceFaultException fault) {
                told(fault.rawErrors());
            }
            return;
        }
        throw new AssertionError("no failure");
    }

    private List<String> run() {
        List<String> secrets = new ArrayList<>();
        PscClient psc = client();
        PendingLogin pending = psc.startLogin();
        String query = issuer.login(pending.authorizationUri());
        CallbackParameters callback = CallbackParameters.ofQuery(query);
        LoginResult result = psc.finishLogin(pending, callback);
        PscLogin login = ((LoginResult.Granted) result).login();
        PscSession session = login.open();
        secrets.addAll(List.of(
                pending.verifier(), pending.nonce(), session.accessToken().orElseThrow()));
        told(psc, pending, callback, result, login, session, session.identity(), session.core());
        told(session.identity().otherIds(), session.identity().exercices(), login.situations(), session.professional());
        told(
                session.identity().exercices().get(0).activities(),
                secret(),
                settings(secret()).build());
        told(CibaRequest.of(TestIssuer.NATIONAL_ID, CibaChannel.CARD), new AccountMatch.One<>("899700366240"));
        clock.advance(Duration.ofSeconds(115));
        secrets.add(session.accessToken().orElseThrow());
        told(psc.introspect(secrets.get(2)), psc.authorise(secrets.get(2), Set.of("10")));
        CibaStart start = psc.startCiba(CibaRequest.of(TestIssuer.NATIONAL_ID, CibaChannel.CARD));
        told(start, ((CibaStart.Started) start).login());
        issuer.cibaState = "ok";
        told(((CibaStart.Started) start).login().await());
        failures(psc);
        BrowserLogout logout = psc.logoutByBrowser(session).orElseThrow();
        told(logout, new LogoutNotice(Optional.of("sid-1"), Optional.of(TestIssuer.SUBJECT), 1));
        return secrets;
    }

    private void failures(PscClient psc) {
        for (String where : List.of("token", "userinfo", "certs", "ciba", "introspect")) {
            for (TestIssuer.Reply bad : List.of(
                    TestIssuer.Reply.error(400, "erreur-inconnue"),
                    new TestIssuer.Reply(200, "application/json", "{\"canari-cle\":\"canari", Map.of()),
                    new TestIssuer.Reply(401, "text/html", "canari", Map.of("WWW-Authenticate", "canari")),
                    new TestIssuer.Reply(302, "text/html", "canari", Map.of("Location", "https://canari.example")))) {
                issuer.faults.put(where, reply -> bad);
                fails(() -> tryAll(where));
                issuer.faults.clear();
            }
        }
        issuer.idClaims = claims -> claims.put("nonce", "canari-nonce");
        fails(() -> login(psc));
        issuer.idClaims = claims -> claims.put("iss", "https://canari.example");
        fails(() -> login(psc));
        issuer.signing = Optional.of((head, claims) -> "canari.canari.canari");
        fails(() -> login(psc));
        fails(() -> psc.backChannelLogout("canari.canari.canari"));
        fails(() -> CallbackParameters.ofQuery("code=canari&code=canari"));
        issuer.signing = Optional.empty();
        issuer.idClaims = claims -> {};
    }

    private void tryAll(String where) {
        PscClient psc = client();
        switch (where) {
            case "ciba" -> psc.startCiba(CibaRequest.of(TestIssuer.NATIONAL_ID, CibaChannel.CARD));
            case "introspect" -> psc.introspect("canari-jeton");
            default -> login(psc);
        }
    }

    @Test
    @Tag("REM-PSC-01")
    void nothingSecretComesOut() {
        Handler handler = new Collecting();
        handler.setLevel(Level.ALL);
        java.util.logging.Logger root = LogManager.getLogManager().getLogger("");
        Level before = root.getLevel();
        AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
            @Override
            protected void append(ILoggingEvent event) {
                seen.add(event.getFormattedMessage());
            }
        };
        Logger logback = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        ch.qos.logback.classic.Level logbackBefore = logback.getLevel();
        List<String> secrets;
        try {
            root.setLevel(Level.ALL);
            root.addHandler(handler);
            appender.start();
            logback.addAppender(appender);
            logback.setLevel(ch.qos.logback.classic.Level.TRACE);
            secrets = run();
        } finally {
            root.removeHandler(handler);
            root.setLevel(before);
            logback.detachAppender(appender);
            logback.setLevel(logbackBefore);
        }
        exchanges.forEach(this::told);
        told(ends);
        assertThat(seen).hasSizeGreaterThan(60);
        for (String text : seen) {
            assertThat(text).doesNotContain("canari", "SPECIMEN", "eyJ", TestIssuer.SUBJECT);
            assertThat(text).doesNotContain("99700366240");
            secrets.forEach(secret -> assertThat(text).doesNotContain(secret));
        }
    }
}
