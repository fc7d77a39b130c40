package org.segursdk.conformance.checks.transport;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.segursdk.mss.mailbox.ArrivalStore;
import org.segursdk.mss.mailbox.ArrivedMail;
import org.segursdk.mss.mailbox.FolderKey;
import org.segursdk.mss.mailbox.FolderState;
import org.segursdk.mss.mailbox.MailFingerprint;
import org.segursdk.mss.mailbox.MailKey;

/** Mails held in memory. */
final class MemoryArrivals implements ArrivalStore {
    private static final Pattern ID = Pattern.compile("(?im)^Message-ID:\\s*(<[^>]+>)");

    private final Map<FolderKey, FolderState> states = new ConcurrentHashMap<>();
    private final Map<MailKey, String> mails = new ConcurrentHashMap<>();

    List<String> messageIds() {
        return mails.values().stream()
                .map(ID::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .toList();
    }

    @Override
    public Optional<FolderState> state(FolderKey folder) {
        return Optional.ofNullable(states.get(folder));
    }

    @Override
    public void save(FolderKey folder, FolderState state) {
        states.put(folder, state);
    }

    @Override
    public boolean holds(MailKey key) {
        return mails.containsKey(key);
    }

    @Override
    public void store(ArrivedMail mail) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        mail.copyTo(out);
        mails.put(mail.key(), out.toString(StandardCharsets.ISO_8859_1));
    }

    @Override
    public boolean renumbered(MailKey key, MailFingerprint fingerprint) {
        return false;
    }
}
