package org.segursdk.conformance.check;

import java.util.List;

/** The words of a mail: text, or text and HTML, in UTF-8. Source: mssante §3.1 E7 (ECO.2.2.3, ECO.2.2.4). */
final class MailBodyRules {
    private final byte[] mail;
    private final Findings findings;

    MailBodyRules(byte[] mail, Findings findings) {
        this.mail = mail;
        this.findings = findings;
    }

    void check(MailPart root) {
        MailPart body = root;
        while (body.isMultipart()
                && !body.type().equals("multipart/alternative")
                && !body.parts().isEmpty()) {
            body = body.parts().get(0);
        }
        findings.require(
                body.type().equals("text/plain") && !body.isAttachment() || isAlternative(body.parts()),
                "MAIL-BODY",
                "Content-Type",
                "corps attendu : text/plain, ou multipart/alternative de text/plain puis text/html",
                "expected body: text/plain, or multipart/alternative of text/plain then text/html");
        if (body.type().startsWith("text/")) {
            charset(body);
        }
        body.parts().stream().filter(part -> part.type().startsWith("text/")).forEach(this::charset);
    }

    private static boolean isAlternative(List<MailPart> parts) {
        return !parts.isEmpty()
                && parts.get(0).type().equals("text/plain")
                && parts.subList(1, parts.size()).stream()
                        .allMatch(part ->
                                part.type().equals("text/html") || part.type().equals("multipart/related"));
    }

    /** US-ASCII, also untold, is UTF-8 as long as the bytes are. */
    private void charset(MailPart part) {
        String told = part.charset().orElse("us-ascii");
        boolean ascii = told.equalsIgnoreCase("us-ascii") && isAscii(part);
        findings.require(
                ascii || told.equalsIgnoreCase("utf-8"),
                "MAIL-CHARSET",
                "Content-Type",
                "texte annoncé dans un autre jeu de caractères que UTF-8",
                "a text told to be in another charset than UTF-8");
    }

    private boolean isAscii(MailPart part) {
        for (int i = part.from(); i < part.to(); i++) {
            if (mail[i] < 0) {
                return false;
            }
        }
        return part.field("content-transfer-encoding")
                .filter(value -> MailRules.lower(value).matches("quoted-printable|base64"))
                .isEmpty();
    }
}
