package org.segursdk.conformance.record;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.segursdk.conformance.live.KitServer;
import org.segursdk.conformance.run.Artefacts;
import org.segursdk.sandbox.MssDelivery;
import org.segursdk.sandbox.RecordedBody;
import org.segursdk.sandbox.RecordedExchange;
import org.segursdk.sandbox.Sandbox;

/**
 * Writes what a product sends to a sandbox into a folder that a run takes as its artefacts: requests to the HTTP services as
 * {@code <service>/<nnnn>-<operation>.http}, mails as {@code mss/<nnnn>.eml}, and an {@link Artefacts#INDEX} that says which scenario was
 * told when they came. What the sandbox's recorder withholds, because an identity in it is not proven synthetic, is counted and not written.
 */
public final class SandboxRecording implements AutoCloseable {
    private static final long PERIOD_MILLIS = 200;
    private static final Pattern SCENARIO = Pattern.compile("[a-z0-9][a-z0-9-]{0,78}");
    private static final Set<String> HTTP = Set.of("insi", "dmp", "psc", "annuaire", "eprescription");

    private final Sandbox sandbox;
    private final Path folder;
    private final Map<String, String> index = new TreeMap<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "segur-kit-recording");
        thread.setDaemon(true);
        return thread;
    });
    private final ScheduledFuture<?> writing;
    private long lastExchange;
    private long lastDelivery;
    private int files;
    private int withheld;
    private String scenario = "";

    private SandboxRecording(Sandbox sandbox, Path folder) {
        this.sandbox = sandbox;
        this.folder = folder;
        this.writing =
                timer.scheduleWithFixedDelay(this::writeQuietly, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    /**
     * Starts to write.
     *
     * @param folder is created; must be empty, so that two recordings do not mix
     * @throws IllegalStateException when the folder holds something
     */
    public static SandboxRecording start(Sandbox sandbox, Path folder) throws IOException {
        Files.createDirectories(folder);
        try (java.util.stream.Stream<Path> inside = Files.list(folder)) {
            if (inside.findAny().isPresent()) {
                throw new IllegalStateException(folder + " is not empty / n'est pas vide");
            }
        }
        return new SandboxRecording(sandbox, folder);
    }

    /**
     * What came until now is written under the scenario before; what comes shows this one.
     *
     * @param name kebab-case; empty for none
     * @throws IllegalArgumentException another form of name
     */
    public synchronized void scenario(String name) throws IOException {
        if (!name.isEmpty() && !SCENARIO.matcher(name).matches()) {
            throw new IllegalArgumentException("kebab-case");
        }
        write();
        scenario = name;
    }

    /** Adds {@code POST scenario?name=…} and {@code GET record}. */
    public void addRoutes(KitServer server) {
        server.on("POST scenario", parameters -> {
                    String name = parameters.getOrDefault("name", "");
                    if (!name.isEmpty() && !SCENARIO.matcher(name).matches()) {
                        return new KitServer.Reply(400, "{\"error\":\"name: kebab-case\"}");
                    }
                    scenario(name);
                    return new KitServer.Reply(200, state());
                })
                .on("GET record", parameters -> new KitServer.Reply(200, written()));
    }

    private synchronized String written() throws IOException {
        write();
        return state();
    }

    private synchronized String state() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("scenario", scenario);
        node.put("files", files);
        node.put("withheld", withheld);
        return node.toString();
    }

    private void writeQuietly() {
        try {
            write();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes what came since. */
    private synchronized void write() throws IOException {
        int before = files;
        for (RecordedExchange each : sandbox.recorder().exchanges()) {
            if (each.number() > lastExchange) {
                lastExchange = each.number();
                exchange(each);
            }
        }
        for (MssDelivery each : sandbox.mss().deliveries()) {
            if (each.number() > lastDelivery) {
                lastDelivery = each.number();
                mail(each);
            }
        }
        if (files > before) {
            writeIndex();
        }
    }

    private void exchange(RecordedExchange each) throws IOException {
        if (!HTTP.contains(each.service())) {
            return;
        }
        if (each.requestBody().withheld()) {
            withheld++;
            return;
        }
        String operation = each.operation().replaceAll("[^A-Za-z0-9._-]", "_").toLowerCase(Locale.ROOT);
        String name = String.format(
                Locale.ROOT,
                "%s/%04d%s.http",
                each.service(),
                each.number(),
                operation.isEmpty() ? "" : "-" + operation);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try (InputStream in = each.requestBody().open()) {
            in.transferTo(body);
        }
        try (OutputStream out = open(name)) {
            out.write((framed(each.requestHead(), body.size()) + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            body.writeTo(out);
        }
        note(name);
    }

    /** The recorder joins chunks: the head has to say so. */
    private static String framed(String head, int length) {
        String chunked = "(?im)^Transfer-Encoding:[^\r\n]*\r\n";
        return head.replaceFirst(chunked, "Content-Length: " + length + "\r\n");
    }

    private void mail(MssDelivery each) throws IOException {
        RecordedBody content = each.content();
        if (content.withheld()) {
            withheld++;
            return;
        }
        String name = String.format(Locale.ROOT, "mss/%04d.eml", each.number());
        try (OutputStream out = open(name);
                InputStream in = content.open()) {
            in.transferTo(out);
        }
        note(name);
    }

    private OutputStream open(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.resolveSibling("."));
        return Files.newOutputStream(file);
    }

    private void note(String name) {
        files++;
        if (!scenario.isEmpty()) {
            index.put(name, scenario);
        }
    }

    private void writeIndex() throws IOException {
        StringBuilder text = new StringBuilder();
        index.forEach((name, shows) ->
                text.append(name).append(": {scenario: ").append(shows).append("}\n"));
        if (!index.isEmpty()) {
            Files.writeString(folder.resolve(Artefacts.INDEX), text);
        }
    }

    /** Writes what is left and stops. */
    @Override
    public void close() throws IOException {
        writing.cancel(false);
        timer.shutdown();
        write();
    }
}
