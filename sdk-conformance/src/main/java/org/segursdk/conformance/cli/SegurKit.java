package org.segursdk.conformance.cli;

import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.segursdk.conformance.run.ExitCode;
import org.segursdk.conformance.run.HostGate;
import org.segursdk.conformance.run.IdentityGate;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.SegurSecurityException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line {@code segur-kit}. */
@Command(
        name = "segur-kit",
        mixinStandardHelpOptions = true,
        exitCodeOnInvalidInput = 4,
        exitCodeOnExecutionException = 5,
        versionProvider = SegurKit.Version.class,
        description = "Sandbox, corpus and checks for Ségur du numérique en santé.",
        header = {Notice.FRENCH, Notice.ENGLISH, Notice.CATALOGUE, ""},
        subcommands = {
            SandboxCommand.class,
            CorpusCommand.class,
            CheckCommand.class,
            RenderCommand.class,
            PlanCommand.class,
            RunCommand.class,
            DiffCommand.class,
            EvidenceCommand.class,
            ReviewCommand.class,
            SealCommand.class,
            CoverageCommand.class
        })
public final class SegurKit implements Runnable {
    private static final Set<String> UNSAFE = Set.of(IdentityGate.CODE, HostGate.CODE);

    private final InputStream answers;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before run
    private CommandSpec spec;

    private SegurKit(InputStream answers) {
        this.answers = answers;
    }

    /** Runs a command and exits with its code. */
    public static void main(String[] args) {
        System.exit(run(args, System.in, System.out, System.err));
    }

    /** What a person types. */
    InputStream answers() {
        return answers;
    }

    /**
     * Runs a command.
     *
     * @return its exit code
     */
    public static int run(String[] args, PrintStream out, PrintStream err) {
        return run(args, InputStream.nullInputStream(), out, err);
    }

    /**
     * Runs a command that may ask for gestures.
     *
     * @param in what a person types
     * @return its exit code
     */
    public static int run(String[] args, InputStream in, PrintStream out, PrintStream err) {
        return new CommandLine(new SegurKit(in))
                .setOut(new PrintWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), true))
                .setErr(new PrintWriter(new OutputStreamWriter(err, StandardCharsets.UTF_8), true))
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    if (failure instanceof InvalidInputException refused) {
                        Profiles.tell(refused, command.getErr(), Locale.FRENCH);
                        return command.getCommandSpec().exitCodeOnInvalidInput();
                    }
                    command.getErr().println(command.getCommandName() + ": " + failure.getMessage());
                    if (failure instanceof SegurSecurityException stopped && UNSAFE.contains(stopped.code())) {
                        return ExitCode.UNSAFE.code();
                    }
                    return command.getCommandSpec().exitCodeOnExecutionException();
                })
                .execute(args);
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "a command is expected: sandbox, corpus, check, render, plan, run, diff, evidence, review, seal or coverage");
    }

    /** Version as the build wrote it in the manifest. */
    static String version() {
        String version = SegurKit.class.getPackage().getImplementationVersion();
        return version == null ? "(unpackaged)" : version;
    }

    /** What {@code --version} prints. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"segur-kit " + version(), Notice.CATALOGUE};
        }
    }
}
