package org.segursdk.core.internal.net;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Takes a body in, up to a size, and tells that it goes on. */
final class BoundedBody implements BodySubscriber<byte[]> {
    /** The answer is larger than allowed. */
    static final class TooLargeException extends IOException {
        private static final long serialVersionUID = 1L;

        TooLargeException() {
            super("the answer is too large");
        }
    }

    private final int largest;
    private final Runnable progress;
    private final ByteArrayOutputStream all = new ByteArrayOutputStream();
    private final CompletableFuture<byte[]> result = new CompletableFuture<>();
    private Flow.@Nullable Subscription subscription;

    BoundedBody(int largest, Runnable progress) {
        this.largest = largest;
        this.progress = progress;
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return result;
    }

    @Override
    public void onSubscribe(Flow.Subscription value) {
        subscription = value;
        value.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        progress.run();
        for (ByteBuffer buffer : buffers) {
            if (result.isDone()) {
                return;
            }
            if (all.size() + buffer.remaining() > largest) {
                if (subscription != null) {
                    subscription.cancel();
                }
                result.completeExceptionally(new TooLargeException());
                return;
            }
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            all.writeBytes(bytes);
        }
    }

    @Override
    public void onError(Throwable failure) {
        result.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        result.complete(all.toByteArray());
    }
}
