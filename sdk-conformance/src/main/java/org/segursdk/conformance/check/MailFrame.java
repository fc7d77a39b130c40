package org.segursdk.conformance.check;

/** How the bytes of a mail are laid out. Source: RFC 5322 §2.1.1, §2.2; RFC 5321 §2.3.8. */
final class MailFrame {
    private static final int LONGEST_LINE = 998;

    private MailFrame() {}

    static void check(byte[] mail, Findings findings) {
        new Lines(mail).check(findings);
    }

    /** One pass over the lines. */
    private static final class Lines {
        private final byte[] mail;
        private int carriageReturnLineFeed;
        private int lineFeedAlone;
        private int carriageReturnAlone;
        private int longLine;
        private int nul;
        private int headEighth;
        private boolean headOver;
        private int oddField;

        Lines(byte[] mail) {
            this.mail = mail;
        }

        void check(Findings findings) {
            int line = 1;
            int start = 0;
            for (int i = 0; i < mail.length; i++) {
                if (mail[i] == 0 && nul == 0) {
                    nul = line;
                } else if (mail[i] == '\r' && (i + 1 == mail.length || mail[i + 1] != '\n')) {
                    carriageReturnAlone = first(carriageReturnAlone, line);
                } else if (mail[i] == '\n') {
                    boolean pair = i > 0 && mail[i - 1] == '\r';
                    carriageReturnLineFeed += pair ? 1 : 0;
                    lineFeedAlone = pair ? lineFeedAlone : first(lineFeedAlone, line);
                    end(start, pair ? i - 1 : i, line);
                    start = i + 1;
                    line++;
                }
            }
            end(start, mail.length, line);
            tell(findings);
        }

        private void end(int from, int to, int line) {
            if (to - from > LONGEST_LINE) {
                longLine = first(longLine, line);
            }
            if (headOver) {
                return;
            }
            if (to == from) {
                headOver = true;
                return;
            }
            boolean folded = mail[from] == ' ' || mail[from] == '\t';
            boolean named = folded && line > 1;
            for (int i = from; i < to; i++) {
                if (mail[i] < 0) {
                    headEighth = first(headEighth, line);
                }
                if (!named && mail[i] == ':') {
                    named = i > from;
                } else if (!named && mail[i] <= ' ') {
                    break;
                }
            }
            if (!named) {
                oddField = first(oddField, line);
            }
        }

        private static int first(int known, int line) {
            return known == 0 ? line : known;
        }

        private void tell(Findings findings) {
            // A file whose every line ends in LF was saved so; a mail on its way has CRLF throughout.
            boolean mixed = carriageReturnAlone > 0 || lineFeedAlone > 0 && carriageReturnLineFeed > 0;
            findings.require(
                    !mixed,
                    "MAIL-LINE-ENDS",
                    "line " + (carriageReturnAlone > 0 ? carriageReturnAlone : lineFeedAlone),
                    "fins de ligne mêlées : CRLF partout, ni CR ni LF seul",
                    "mixed line ends: CRLF throughout, neither CR nor LF alone");
            findings.require(
                    longLine == 0,
                    "MAIL-LINE-LENGTH",
                    "line " + longLine,
                    "ligne de plus de 998 octets : replier les champs, coder le contenu",
                    "a line over 998 octets: fold fields, encode contents");
            findings.require(
                    nul == 0,
                    "MAIL-NUL",
                    "line " + nul,
                    "octet nul : coder le contenu en base64",
                    "a NUL octet: encode the content in base64");
            findings.require(
                    headEighth == 0,
                    "MAIL-HEADER-ASCII",
                    "line " + headEighth,
                    "octet hors ASCII dans un champ : mots codés (RFC 2047), paramètres codés (RFC 2231)",
                    "an octet outside ASCII in a field: encoded words (RFC 2047), encoded parameters (RFC 2231)");
            findings.require(
                    oddField == 0,
                    "MAIL-HEADER-FORM",
                    "line " + oddField,
                    "ligne d'en-tête sans nom de champ : « Nom: valeur », puis une ligne vide avant le contenu",
                    "a header line without a field name: \"Name: value\", then a blank line before the content");
        }
    }
}
