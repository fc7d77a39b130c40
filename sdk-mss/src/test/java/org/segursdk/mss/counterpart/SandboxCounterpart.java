package org.segursdk.mss.counterpart;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.segursdk.core.credentials.ClientCredentials;
import org.segursdk.core.credentials.TrustMaterial;
import org.segursdk.sandbox.MssListener;
import org.segursdk.sandbox.MssMailbox;
import org.segursdk.sandbox.MssMessage;
import org.segursdk.sandbox.Sandbox;

/** The sandbox's operator. */
public final class SandboxCounterpart implements MailCounterpart {
    private final Sandbox sandbox = Sandbox.builder().start();

    public SandboxCounterpart() {
        sandbox.mss().maxSize(MAX_SIZE);
    }

    @Override
    public void createMailbox(String address, Optional<String> password) {
        MssMailbox mailbox = MssMailbox.personal(address, address);
        sandbox.mss().createMailbox(password.map(mailbox::withPassword).orElse(mailbox));
    }

    @Override
    public void createApplicationMailbox(String address) {
        sandbox.mss().createMailbox(MssMailbox.application(address));
    }

    @Override
    public String token(String address) {
        return sandbox.mss().token(address);
    }

    @Override
    public void revoke(String token) {
        sandbox.mss().revokeToken(token);
    }

    @Override
    public int port(MssListener listener) {
        return sandbox.mss().port(listener);
    }

    @Override
    public TrustMaterial trust() {
        return sandbox.trust();
    }

    @Override
    public ClientCredentials certificate() {
        return sandbox.pki().credentials("mss");
    }

    @Override
    public void deliver(String address, String message) {
        try {
            sandbox.mss().deliver(address, new ByteArrayInputStream(message.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<String> inbox(String address, int atLeast) {
        List<String> texts = new ArrayList<>();
        for (MssMessage message : sandbox.mss().messages(address)) {
            try {
                texts.add(new String(message.open().readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return texts;
    }

    @Override
    public boolean takesLoopbackForSafe() {
        return false;
    }

    @Override
    public boolean countsChanges() {
        return false;
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
