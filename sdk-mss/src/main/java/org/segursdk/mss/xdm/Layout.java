package org.segursdk.mss.xdm;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.segursdk.mss.internal.xdm.Findings;
import org.segursdk.mss.internal.xdm.ItemName;

/** How the files of an archive lie. Source: mssante §4.1. */
final class Layout {
    private static final Set<String> ROOT = Set.of("INDEX.HTM", "README.TXT");
    private static final Pattern METADATA = Pattern.compile("IHE_XDM/SUBSET[0-9]{2}/METADATA\\.XML");
    private static final Pattern NAME = Pattern.compile("([A-Z0-9_]{1,8}/)*[A-Z0-9_]{1,8}(\\.[A-Z0-9]{1,3})?");
    private static final Pattern DOCUMENT = Pattern.compile(".*/DOC[0-9]+\\.XML");
    private static final Pattern DOCUMENT_5 = Pattern.compile(".*/DOC[0-9]{5}\\.XML");

    private Layout() {}

    static void check(List<Held> files, Findings findings) {
        for (String wanted : ROOT) {
            if (files.stream()
                    .noneMatch(file -> ItemName.key(file.item().name()).equals(wanted))) {
                findings.form(wanted, "XDM-ROOT-FILE", "fichier absent de la racine", "file missing from the root");
            }
        }
        boolean names = true;
        for (Held file : files) {
            String name = file.item().name();
            names &= NAME.matcher(name).matches();
            if (file.isNamed("METADATA.XML")
                    && !METADATA.matcher(ItemName.key(name)).matches()) {
                findings.form(
                        file.place(),
                        "XDM-LAYOUT",
                        "METADATA.XML n'est pas dans IHE_XDM/SUBSETnn",
                        "METADATA.XML is not in IHE_XDM/SUBSETnn");
            }
            if (DOCUMENT.matcher(name).matches() && !DOCUMENT_5.matcher(name).matches()) {
                findings.form(
                        file.place(),
                        "XDM-DOCUMENT-NAME",
                        "nom de document autre que DOCnnnnn.XML",
                        "a document's name other than DOCnnnnn.XML");
            }
        }
        if (!names) {
            findings.form(
                    "",
                    "XDM-NAME-FORM",
                    "des noms de fichiers ne sont pas en majuscules, 8 caractères et extension (ISO 9660)",
                    "names of files that are not in upper case, 8 characters and extension (ISO 9660)");
        }
    }

    /** Whether the file is one that XDM wants beside the documents. */
    static boolean isPrescribed(Held file) {
        return file.isNamed("METADATA.XML")
                || ROOT.contains(ItemName.key(file.item().name()));
    }
}
