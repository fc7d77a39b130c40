package org.segursdk.conformance.check;

import static org.segursdk.conformance.check.Zips.DIRECTORY;
import static org.segursdk.conformance.check.Zips.DOCUMENT;
import static org.segursdk.conformance.check.Zips.END;
import static org.segursdk.conformance.check.Zips.LOCAL;
import static org.segursdk.conformance.check.Zips.METADATA;
import static org.segursdk.conformance.check.Zips.at;
import static org.segursdk.conformance.check.Zips.files;
import static org.segursdk.conformance.check.Zips.metadata;
import static org.segursdk.conformance.check.Zips.patched;
import static org.segursdk.conformance.check.Zips.text;
import static org.segursdk.conformance.check.Zips.with;
import static org.segursdk.conformance.check.Zips.zip;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.Deflater;

/** For each rule of archives, one thing broken in a good archive of one document. */
final class XdmMutants {
    private static final String SLOT = "<$1Slot name=\"%s\"><$1ValueList><$1Value>%s</$1Value></$1ValueList></$1Slot>";

    private final Map<String, UnaryOperator<byte[]>> all = new LinkedHashMap<>();
    private final byte[] other;

    /** @param other an archive about another patient with an INS */
    XdmMutants(byte[] other) {
        this.other = other;
        zips();
        hostile();
        layout();
        form();
        contents();
        patients();
    }

    Map<String, UnaryOperator<byte[]>> all() {
        return all;
    }

    private void put(String rule, UnaryOperator<byte[]> mutation) {
        all.put(rule, mutation);
    }

    private void zips() {
        put("XDM-NOT-ZIP", zip -> "bonjour".getBytes(StandardCharsets.US_ASCII));
        put("XDM-ZIP-CORRUPT", zip -> patched(zip, at(zip, DIRECTORY, 1), 0));
        put("XDM-TRUNCATED", zip -> Arrays.copyOf(zip, at(zip, DIRECTORY, 0)));
        put("XDM-ZIP-COUNT", zip -> patched(zip, at(zip, END, 0) + 8, 9, 0, 9, 0));
        put("XDM-ZIP-PREFIX", zip -> {
            byte[] longer = new byte[zip.length + 10];
            System.arraycopy(zip, 0, longer, 10, zip.length);
            return longer;
        });
        put("XDM-ZIPPED-TWICE", zip -> zip(Map.of("IHE_XDM.ZIP", zip)));
        put("XDM-NESTED", zip -> zip(Map.of("IHE_XDM.ZIP", zip(Map.of("IHE_XDM.ZIP", zip)))));
        put("XDM-METHOD", zip -> patched(patched(zip, at(zip, LOCAL, 3) + 8, 12), at(zip, DIRECTORY, 3) + 10, 12));
        put("XDM-DAMAGED", zip -> {
            byte[] packed = zip(files(zip), Deflater.DEFAULT_COMPRESSION);
            int data = at(packed, LOCAL, 3) + 30 + DOCUMENT.length();
            Arrays.fill(packed, data, data + 50, (byte) 0xFF);
            return packed;
        });
        put("XDM-CRC", zip -> patched(zip, at(zip, DIRECTORY, 3) + 16, 1, 2, 3, 4));
    }

    private void hostile() {
        put("XDM-ENTRY-COUNT", files(all -> {
            for (int i = 0; i < 1001; i++) {
                all.put("F" + i + ".TXT", new byte[1]);
            }
        }));
        put("XDM-BOMB", zip -> {
            Map<String, byte[]> all = files(zip);
            all.put("BOMB.BIN", new byte[20_000_000]);
            return zip(all, Deflater.BEST_COMPRESSION);
        });
        put("XDM-NAME-UNSAFE", with("../evil.xml", new byte[1]));
        put("XDM-NAME-ABSURD", with("a".repeat(256), new byte[1]));
        put("XDM-LINK", zip -> patched(zip, at(zip, DIRECTORY, 3) + 38, 0, 0, 0xFF, 0xA1));
        put("XDM-OVERLAP", zip -> {
            // Two entries of the table over one file.
            Map<String, byte[]> all = files(zip);
            all.put("A.TXT", new byte[1]);
            all.put("B.TXT", new byte[1]);
            byte[] twice = zip(all);
            System.arraycopy(twice, at(twice, DIRECTORY, 4), twice, at(twice, DIRECTORY, 5), 51);
            return twice;
        });
        put("XDM-HEADER-MISMATCH", zip -> patched(zip, at(zip, LOCAL, 3) + 30, 'X'));
        put("XDM-ENCRYPTED", zip -> patched(zip, at(zip, DIRECTORY, 3) + 8, 1));
        put("XDM-DUPLICATE", with("IHE_XDM/SUBSET01/doc00001.xml", new byte[1]));
    }

    private void layout() {
        put("XDM-NAME-BACKSLASH", with("IHE_XDM\\SUBSET01\\STYLE.XSL", new byte[1]));
        put("XDM-NAME-FORM", with("IHE_XDM/SUBSET01/feuille de style.xsl", new byte[1]));
        put("XDM-ROOT-FILE", files(all -> all.remove("README.TXT")));
        put("XDM-LAYOUT", files(all -> {
            all.put("IHE_XDM/METADATA.XML", all.remove(METADATA));
            all.put("IHE_XDM/DOC00001.XML", all.remove(DOCUMENT));
        }));
        put(
                "XDM-DOCUMENT-NAME",
                metadata("DOC00001\\.XML", "DOC0001.XML")
                        .andThen(files(all -> all.put("IHE_XDM/SUBSET01/DOC0001.XML", all.remove(DOCUMENT))))::apply);
        put("XDM-NO-DOCUMENT", files(all -> all.remove(DOCUMENT)));
        put("XDM-NOT-IN-METADATA", files(all -> all.put("IHE_XDM/SUBSET01/DOC00002.XML", all.get(DOCUMENT))));
        put("XDM-METADATA-MISSING", files(all -> all.remove(METADATA)));
        put("XDM-METADATA-SIZE", text(METADATA, xml -> xml + "\n".repeat(16_000_001)));
        put("XDM-METADATA-XML", text(METADATA, xml -> xml.substring(0, xml.length() / 2)));
    }

    private void form() {
        put("XDM-EBRIM-ROOT", metadata("SubmitObjectsRequest", "ProvideAndRegisterDocumentSetRequest"));
        put("XDM-EBRIM-ELEMENT", metadata("</(\\w+:)?ExtrinsicObject>", "<$1classification/></$1ExtrinsicObject>"));
        put(
                "XDM-EBRIM-ORDER",
                metadata("</(\\w+:)?ExtrinsicObject>", String.format(SLOT, "urn:test", "1") + "</$1ExtrinsicObject>"));
        put("XDM-EBRIM-REFERENCE", metadata("classifiedObject=\"[^\"]*\"", "classifiedObject=\"other\""));
        put(
                "XDM-EBRIM-SCHEME",
                metadata("2e82c1f6-a085-4c72-9da3-8640a32e42ab", "58a6f841-87b3-4a3e-92fd-a8ffeff98427"));
        put("XDM-EBRIM-LABEL", metadata("XDSSubmissionSet\\.sourceId", "XDSSumissionSet.sourceId"));
        put("XDM-SUBMISSION-SET", metadata("(?s)(<(?:\\w+:)?RegistryPackage.*?</(?:\\w+:)?RegistryPackage>)", "$1$1"));
        put("XDM-NO-ENTRY", metadata("(?s)<(?:\\w+:)?ExtrinsicObject.*?</(?:\\w+:)?ExtrinsicObject>", ""));
        put("XDM-HAS-MEMBER", metadata("AssociationType:HasMember", "AssociationType:RelatedTo"));
        put("XDM-MEMBER-STATUS", metadata("Original", "Reference"));
        put("XDM-ATTRIBUTE", metadata("name=\"languageCode\"", "name=\"langue\""));
        put(
                "XDM-CONTENT-TYPE",
                text(
                        METADATA,
                        xml -> codingSchemeOf(xml, "aa543740-bdda-424e-8c96-df4873be8500", "1.2.250.1.71.4.2.4")));
        put("XDM-MIME-TYPE", metadata("mimeType=\"[^\"]*\"", "mimeType=\"application/pdf\""));
        put("XDM-SOURCE-PATIENT", metadata("PID-5\\|", "PID-3|"));
    }

    private static String codingSchemeOf(String xml, String uuid, String code) {
        int from = xml.indexOf(uuid);
        int to = xml.indexOf("Classification>", from);
        String changed = xml.substring(from, to).replaceFirst("(Value>)[^<]*", "$1" + code);
        return xml.substring(0, from) + changed + xml.substring(to);
    }

    private void contents() {
        put("XDM-URI", metadata("DOC00001\\.XML", "DOC00009.XML"));
        put("XDM-HASH", metadata("(name=\"hash\"(?s:.*?)Value>)[0-9a-f]{4}", "$1beef"));
        put("XDM-SIZE", metadata("(name=\"size\"(?s:.*?)Value>)", "$19"));
        put("XDM-CDA", with(DOCUMENT, "<a/>".getBytes(StandardCharsets.US_ASCII)));
        put("XDM-DOCUMENT-LARGE", text(DOCUMENT, xml -> xml + "\n".repeat(64 * 1024 * 1024)));
        put("XDM-COHERENCE", metadata("PID-8\\|[MF]", "PID-8|U"));
        put("XDM-ACTION", slot("X"));
        put("XDM-REPLACES", slot("C"));
    }

    private static UnaryOperator<byte[]> slot(String action) {
        return metadata(
                "(?s)<(\\w+:)?(ExtrinsicObject[^>]*)>",
                "<$1$2>" + String.format(SLOT, "urn:action:extraMetadataSlot", action));
    }

    private void patients() {
        put("XDM-SEVERAL-PATIENTS", files(all -> Zips.files(other)
                .forEach((name, content) -> all.put(name.replace("SUBSET01", "SUBSET02"), content))));
        put("XDM-PATIENT-TRAITS", files(all -> {
            String twin = new String(all.get(DOCUMENT), StandardCharsets.UTF_8)
                    .replaceFirst("<birthTime value=\"[0-9]+\"", "<birthTime value=\"19010203\"");
            all.put("IHE_XDM/SUBSET01/DOC00002.XML", twin.getBytes(StandardCharsets.UTF_8));
        }));
        put("XDM-SET-PATIENT", text(METADATA, xml -> {
            int set = xml.indexOf("6b5aea1a-874d-4603-a4bc-96a0a7b38446");
            int from = xml.lastIndexOf('<', set);
            int to = xml.indexOf('>', set);
            String changed = xml.substring(from, to)
                    .replaceFirst("value=\"[^\"]*\"", "value=\"7^^^&amp;1.2.250.1.999.7&amp;ISO^PI\"");
            return xml.substring(0, from) + changed + xml.substring(to);
        }));
        put("XDM-INS-KEY", metadata("(\\w{13})\\d{2}\\^\\^\\^&amp;", "$100^^^&amp;"));
        put("XDM-INS-TYPE", metadata("ISO\\^NH", "ISO^PI"));
        put("XDM-INS-C", metadata("ISO\\^NH", "ISO^INS-C"));
    }
}
