package org.segursdk.insi.datamatrix;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violations;
import org.segursdk.core.identity.BirthDate;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.Ins;
import org.segursdk.core.identity.Sex;
import org.segursdk.insi.internal.Claims;

/**
 * Reads the text block by block, by id and length: never by searching for an id, which a name may hold. Where the scanner lost the
 * separators a name ends before the next thing that can only be a block: names bear no digit.
 */
final class ScanParser {
    private static final int MAX_LENGTH = 1000;
    private static final int HEADER_LENGTH = 26;
    private static final Pattern HEADER = Pattern.compile("IS[0-9]{2}[0-9A-Z]{22}");
    private static final Pattern PREFIX = Pattern.compile("^(\\][dDQ][0-9])?[\\s\\x1D\\x1E\\x04]*");
    private static final Pattern SPOKEN_GS = Pattern.compile("(?i)<GS>|\\{GS\\}|\u241D");
    private static final Pattern NEXT_BLOCK = Pattern.compile(
            " ?(?=S1[0-9]{6}[0-9A-Z]|S2[0-2]\\.[0-9]|S3[A-Z']|S4[A-Z']|S5[MF]|S6[0-9]{2}-|S7[0-9][0-9AB][0-9]{3})");
    private static final Pattern OID = Pattern.compile("[0-9.]+");
    private static final Pattern DATE = Pattern.compile("([0-9]{2})-([0-9]{2})-([0-9]{4})");

    private final String text;
    private final boolean separated;
    private final Violations findings;
    private final Map<Block, String> values = new EnumMap<>(Block.class);
    private int position = HEADER_LENGTH;

    private ScanParser(String text, Violations findings) {
        this.text = text;
        this.separated = text.indexOf(Block.GS) >= 0;
        this.findings = findings;
    }

    static ScannedIdentity parse(String scanned) {
        if (scanned.length() > MAX_LENGTH) {
            throw refused("DM-LENGTH", "plus de 1000 caractères", "more than 1000 characters");
        }
        Violations findings = new Violations();
        String text = SPOKEN_GS.matcher(scanned).replaceAll(String.valueOf(Block.GS));
        text = PREFIX.matcher(text).replaceFirst("").stripTrailing();
        if (text.startsWith("is") && text.equals(text.toLowerCase(Locale.ROOT))) {
            findings.add("text", "DM-CASE", "lu en minuscules (verrouillage ?)", "read in lower case (caps lock?)");
            text = text.toUpperCase(Locale.ROOT);
        }
        if (text.length() < HEADER_LENGTH
                || !HEADER.matcher(text.substring(0, HEADER_LENGTH)).matches()) {
            throw refused(
                    "DM-HEADER",
                    "ne commence pas par l'en-tête d'un datamatrix INS (IS01 et 22 zéros)",
                    "does not begin with the header of an INS datamatrix (IS01 and 22 zeros)");
        }
        findings.check(
                text.startsWith(Block.HEADER),
                "header",
                "DM-VERSION",
                "version ou en-tête autre que IS01 et 22 zéros",
                "version or header other than IS01 and 22 zeros");
        ScanParser parser = new ScanParser(text, findings);
        parser.blocks();
        if (parser.values.isEmpty()) {
            throw refused("DM-EMPTY", "aucun bloc S1 à S7 après l'en-tête", "no block S1 to S7 after the header");
        }
        return parser.identity();
    }

    private static InvalidInputException refused(String rule, String french, String english) {
        return InvalidInputException.of("InsDatamatrix", "text", rule, french, english);
    }

    private void blocks() {
        while (position < text.length()) {
            char c = text.charAt(position);
            if (c == Block.GS || !separated && c == ' ') {
                position++;
                continue;
            }
            Block block = Block.at(text, position);
            if (block == null) {
                skipUnknown();
                continue;
            }
            position += block.id.length();
            String value = take(block);
            if (values.putIfAbsent(block, value) != null) {
                findings.add(block.id, "DM-REPEATED", "bloc présent deux fois", "block present twice");
            }
        }
    }

    private void skipUnknown() {
        findings.add("text", "DM-BLOCK", "bloc inconnu, passé", "unknown block, skipped");
        int next = separated ? text.indexOf(Block.GS, position) : next(position + 1);
        position = next < 0 ? text.length() : next;
    }

    private String take(Block block) {
        int start = position;
        int end = Math.min(text.length(), start + block.maximum);
        if (block == Block.OID) {
            Matcher run = OID.matcher(text).region(start, text.length());
            end = run.lookingAt() ? run.end() : start;
        } else if (!block.fixed) {
            int next = separated ? text.indexOf(Block.GS, start) : next(start);
            end = next >= start ? Math.min(end, next) : end;
            findings.check(
                    separated || next < 0 || next >= start + block.maximum,
                    block.id,
                    "DM-SEPARATOR",
                    "séparateur GS perdu à la lecture",
                    "separator GS lost by the scanner");
        }
        position = end;
        String value = text.substring(start, end);
        findings.check(
                block.fixed ? value.length() == block.maximum && value.indexOf(Block.GS) < 0 : !value.isBlank(),
                block.id,
                "DM-TRUNCATED",
                "bloc vide ou tronqué",
                "block empty or truncated");
        return value;
    }

    /** Where the next block, or the space before it, begins; negative when there is none. */
    private int next(int from) {
        Matcher matcher = NEXT_BLOCK.matcher(text);
        int at = from;
        while (at < text.length() && matcher.find(at)) {
            Block found = Block.at(text, matcher.end());
            if (found != null && !values.containsKey(found)) {
                return matcher.start();
            }
            at = matcher.end() + 1;
        }
        return -1;
    }

    private ScannedIdentity identity() {
        for (Block block : Block.values()) {
            boolean optional = block == Block.BIRTH_PLACE;
            findings.check(
                    values.containsKey(block),
                    block.id,
                    optional ? "DM-NO-PLACE" : "DM-MISSING",
                    optional ? "lieu de naissance absent (facultatif)" : "bloc obligatoire absent",
                    optional ? "place of birth missing (optional)" : "required block missing");
        }
        Optional<Ins> ins = values.containsKey(Block.MATRICULE) && values.containsKey(Block.OID)
                ? Claims.ins(value(Block.MATRICULE), value(Block.OID), "ins", findings)
                : Optional.empty();
        Violations received = new Violations();
        Optional<IdentityTraits> traits = Claims.traits(
                value(Block.NAME).strip(),
                value(Block.GIVEN_NAMES).strip(),
                "",
                sex(),
                date(),
                value(Block.BIRTH_PLACE),
                received);
        // A missing block was told above, by its id.
        received.toList().stream()
                .filter(finding -> !finding.rule().equals("REQUIRED")
                        && !(finding.rule().equals("INS-COG") && !values.containsKey(Block.BIRTH_PLACE)))
                .forEach(finding -> findings.add(
                        finding.path(),
                        finding.rule(),
                        finding.message().french(),
                        finding.message().english()));
        return new ScannedIdentity(ins, traits, findings.toList());
    }

    private Sex sex() {
        return switch (value(Block.SEX)) {
            case "M" -> Sex.MALE;
            case "F" -> Sex.FEMALE;
            default -> Sex.UNKNOWN;
        };
    }

    private Optional<BirthDate> date() {
        Matcher matcher = DATE.matcher(value(Block.BIRTH_DATE));
        return matcher.matches()
                ? Claims.birthDate(matcher.group(3), matcher.group(2), matcher.group(1), "birthDate", findings)
                : Claims.birthDate("", "", "", "birthDate", findings);
    }

    private String value(Block block) {
        return values.getOrDefault(block, "");
    }
}
