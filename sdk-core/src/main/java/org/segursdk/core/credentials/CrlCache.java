package org.segursdk.core.credentials;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CRLException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The last revocation lists, so that a download that fails does not stop a connection while the list held is not expired.
 * One may serve many clients. Thread-safe. Source: ECO.1.1.7 (mssante §2), rem REM-MSST-06.
 */
public final class CrlCache {
    private static final Duration REFRESH = Duration.ofHours(1);
    private static final Duration RETRY = Duration.ofMinutes(5);

    private final CrlDownload download;
    private final @Nullable Path folder;
    private final Duration refresh;
    private final Clock clock;
    private final Map<URI, Entry> entries = new ConcurrentHashMap<>();

    private CrlCache(CrlDownload download, @Nullable Path folder, Duration refresh, Clock clock) {
        this.download = Objects.requireNonNull(download, "download");
        this.folder = folder;
        this.refresh = refresh;
        this.clock = clock;
    }

    /** Lists are lost with the process. */
    public static CrlCache inMemory(CrlDownload download) {
        return new CrlCache(download, null, REFRESH, Clock.systemUTC());
    }

    /** Lists are kept in a folder, which must exist, and outlive the process. */
    public static CrlCache inFolder(Path folder, CrlDownload download) {
        return new CrlCache(download, Objects.requireNonNull(folder, "folder"), REFRESH, Clock.systemUTC());
    }

    /**
     * The same with another clock and another pace.
     *
     * @param refresh how old a list may be before a newer one is asked for; default one hour
     */
    public CrlCache with(Clock clock, Duration refresh) {
        return new CrlCache(download, folder, Objects.requireNonNull(refresh, "refresh"), clock);
    }

    /** The list of an address, unless none that is not expired could ever be had. */
    Optional<X509CRL> find(URI address) {
        return entries.computeIfAbsent(address, key -> new Entry()).find(address);
    }

    /** One list; one thread downloads it, others wait. */
    private final class Entry {
        private final ReentrantLock lock = new ReentrantLock();
        private @Nullable X509CRL list;
        private Instant nextTry = Instant.MIN;
        private boolean folderRead;

        Optional<X509CRL> find(URI address) {
            lock.lock();
            try {
                Instant now = clock.instant();
                if (!folderRead) {
                    folderRead = true;
                    list = stored(address);
                }
                if (!now.isBefore(nextTry)) {
                    nextTry = now.plus(renew(address) ? refresh : RETRY);
                }
                X509CRL known = list;
                return known == null || isExpired(known, now) ? Optional.empty() : Optional.of(known);
            } finally {
                lock.unlock();
            }
        }

        /** Keeps what is held when nothing newer can be had. */
        private boolean renew(URI address) {
            try {
                byte[] bytes = download.fetch(address);
                X509CRL fetched = parse(bytes);
                X509CRL known = list;
                if (known == null || !fetched.getThisUpdate().before(known.getThisUpdate())) {
                    list = fetched;
                    store(address, bytes);
                }
                return true;
            } catch (IOException | GeneralSecurityException | RuntimeException e) {
                return false;
            }
        }
    }

    private static boolean isExpired(X509CRL list, Instant now) {
        return list.getNextUpdate() == null || now.isAfter(list.getNextUpdate().toInstant());
    }

    private static X509CRL parse(byte[] bytes) throws GeneralSecurityException {
        if (CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(bytes))
                instanceof X509CRL list) {
            return list;
        }
        throw new CRLException("not a revocation list");
    }

    private @Nullable X509CRL stored(URI address) {
        if (folder == null) {
            return null;
        }
        try {
            Path file = file(folder, address);
            return Files.exists(file) ? parse(Files.readAllBytes(file)) : null;
        } catch (IOException | GeneralSecurityException e) {
            return null;
        }
    }

    /** What cannot be written is held in memory all the same. */
    private void store(URI address, byte[] bytes) throws GeneralSecurityException {
        if (folder == null) {
            return;
        }
        try {
            Path part = Files.createTempFile(folder, "crl", ".part");
            Files.write(part, bytes);
            Files.move(part, file(folder, address), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            // The next process downloads it anew.
        }
    }

    private static Path file(Path folder, URI address) throws GeneralSecurityException {
        byte[] hash =
                MessageDigest.getInstance("SHA-256").digest(address.toString().getBytes(StandardCharsets.UTF_8));
        return folder.resolve(HexFormat.of().formatHex(hash) + ".crl");
    }

    @Override
    public String toString() {
        return "CrlCache[" + entries.size() + " list(s)]";
    }
}
