package org.segursdk.sandbox.internal.mss;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What GreenMail answers, a whole response at a time: each is flushed. Nothing passes until the connection is authenticated. UIDVALIDITY is
 * raised where folders were made anew, the usual folders are marked. GreenMail tells what was removed during IDLE once more behind it: that
 * is left out.
 */
final class GateOutput extends OutputStream {
    private static final Pattern VALIDITY = Pattern.compile("(UIDVALIDITY |\\[APPENDUID |\\[COPYUID )(\\d+)");
    private static final Pattern LISTED = Pattern.compile("\\* (?:LIST|LSUB) \\(\\) \"\\.\" \"([A-Za-z]+)\"\r\n");
    private static final Map<String, String> SPECIAL =
            Map.of("sent", "\\Sent", "drafts", "\\Drafts", "trash", "\\Trash");
    /** Responses of one line that are looked at; larger ones carry messages. */
    private static final int LOOKED_AT = 1_024;

    private final Wire wire;
    private final IntSupplier generation;
    private final boolean marks;
    private ByteArrayOutputStream pending = new ByteArrayOutputStream();
    private boolean open;
    private boolean held;
    private boolean idle;
    private int toldInIdle;

    GateOutput(Wire wire, IntSupplier generation, boolean marks) {
        this.wire = wire;
        this.generation = generation;
        this.marks = marks;
    }

    /** Lets answers pass from now on; returns those before. */
    synchronized String open() {
        open = true;
        String before = pending.toString(StandardCharsets.ISO_8859_1);
        pending = new ByteArrayOutputStream();
        return before;
    }

    /** IDLE begins: its continuation waits until GreenMail listens, see {@link #release}. */
    synchronized void beginIdle() {
        held = true;
        idle = true;
    }

    synchronized void release() throws IOException {
        if (held) {
            held = false;
            flush();
        }
    }

    synchronized void endIdle() {
        idle = false;
    }

    @Override
    public synchronized void write(int b) {
        pending.write(b);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        pending.write(bytes, offset, length);
    }

    @Override
    public synchronized void flush() throws IOException {
        if (!open || held || pending.size() == 0) {
            return;
        }
        byte[] bytes = pending.toByteArray();
        pending = new ByteArrayOutputStream();
        if (bytes.length > LOOKED_AT) {
            wire.write(bytes);
        } else if (!isRepeated(new String(bytes, StandardCharsets.ISO_8859_1))) {
            wire.write(amended(bytes));
        }
    }

    private boolean isRepeated(String text) {
        if (!text.matches("\\* \\d+ EXPUNGE\r\n")) {
            return false;
        }
        if (idle) {
            toldInIdle++;
            return false;
        }
        boolean repeated = toldInIdle > 0;
        toldInIdle = Math.max(0, toldInIdle - 1);
        return repeated;
    }

    private byte[] amended(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        if (text.indexOf('\n') != text.length() - 1) {
            return bytes;
        }
        Matcher validity = VALIDITY.matcher(text);
        if (validity.find()) {
            long raised = Long.parseLong(validity.group(2)) + generation.getAsInt();
            text = text.substring(0, validity.start(2)) + raised + text.substring(validity.end(2));
        }
        Matcher listed = LISTED.matcher(text);
        if (marks && listed.matches()) {
            String mark = SPECIAL.get(listed.group(1).toLowerCase(Locale.ROOT));
            text = mark == null ? text : text.replace("()", "(" + mark + ")");
        }
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
