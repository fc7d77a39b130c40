package org.segursdk.mss.internal.xdm;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/** Names of files in an archive. */
public final class ItemName {
    private static final int MAX_LENGTH = 255;
    private static final int MAX_DEPTH = 16;
    private static final Pattern DRIVE = Pattern.compile("^[A-Za-z]:.*");
    private static final Pattern KNOWN = Pattern.compile(
            "(IHE_XDM/)?(SUBSET[0-9]{1,4}/)?(METADATA\\.XML|DOC[0-9]{1,8}\\.[A-Z]{3,4}|INDEX\\.HTML?|README\\.TXT|IHE_XDM\\.ZIP)",
            Pattern.CASE_INSENSITIVE);

    private ItemName() {}

    /** As UTF-8 when it is, otherwise byte for byte: no rule hangs on the other characters. */
    static String decode(byte[] name) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(name))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(name, StandardCharsets.ISO_8859_1);
        }
    }

    /** The name with {@code /} between its parts. */
    static String checked(String name, int rank, Findings findings) throws RefusedArchiveException {
        String path = "entry " + rank;
        if (name.isEmpty() || name.length() > MAX_LENGTH || name.chars().anyMatch(c -> c < ' ' || c == 0x7F)) {
            throw new RefusedArchiveException(
                    path, "XDM-NAME-ABSURD", "nom de fichier absurde", "an absurd name of a file");
        }
        String plain = name.replace('\\', '/');
        String[] parts = plain.split("/", -1);
        boolean upwards = false;
        for (String part : parts) {
            upwards |= part.equals("..");
        }
        if (upwards || plain.startsWith("/") || DRIVE.matcher(plain).matches()) {
            throw new RefusedArchiveException(
                    path,
                    "XDM-NAME-UNSAFE",
                    "nom absolu ou remontant hors de l'archive",
                    "an absolute name or one that leads out of the archive");
        }
        if (parts.length > MAX_DEPTH) {
            throw new RefusedArchiveException(path, "XDM-NAME-ABSURD", "dossiers trop profonds", "folders too deep");
        }
        if (!plain.equals(name)) {
            findings.form(
                    path,
                    "XDM-NAME-BACKSLASH",
                    "barre inverse au lieu de / dans un nom",
                    "a backslash in place of / in a name");
        }
        return plain.startsWith("./") ? plain.substring(2) : plain;
    }

    /** How a finding tells that file: by its name only when the rules of XDM gave it. */
    public static String place(Item item) {
        return KNOWN.matcher(item.name()).matches() ? item.name() : "entry " + item.rank();
    }

    /** Names are compared without regard to case. */
    public static String key(String name) {
        return name.toUpperCase(Locale.ROOT);
    }
}
