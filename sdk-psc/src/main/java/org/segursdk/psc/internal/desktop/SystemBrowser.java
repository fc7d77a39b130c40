package org.segursdk.psc.internal.desktop;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/** The browser that the system opens. No shell reads the address. */
public final class SystemBrowser {
    private SystemBrowser() {}

    /** @throws IOException no such program */
    public static void open(URI page) throws IOException {
        start(command(System.getProperty("os.name", ""), page.toASCIIString()));
    }

    static List<String> command(String system, String page) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.contains("win") && !name.contains("darwin")) {
            return List.of("rundll32", "url.dll,FileProtocolHandler", page);
        }
        return name.contains("mac") ? List.of("open", page) : List.of("xdg-open", page);
    }

    private static void start(List<String> command) throws IOException {
        new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
