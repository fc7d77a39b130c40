package org.segursdk.conformance.checks.feed;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.segursdk.conformance.port.SegurKitAdapter;

/** The good sample with one gesture done wrongly. */
final class Broken {
    /** How long the product that never does what is waited for is waited for. */
    private static final Duration SHORT = Duration.ofMillis(500);

    private final FeedSample good;
    private final Map<String, Function<Object[], @Nullable Object>> wrong = new HashMap<>();

    Broken(FeedSample good) {
        this.good = good;
    }

    Broken with(String method, Function<Object[], @Nullable Object> instead) {
        wrong.put(method, instead);
        return this;
    }

    /** What is waited for never comes. */
    Broken hurried() {
        wrong.put("delay", arguments -> SHORT);
        return this;
    }

    /** A method that does nothing. */
    Broken without(String method) {
        return with(method, arguments -> null);
    }

    SegurKitAdapter build() {
        return (SegurKitAdapter) Proxy.newProxyInstance(
                Broken.class.getClassLoader(), FeedSample.class.getInterfaces(), (proxy, method, arguments) -> {
                    if (method.getName().equals("port")) {
                        return Optional.of(proxy).filter(((Class<?>) arguments[0])::isInstance);
                    }
                    Function<Object[], @Nullable Object> instead = wrong.get(method.getName());
                    if (instead != null) {
                        return instead.apply(arguments == null ? new Object[0] : arguments);
                    }
                    try {
                        return method.invoke(good, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getTargetException();
                    }
                });
    }
}
