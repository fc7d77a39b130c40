package org.segursdk.cda.internal.render;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.segursdk.cda.internal.tree.Node;
import org.segursdk.core.xml.SecureXml;

/** Second reading of a document: decodes chosen base64 contents as they pass. */
final class MediaBytes {
    private MediaBytes() {}

    /** The bytes of these contents, in one reading. */
    static Map<Node, byte[]> read(Loaded loaded, Set<Node> wanted) throws IOException {
        Map<Integer, ByteArrayOutputStream> targets = new HashMap<>();
        Map<Node, byte[]> bytes = new HashMap<>();
        for (Node node : wanted) {
            Integer position = loaded.positions.get(node);
            if (position == null) {
                bytes.put(node, Media.inline(node));
            } else {
                targets.put(position, new ByteArrayOutputStream());
            }
        }
        scan(loaded, targets);
        for (Node node : wanted) {
            ByteArrayOutputStream target = targets.get(loaded.positions.getOrDefault(node, -1));
            if (target != null) {
                bytes.put(node, target.toByteArray());
            }
        }
        return bytes;
    }

    /** Writes one content without holding it. */
    static void copy(Loaded loaded, Node content, OutputStream out) throws IOException {
        Integer position = loaded.positions.get(content);
        if (position == null) {
            out.write(Media.inline(content));
        } else {
            scan(loaded, Map.of(position, out));
        }
    }

    private static void scan(Loaded loaded, Map<Integer, ? extends OutputStream> targets) throws IOException {
        if (targets.isEmpty()) {
            return;
        }
        try (InputStream in = loaded.source.open()) {
            XMLStreamReader xml = SecureXml.reader(in);
            int position = 0;
            int left = targets.size();
            while (left > 0 && xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT
                        && "B64".equals(xml.getAttributeValue(null, "representation"))) {
                    OutputStream target = targets.get(position);
                    position++;
                    if (target != null) {
                        decode(xml, target);
                        left--;
                    }
                }
            }
            xml.close();
        } catch (XMLStreamException e) {
            throw new IOException("the document changed between two readings");
        }
    }

    private static void decode(XMLStreamReader xml, OutputStream target) throws XMLStreamException, IOException {
        Decoder decoder = new Decoder(target);
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                decoder.accept(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
            } else if (event == XMLStreamConstants.START_ELEMENT || event == XMLStreamConstants.END_ELEMENT) {
                break;
            }
        }
        decoder.end();
    }

    /** Decodes base64 by whole groups of four, whatever the white space. */
    private static final class Decoder {
        private final OutputStream target;
        private final byte[] group = new byte[16 * 1024];
        private int length;

        Decoder(OutputStream target) {
            this.target = target;
        }

        void accept(char[] text, int start, int count) throws IOException {
            for (int i = start; i < start + count; i++) {
                if (text[i] > ' ') {
                    group[length++] = (byte) text[i];
                    if (length == group.length) {
                        end();
                    }
                }
            }
        }

        void end() throws IOException {
            byte[] decoded;
            try {
                decoded = Base64.getDecoder().decode(Arrays.copyOf(group, length));
            } catch (IllegalArgumentException e) {
                throw new IOException("base64 refused");
            }
            target.write(decoded);
            length = 0;
        }
    }
}
