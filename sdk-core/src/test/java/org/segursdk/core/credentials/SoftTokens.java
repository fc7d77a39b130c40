package org.segursdk.core.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Security;
import java.security.cert.X509Certificate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Tokens of SoftHSM2, which is an HSM in every respect but the metal. They are made before the library is first opened: it
 * looks for tokens once in the life of the JVM.
 */
final class SoftTokens {
    static final String PIN = "314159";
    private static final List<String> LIBRARIES = List.of(
            "/usr/lib/softhsm/libsofthsm2.so",
            "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so",
            "/usr/lib/aarch64-linux-gnu/softhsm/libsofthsm2.so",
            "/usr/lib64/pkcs11/libsofthsm2.so",
            "/usr/lib64/softhsm/libsofthsm2.so",
            "/usr/local/lib/softhsm/libsofthsm2.so",
            "/opt/homebrew/lib/softhsm/libsofthsm2.so");
    private static final Pattern SLOT = Pattern.compile("reassigned to slot (\\d+)");

    private final Path library;
    private final Path directory;

    private SoftTokens(Path library, Path directory) {
        this.library = library;
        this.directory = directory;
    }

    /** Ends the test as skipped where SoftHSM2 is not installed. */
    static SoftTokens prepare() throws IOException {
        Optional<Path> library =
                LIBRARIES.stream().map(Path::of).filter(Files::exists).findFirst();
        assumeTrue(library.isPresent(), "SoftHSM2 is not installed (package softhsm2): PKCS#11 stays untested");
        String configuration = System.getenv("SOFTHSM2_CONF");
        assumeTrue(configuration != null, "SOFTHSM2_CONF is not set: run by Maven, which sets it");
        Path file = Path.of(configuration);
        Path directory = file.resolveSibling("tokens");
        delete(directory);
        Files.createDirectories(directory);
        Files.writeString(
                file, "directories.tokendir = " + directory + "\nobjectstore.backend = file\nlog.level = ERROR\n");
        return new SoftTokens(library.get(), directory);
    }

    /** A new token; returns the configuration file that opens it. */
    Path make(String label) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        "softhsm2-util", "--init-token", "--free", "--label", label, "--pin", PIN, "--so-pin", "271828")
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher slot = SLOT.matcher(said);
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(slot.find()).as(said).isTrue();
        return configuration(label, slot.group(1));
    }

    /** The configuration of a slot, whether there is a token in it or not. */
    Path configuration(String name, String slot) throws IOException {
        return Files.writeString(
                directory.resolveSibling(name + ".cfg"),
                "name = " + name + "\nlibrary = " + library + "\nslot = " + slot
                        + "\nattributes(*, CKO_PRIVATE_KEY, *) = {\n  CKA_SIGN = true\n  CKA_SENSITIVE = true\n"
                        + "  CKA_EXTRACTABLE = false\n}\n");
    }

    /** Puts keys into a token, as a card factory does. */
    static void put(Path configuration, String alias, PrivateKey key, X509Certificate certificate)
            throws IOException, GeneralSecurityException {
        Provider provider = Security.getProvider("SunPKCS11").configure(configuration.toString());
        KeyStore store = KeyStore.getInstance("PKCS11", provider);
        store.load(null, PIN.toCharArray());
        store.setKeyEntry(alias, key, null, new X509Certificate[] {certificate});
    }

    /** Takes every token away. */
    void remove() throws IOException {
        delete(directory);
    }

    private static void delete(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
