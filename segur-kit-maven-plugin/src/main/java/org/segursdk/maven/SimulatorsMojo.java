package org.segursdk.maven;

import java.io.File;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.segursdk.sandbox.MssListener;
import org.segursdk.sandbox.MssSimulator;
import org.segursdk.sandbox.Sandbox;

/** Starts the sandbox of the national services on this machine and waits, until interrupted. */
@Mojo(name = "simulators", requiresProject = false, threadSafe = true)
public final class SimulatorsMojo extends KitMojo {
    /** Port of the HTTPS services; 0 for any free one. */
    @Parameter(property = "segur.port", defaultValue = "8843")
    private int port = 8843;

    /** First port of the mail operator; 0 for any free ones. */
    @Parameter(property = "segur.mailPort", defaultValue = "8850")
    private int mailPort = 8850;

    /** Certificates for clients. */
    @Parameter(property = "segur.sandbox", defaultValue = "${project.build.directory}/segur-sandbox", required = true)
    private File sandbox = new File("segur-sandbox");

    /** Every synthetic identity has an open DMP. */
    @Parameter(property = "segur.openSynthetic", defaultValue = "false")
    private boolean openSynthetic;

    /** Seconds after which it stops by itself; 0 for never. */
    @Parameter(property = "segur.stopAfter", defaultValue = "0")
    private long stopAfter;

    @Override
    void run() throws IOException, MojoExecutionException {
        try (Sandbox started = Sandbox.builder()
                .port(port)
                .mailPort(mailPort)
                .directory(sandbox.toPath())
                .start()) {
            started.dmp().openForSynthetic(openSynthetic);
            started.pki().credentials("insi");
            started.pki().credentials("dmp");
            getLog().info("SIMULATION " + started.baseUri());
            for (MssListener each : MssListener.values()) {
                getLog().info("mail " + each + " " + MssSimulator.HOST + ":"
                        + started.mss().port(each));
            }
            getLog().info("certificates " + started.pki().directory());
            await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MojoExecutionException("segur-kit: interrupted", e);
        }
    }

    private void await() throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        if (stopAfter == 0) {
            never.await();
        } else if (never.await(stopAfter, TimeUnit.SECONDS)) {
            throw new IllegalStateException("counted down by nobody");
        }
    }
}
