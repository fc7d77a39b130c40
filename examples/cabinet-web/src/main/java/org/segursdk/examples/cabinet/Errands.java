package org.segursdk.examples.cabinet;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Requests to others that no screen waits for. What is under way is not asked twice; its answer is kept until somebody takes it. */
public final class Errands implements AutoCloseable {
    /** What answers within it stands on the page at once; nobody feels the wait. */
    public static final Duration PROMPT = Duration.ofMillis(150);

    private static final int AT_ONCE = 8;
    /** An answer that nobody came back for is forgotten then. */
    private static final Duration KEPT = Duration.ofMinutes(10);

    private final Map<String, Errand> underWay = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE, work -> {
        Thread thread = new Thread(work, "errand");
        thread.setDaemon(true);
        return thread;
    });

    private record Errand(CompletableFuture<Object> answer, long begun) {
        boolean isOver() {
            return answer.isDone() && System.nanoTime() - begun > KEPT.toNanos();
        }
    }

    /**
     * The answer to come; the same question under way is not asked again.
     *
     * @param name the question, with who asks it
     */
    private CompletableFuture<Object> ask(String name, Supplier<?> question) {
        underWay.values().removeIf(Errand::isOver);
        return underWay.computeIfAbsent(
                        name,
                        key -> new Errand(CompletableFuture.supplyAsync(question::get, threads), System.nanoTime()))
                .answer();
    }

    /** The same for who waits for the answer: it is not kept for others. */
    <T> CompletableFuture<T> once(String name, Class<T> type, Supplier<T> question) {
        CompletableFuture<Object> answer = ask(name, question);
        return answer.whenComplete((given, failure) ->
                        underWay.computeIfPresent(name, (key, errand) -> errand.answer() == answer ? null : errand))
                .thenApply(type::cast);
    }

    /** Nobody takes that answer any more. */
    void drop(String name) {
        underWay.remove(name);
    }

    /** Whether that question was asked and its answer not taken yet. */
    boolean isAsked(String name) {
        return underWay.containsKey(name);
    }

    /**
     * The answer, when it comes within the time; it is taken: the next time the question is asked anew. What the question threw is thrown.
     *
     * @return empty while it is under way
     */
    <T> Optional<T> take(String name, Class<T> type, Supplier<T> question, Duration patience) {
        CompletableFuture<Object> answer = ask(name, question);
        try {
            Object given = answer.get(patience.toNanos(), TimeUnit.NANOSECONDS);
            underWay.remove(name);
            return Optional.of(type.cast(given));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException e) {
            underWay.remove(name);
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
