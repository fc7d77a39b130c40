package org.segursdk.psc;

import java.io.IOException;
import java.net.URI;
import org.segursdk.psc.internal.desktop.SystemBrowser;

/** Opens a page in the browser of the workstation: a port. */
@FunctionalInterface
public interface BrowserOpener {
    /** The browser of the system: {@code xdg-open}, {@code open} or the Windows shell. */
    static BrowserOpener system() {
        return SystemBrowser::open;
    }

    /** @throws IOException when no browser can be opened */
    void open(URI page) throws IOException;
}
