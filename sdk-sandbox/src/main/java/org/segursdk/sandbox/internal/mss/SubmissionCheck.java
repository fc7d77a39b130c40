package org.segursdk.sandbox.internal.mss;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.segursdk.sandbox.MssFinding;

/** Judges a submitted mail. Source: mssante §3.1. */
final class SubmissionCheck {
    private static final String MARKER = "XDM/1.0/DDM";
    /** Label, birth name in capitals, given name, birth date where told; no accents in the names. Source: mssante §3.1 E6. */
    private static final Pattern SUBJECT =
            Pattern.compile("XDM/1\\.0/DDM\\+\\S.* [A-Z][A-Z' -]* [A-Za-z][A-Za-z' -]*( \\d{2}/\\d{2}/\\d{4})?");

    private static final Pattern MESSAGE_ID = Pattern.compile("<[^<>@\\s]+@[^<>@\\s]+>");

    private final MailView mail;
    private final List<MssFinding> findings = new ArrayList<>();

    private SubmissionCheck(MailView mail) {
        this.mail = mail;
    }

    /**
     * @param mailbox who is authenticated
     * @param eightBit whether the client said BODY=8BITMIME
     */
    static List<MssFinding> of(byte[] bytes, MailView mail, String mailbox, boolean eightBit) {
        SubmissionCheck check = new SubmissionCheck(mail);
        check.raw(new RawCheck(bytes), eightBit);
        if (check.mustHold(mail.readable(), "MIME", "the mail cannot be read")) {
            check.headers(mailbox);
            check.documents();
        }
        return check.findings;
    }

    private boolean mustHold(boolean holds, String rule, String message) {
        if (!holds) {
            findings.add(new MssFinding(rule, true, message));
        }
        return holds;
    }

    private void shouldHold(boolean holds, String rule, String message) {
        if (!holds) {
            findings.add(new MssFinding(rule, false, message));
        }
    }

    private void raw(RawCheck raw, boolean eightBit) {
        mustHold(!raw.loneLf(), "LONE_LF", "a line is ended by LF alone");
        mustHold(!raw.loneCr(), "LONE_CR", "a CR stands without LF");
        mustHold(!raw.longLine(), "LINE_LENGTH", "a line is longer than 998 octets");
        mustHold(!raw.eightBitHeader(), "HEADER_8BIT", "a header has octets outside ASCII");
        shouldHold(!raw.eightBitBody() || eightBit, "BODY_8BIT", "octets outside ASCII without BODY=8BITMIME");
    }

    private void headers(String mailbox) {
        mustHold(
                mail.headers("From").size() == 1 && mail.addresses("From").equals(List.of(mailbox)),
                "FROM",
                "From is not the mailbox logged in");
        mustHold(
                mail.headers("Message-ID").size() == 1
                        && MESSAGE_ID.matcher(mail.header("Message-ID")).matches(),
                "MESSAGE_ID",
                "no Message-ID, or not of the form <left@right>");
        mustHold(mail.headers("Date").size() == 1, "DATE", "no Date, or several");
        mustHold(
                mail.headers("X-MSS-NIL").size() == 1
                        && !mail.header("X-MSS-NIL").isEmpty(),
                "NIL",
                "no X-MSS-NIL, or several");
        String fin = mail.header("X-MSS-MES");
        mustHold(fin.isEmpty() || "FIN".equals(fin), "MES", "X-MSS-MES is not FIN");
    }

    private void documents() {
        String subject = mail.subject();
        boolean answer = subject.startsWith("[") || "multipart/report".equals(mail.type());
        List<byte[]> archives = mail.archives();
        if (answer) {
            // Receipts and error mails repeat the subject, and may bear the archive again.
            return;
        }
        mustHold(archives.size() <= 1, "XDM_COUNT", "more than one archive");
        if (archives.isEmpty()) {
            mustHold(!subject.startsWith(MARKER), "SUBJECT", "the subject announces an archive, there is none");
            mustHold(
                    mail.headers("X-MSS-CODECDA").isEmpty(),
                    "CODECDA",
                    "X-MSS-CODECDA without an archive with documents");
            mustHold(mail.headers("X-MSS-INS").isEmpty(), "INS", "X-MSS-INS without an archive with documents");
        } else {
            mustHold(SUBJECT.matcher(subject).matches(), "SUBJECT", "the subject has not the form XDM/1.0/DDM+…");
            archive(XdmContent.read(archives.get(0)));
        }
    }

    private void archive(XdmContent xdm) {
        if (!mustHold(xdm.readable() && !xdm.codes().isEmpty(), "XDM", "the archive cannot be read, or is empty")) {
            return;
        }
        List<String> codes = Arrays.asList(mail.header("X-MSS-CODECDA").split(" *, *"));
        mustHold(
                mail.headers("X-MSS-CODECDA").size() == 1
                        && codes.stream()
                                .sorted()
                                .toList()
                                .equals(xdm.codes().stream().sorted().toList()),
                "CODECDA",
                "X-MSS-CODECDA does not name the codes of the documents");
        String ins = mail.header("X-MSS-INS");
        mustHold(
                mail.headers("X-MSS-INS").size() == 1 && ("O".equals(ins) || "N".equals(ins)),
                "INS",
                "X-MSS-INS is not O or N");
        mustHold(!"O".equals(ins) || !xdm.patients().isEmpty(), "INS", "X-MSS-INS is O, the documents bear no INS");
        mustHold(xdm.patients().size() <= 1, "PATIENTS", "documents of several patients");
        shouldHold(mail.pdfs() == xdm.codes().size(), "PDF", "not as many PDF as documents");
    }
}
