package org.segursdk.mss.internal.connection;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Reads replies: bounded in length, and in time as a whole, so that a server that drips holds nobody. */
final class SmtpReader {
    private static final int LONGEST_LINE = 4096;
    private static final int MOST_LINES = 200;

    private final Socket socket;
    private final InputStream in;
    private final byte[] buffer = new byte[4096];
    private int position;
    private int limit;

    SmtpReader(Socket socket) throws IOException {
        this.socket = socket;
        this.in = socket.getInputStream();
    }

    /** Whether the server said more than was asked. */
    boolean hasUnread() throws IOException {
        return position < limit || in.available() > 0;
    }

    SmtpReply read(Duration within) throws IOException {
        long end = System.nanoTime() + within.toNanos();
        List<String> lines = new ArrayList<>();
        while (true) {
            String line = line(end);
            int code = code(line);
            lines.add(line.length() > 4 ? line.substring(4) : "");
            if (line.length() == 3 || line.charAt(3) == ' ') {
                return new SmtpReply(code, lines);
            }
            if (lines.size() == MOST_LINES) {
                throw new ProtocolException("a reply of too many lines");
            }
        }
    }

    private static int code(String line) throws ProtocolException {
        boolean fit = line.length() >= 3
                && line.charAt(0) >= '2'
                && line.charAt(0) <= '5'
                && isDigit(line.charAt(1))
                && isDigit(line.charAt(2))
                && (line.length() == 3 || line.charAt(3) == ' ' || line.charAt(3) == '-');
        if (!fit) {
            throw new ProtocolException("not a reply of SMTP");
        }
        return Integer.parseInt(line.substring(0, 3));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private String line(long end) throws IOException {
        StringBuilder line = new StringBuilder();
        while (true) {
            if (position == limit) {
                fill(end);
            }
            char c = (char) (buffer[position++] & 0xFF);
            if (c == '\n') {
                int length = line.length();
                if (length > 0 && line.charAt(length - 1) == '\r') {
                    line.setLength(length - 1);
                }
                return new String(line.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
            }
            if (line.length() == LONGEST_LINE) {
                throw new ProtocolException("a line of a reply is too long");
            }
            line.append(c);
        }
    }

    private void fill(long end) throws IOException {
        long left = (end - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
            throw new SocketTimeoutException("no reply in time");
        }
        socket.setSoTimeout((int) Math.min(left, Integer.MAX_VALUE));
        int read = in.read(buffer);
        if (read < 0) {
            throw new EOFException("the server closed the connection");
        }
        position = 0;
        limit = read;
    }
}
