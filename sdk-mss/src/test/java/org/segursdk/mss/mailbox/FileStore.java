package org.segursdk.mss.mailbox;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.segursdk.mss.mailbox.ArrivedMail.Copied;

/** A store in a folder: a mail is a file, there whole or not at all. One mailbox. */
public class FileStore implements ArrivalStore {
    private final Path folder;

    public FileStore(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder.resolve("mails"));
        Files.createDirectories(folder.resolve("prints"));
        Files.createDirectories(folder.resolve("parts"));
    }

    @Override
    public Optional<FolderState> state(FolderKey key) throws IOException {
        Path file = folder.resolve("state");
        return Files.exists(file) ? Optional.of(FolderState.ofText(Files.readString(file))) : Optional.empty();
    }

    @Override
    public void save(FolderKey key, FolderState state) throws IOException {
        replace(folder.resolve("state"), state.text().getBytes(StandardCharsets.US_ASCII));
    }

    Path file(MailKey key) {
        return folder.resolve("mails").resolve(key.uidValidity() + "-" + key.uid());
    }

    @Override
    public boolean holds(MailKey key) {
        return Files.exists(file(key));
    }

    @Override
    public void store(ArrivedMail mail) throws IOException {
        Path part = folder.resolve("parts").resolve(UUID.randomUUID().toString());
        Copied copied;
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                OutputStream out = Channels.newOutputStream(channel)) {
            copied = mail.copyTo(out);
            channel.force(true);
        }
        // First what recognises it, so that no mail is held that a renumbering would not find.
        Files.writeString(
                print(copied.fingerprint()), file(mail.key()).getFileName().toString());
        if (Files.exists(file(mail.key()))) {
            throw new IllegalStateException("stored twice: " + mail.key());
        }
        Files.move(part, file(mail.key()), StandardCopyOption.ATOMIC_MOVE);
    }

    private Path print(MailFingerprint fingerprint) {
        return folder.resolve("prints").resolve(fingerprint.headerSha256());
    }

    @Override
    public boolean renumbered(MailKey key, MailFingerprint fingerprint) throws IOException {
        Path print = print(fingerprint);
        if (!Files.exists(print)) {
            return false;
        }
        Path older = folder.resolve("mails").resolve(Files.readString(print));
        if (!Files.exists(older)) {
            return false;
        }
        Files.createLink(file(key), older);
        return true;
    }

    private void replace(Path file, byte[] bytes) throws IOException {
        Path part = folder.resolve("parts").resolve(UUID.randomUUID().toString());
        Files.write(part, bytes);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    public long count() {
        try (Stream<Path> files = Files.list(folder.resolve("mails"))) {
            return files.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The mails, in order of arrival. */
    public List<byte[]> mails() throws IOException {
        List<Path> files;
        try (Stream<Path> listed = Files.list(folder.resolve("mails"))) {
            files = listed.sorted(Comparator.comparing(
                            file -> Long.valueOf(file.getFileName().toString().split("-")[1])))
                    .toList();
        }
        List<byte[]> mails = new ArrayList<>();
        for (Path file : files) {
            mails.add(Files.readAllBytes(file));
        }
        return mails;
    }
}
