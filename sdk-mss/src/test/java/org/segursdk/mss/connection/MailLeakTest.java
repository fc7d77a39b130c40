package org.segursdk.mss.connection;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
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
import org.segursdk.mss.internal.connection.ImapConnections;
import org.segursdk.mss.message.MailSamples;
import org.segursdk.mss.message.PreparedMail;
import org.slf4j.LoggerFactory;

/** No token, no password, no mail: neither in the logs at their most talkative nor in failures, nor held in memory. */
@Isolated
class MailLeakTest extends ConnectionTestBase {
    private static final String CONTENT = "CONTENU-SECRET";
    private static final String WORDS = "PAT-TROIS";

    private final List<String> seen = new CopyOnWriteArrayList<>();

    private final class Collecting extends Handler {
        @Override
        public void publish(LogRecord record) {
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

    private void run() {
        PreparedMail mail = Connections.mail("A: b\r\n\r\n" + CONTENT + "\r\n", MailSamples.WARD);
        try (MailSender sender = sender().journal(trace -> seen.add(trace + " " + trace.request() + trace.answer()))
                        .open();
                ImapConnections connections = imap(box())) {
            seen.add(sender.send(mail).toString());
            seen.add(sender.saveSent(mail).toString());
            connections.open();
            holdsNoToken(sender);
            holdsNoToken(connections);
            for (String[] fault : new String[][] {
                {"MAIL", "550 5.7.1 " + WORDS}, {"RCPT", "550 5.1.1 " + WORDS}, {".", "554 5.6.0 " + WORDS}
            }) {
                smtp.on(fault[0], fault[1]);
                fails(() -> sender.send(mail));
            }
            imap.appendAnswer = "NO " + WORDS;
            sender.saveSent(mail).failure().ifPresent(e -> seen.add(trace(e)));
        }
        smtp.refusals = 2;
        imap.refusals = 2;
        try (MailSender sender = sender().open();
                ImapConnections connections = imap(box())) {
            fails(() -> sender.send(mail));
            fails(connections::open);
        }
        seen.add(box() + " " + box().access() + " " + MailboxAccess.password(session, () -> new char[0]));
    }

    private void fails(Runnable action) {
        try {
            action.run();
        } catch (SegurException e) {
            seen.add(trace(e));
            return;
        }
        throw new AssertionError("no failure");
    }

    /** Walks what an object of ours refers to. */
    private void holdsNoToken(Object root) {
        Set<Object> visited = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Object> next = new ArrayList<>(List.of(root));
        while (!next.isEmpty()) {
            Object object = next.remove(next.size() - 1);
            if (object == session || !visited.add(object)) {
                continue;
            }
            if (object instanceof String text) {
                assertThat(text).doesNotContain("jeton-");
            }
            if (object instanceof byte[] bytes) {
                assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).doesNotContain("Bearer jeton-");
            }
            for (Class<?> type = object.getClass();
                    type != null
                            && (type.getName().startsWith("org.segursdk")
                                    || type.getName().startsWith("org.eclipse.angus")
                                    || type.getName().startsWith("jakarta.mail"));
                    type = type.getSuperclass()) {
                for (Field field : type.getDeclaredFields()) {
                    if (!Modifier.isStatic(field.getModifiers())
                            && !field.getType().isPrimitive()) {
                        field.setAccessible(true);
                        try {
                            Object value = field.get(object);
                            if (value != null) {
                                next.add(value);
                            }
                        } catch (IllegalAccessException e) {
                            throw new IllegalStateException(e);
                        }
                    }
                }
            }
        }
        assertThat(visited).hasSizeGreaterThan(20);
    }

    @Test
    @Tag("REM-MSST-16")
    void nothingSecretComesOut() {
        PrintStream out = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
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
        try {
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            root.setLevel(Level.ALL);
            root.addHandler(handler);
            appender.start();
            logback.addAppender(appender);
            logback.setLevel(ch.qos.logback.classic.Level.TRACE);
            run();
        } finally {
            System.setOut(out);
            root.removeHandler(handler);
            root.setLevel(before);
            logback.detachAppender(appender);
            logback.setLevel(logbackBefore);
        }
        assertThat(seen).hasSizeGreaterThan(40);
        seen.add(printed.toString(StandardCharsets.UTF_8));
        List<String> tokens = new ArrayList<>(session.given);
        assertThat(tokens).hasSizeGreaterThan(4);
        for (String text : seen) {
            assertThat(text).doesNotContain("jeton-", CONTENT, WORDS, "eyJzdGF0dXMi");
            for (String token : tokens) {
                assertThat(text).doesNotContain(encoded(token));
            }
        }
    }

    private static String encoded(String token) {
        return Base64.getEncoder()
                .encodeToString(("user=anne.testa@medecin.test.example\1auth=Bearer " + token + "\1\1")
                        .getBytes(StandardCharsets.UTF_8));
    }
}
