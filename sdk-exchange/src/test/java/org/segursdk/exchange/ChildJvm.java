package org.segursdk.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program in a JVM of its own, with the class path of the tests. */
public final class ChildJvm {
    private static final int GIVE_UP_MINUTES = 5;

    private final Class<?> program;
    private final List<String> options;

    /** @param options of the JVM, such as {@code -Xmx16m} */
    public ChildJvm(Class<?> program, String... options) {
        this.program = program;
        this.options = List.of(options);
    }

    /** Starts it; what it prints goes to that file. The caller ends it. */
    public Process start(Path output, Object... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }

    /** Runs it, and fails with what it printed unless it ends well. */
    public void run(Path output, Object... arguments) throws IOException, InterruptedException {
        Process process = start(output, arguments);
        boolean ended = process.waitFor(GIVE_UP_MINUTES, TimeUnit.MINUTES);
        process.destroyForcibly();
        assertThat(ended).as(Files.readString(output)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(output)).isZero();
    }
}
