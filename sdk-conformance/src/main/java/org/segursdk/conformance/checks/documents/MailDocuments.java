package org.segursdk.conformance.checks.documents;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The clinical documents in the archive of a mail, and the PDF files attached beside. */
public final class MailDocuments {
    /** The same that begin as a PDF does. */
    private static final Pattern PDF = Pattern.compile("\\r?\\n\\r?\\n(JVBER[A-Za-z0-9+/=\\r\\n]+)");

    /** Parts in base 64 that begin as a ZIP archive does. */
    private static final Pattern ARCHIVE = Pattern.compile("\\r?\\n\\r?\\n(UEsDB[A-Za-z0-9+/=\\r\\n]+)");

    private MailDocuments() {}

    /** Attached PDF files. */
    public static List<byte[]> pdfs(String mail) {
        return PDF.matcher(mail)
                .results()
                .map(found -> Base64.getMimeDecoder().decode(found.group(1)))
                .toList();
    }

    /** CDA documents of the archive, as text. */
    public static List<String> clinical(String mail) throws IOException {
        List<String> found = new ArrayList<>();
        Matcher parts = ARCHIVE.matcher(mail);
        while (parts.find()) {
            byte[] archive = Base64.getMimeDecoder().decode(parts.group(1));
            try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
                for (ZipEntry each = zip.getNextEntry(); each != null; each = zip.getNextEntry()) {
                    String text = new String(zip.readAllBytes(), StandardCharsets.UTF_8);
                    if (text.contains("<ClinicalDocument")) {
                        found.add(text);
                    }
                }
            }
        }
        return found;
    }
}
