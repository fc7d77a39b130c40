package org.segursdk.sandbox.internal.http;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.segursdk.sandbox.RecordedBody;
import org.segursdk.sandbox.RecordedExchange;
import org.segursdk.sandbox.Recorder;

/** Keeps the last exchanges. */
public final class RecorderImpl implements Recorder {
    private static final int CAPACITY = 1_000;

    private final Path folder;
    private final boolean redactUnlessSynthetic;
    private final boolean withholdBodies;
    private final Deque<RecordedExchange> kept = new ArrayDeque<>();
    private long count;

    public RecorderImpl(Path folder, boolean redactUnlessSynthetic, boolean withholdBodies) {
        this.folder = folder;
        this.redactUnlessSynthetic = redactUnlessSynthetic;
        this.withholdBodies = withholdBodies;
    }

    public SpooledBody newBody() {
        return new SpooledBody(folder);
    }

    /** Whether the bodies of an exchange are not kept. */
    public boolean withholds(boolean synthetic) {
        return withholdBodies || redactUnlessSynthetic && !synthetic;
    }

    public synchronized long nextNumber() {
        return ++count;
    }

    public synchronized void add(RecordedExchange exchange) {
        kept.addLast(exchange);
        if (kept.size() > CAPACITY) {
            discard(kept.removeFirst());
        }
    }

    @Override
    public synchronized List<RecordedExchange> exchanges() {
        return List.copyOf(kept);
    }

    @Override
    public synchronized void clear() {
        kept.forEach(RecorderImpl::discard);
        kept.clear();
    }

    private static void discard(RecordedExchange exchange) {
        for (RecordedBody body : List.of(exchange.requestBody(), exchange.answerBody())) {
            if (body instanceof SpooledBody spooled) {
                spooled.discard();
            }
        }
    }
}
