package org.segursdk.conformance.check;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.core.error.Violation;
import org.segursdk.mss.xdm.ReceivedArchive;
import org.segursdk.mss.xdm.ReceivedDocument;
import org.segursdk.mss.xdm.ReceivedSubmission;
import org.segursdk.mss.xdm.XdmFinding;
import org.segursdk.mss.xdm.XdmReader;

/**
 * Rules of IHE_XDM archives: what {@code sdk-mss} finds in anybody's archive, what its metadata lack, and the rules of CDA for
 * each document inside. Source: mssante §4, §5.
 */
final class XdmRules {
    private static final int LARGEST = 64 * 1024 * 1024;
    /** Other names may hold a patient's. */
    private static final Pattern SAFE_NAME =
            Pattern.compile("(IHE_XDM/)?(SUBSET[0-9]{1,4}/)?DOC[0-9]{1,8}\\.XML", Pattern.CASE_INSENSITIVE);

    private static final Set<String> MILD_IN_FORM = Set.of("XDM-COHERENCE", "XDM-DUPLICATE");

    private XdmRules() {}

    static List<Finding> check(byte[] zip, CheckOptions options) throws IOException {
        try (ReceivedArchive archive = XdmReader.create().read(zip)) {
            List<Finding> findings = new ArrayList<>();
            archive.findings().forEach(each -> findings.add(finding(each.severity(), each.violation())));
            findings.addAll(inside(archive, "", options));
            return findings;
        }
    }

    /** A finding of {@code sdk-mss}, as serious as the kit says; two rules are also told of what does not matter. */
    static Finding finding(XdmFinding.Severity found, Violation violation) {
        boolean mild = found == XdmFinding.Severity.FORM && MILD_IN_FORM.contains(violation.rule());
        return new Finding(
                violation.rule(),
                mild ? Severity.WARNING : KitRules.severity(violation.rule()),
                violation.path(),
                violation.message());
    }

    /**
     * The metadata and the documents of an archive.
     *
     * @param before what comes before their paths, such as {@code attachment[1].}
     */
    static List<Finding> inside(ReceivedArchive archive, String before, CheckOptions options) throws IOException {
        List<Finding> findings = new ArrayList<>();
        if (archive.isRefused()) {
            return findings;
        }
        int rank = 0;
        for (ReceivedSubmission submission : archive.submissions()) {
            rank++;
            String path = archive.submissions().size() == 1 ? "METADATA.XML" : "METADATA.XML[" + rank + "]";
            findings.addAll(new MetadataRules(submission.metadata(), before + path).check());
        }
        rank = 0;
        for (ReceivedDocument document : archive.documents()) {
            rank++;
            String name = SAFE_NAME.matcher(document.name()).matches() ? document.name() : "document[" + rank + "]";
            findings.addAll(document(document, before + name, options));
        }
        return findings;
    }

    private static List<Finding> document(ReceivedDocument document, String place, CheckOptions options)
            throws IOException {
        if (document.size() > LARGEST) {
            return List.of(new Finding(
                    "XDM-DOCUMENT-LARGE",
                    KitRules.severity("XDM-DOCUMENT-LARGE"),
                    place,
                    LocalizedText.of("document de plus de 64 Mio, non contrôlé", "document over 64 MiB, not checked")));
        }
        if (document.cda().isEmpty()) {
            return List.of(); // told by the reader; it may be a PDF
        }
        try (InputStream in = document.content().open()) {
            return under(place, CdaRules.check(in.readAllBytes(), options));
        }
    }

    /** Findings of a part, with the part's place before their path. */
    static List<Finding> under(String place, List<Finding> findings) {
        return findings.stream()
                .map(each -> new Finding(each.rule(), each.severity(), under(place, each.path()), each.message()))
                .toList();
    }

    private static String under(String place, String path) {
        return path.isEmpty() || path.startsWith("/") ? place + path : place + "/" + path;
    }

    /** Whether a zip holds what an XDM archive does, by the names in it, whatever state it is in. */
    static boolean isOne(byte[] zip) {
        return holds(zip, "IHE_XDM") || holds(zip, "METADATA.XML");
    }

    private static boolean holds(byte[] zip, String mark) {
        for (int i = 0; i + mark.length() <= zip.length; i++) {
            int same = 0;
            while (same < mark.length() && Character.toUpperCase((char) (zip[i + same] & 0xFF)) == mark.charAt(same)) {
                same++;
            }
            if (same == mark.length()) {
                return true;
            }
        }
        return false;
    }
}
