package org.segursdk.conformance.profile;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.segursdk.conformance.catalogue.SoftwareType;

/** A commented {@code segur-profile.yaml} for each type of software, to copy and change. */
public final class ProfileExamples {
    private ProfileExamples() {}

    /** The text of the example, which reads without a fault. */
    public static String of(SoftwareType type) {
        String name = "example-" + type.code().toLowerCase(Locale.ROOT) + ".yaml";
        try (InputStream in = ProfileExamples.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
