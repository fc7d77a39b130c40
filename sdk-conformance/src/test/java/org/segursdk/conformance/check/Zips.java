package org.segursdk.conformance.check;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Archives taken apart, changed in one thing and put together again. */
final class Zips {
    static final String METADATA = "IHE_XDM/SUBSET01/METADATA.XML";
    static final String DOCUMENT = "IHE_XDM/SUBSET01/DOC00001.XML";
    static final int LOCAL = 0x04034b50;
    static final int DIRECTORY = 0x02014b50;
    static final int END = 0x06054b50;

    private Zips() {}

    static Map<String, byte[]> files(byte[] zip) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    static byte[] zip(Map<String, byte[]> files) {
        return zip(files, Deflater.NO_COMPRESSION);
    }

    static byte[] zip(Map<String, byte[]> files, int level) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            out.setLevel(level);
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                out.putNextEntry(new ZipEntry(file.getKey()));
                out.write(file.getValue());
                out.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The archive with its files changed. */
    static UnaryOperator<byte[]> files(Consumer<Map<String, byte[]>> change) {
        return zip -> {
            Map<String, byte[]> files = files(zip);
            change.accept(files);
            return zip(files);
        };
    }

    /** The archive with one more file. */
    static UnaryOperator<byte[]> with(String name, byte[] content) {
        return files(all -> all.put(name, content));
    }

    /** The archive with one file changed as text. */
    static UnaryOperator<byte[]> text(String name, UnaryOperator<String> change) {
        return files(all -> {
            String before = new String(all.get(name), StandardCharsets.UTF_8);
            String after = change.apply(before);
            if (after.equals(before)) {
                throw new AssertionError("nothing to change in " + name);
            }
            all.put(name, after.getBytes(StandardCharsets.UTF_8));
        });
    }

    static UnaryOperator<byte[]> metadata(String regex, String replacement) {
        return text(METADATA, xml -> xml.replaceAll(regex, replacement));
    }

    /** Where the n-th record of that kind begins. */
    static int at(byte[] zip, int signature, int rank) {
        ByteBuffer buffer = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
        int left = rank;
        for (int i = 0; i + 4 <= zip.length; i++) {
            if (buffer.getInt(i) == signature && left-- == 0) {
                return i;
            }
        }
        throw new AssertionError("no such record");
    }

    static byte[] patched(byte[] zip, int at, int... values) {
        byte[] copy = zip.clone();
        for (int i = 0; i < values.length; i++) {
            copy[at + i] = (byte) values[i];
        }
        return copy;
    }
}
