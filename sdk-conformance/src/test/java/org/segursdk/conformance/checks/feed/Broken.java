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
    /** A product that never does what is waited for should not be waited for long. */
    private static final Duration SHORT = Duration.ofMillis(500);

    private final FeedSample good;
    private final Map<String, Function<Object[], @Nullable Object>> wrong = new HashMap<>();

    Broken(FeedSample good) {
        this.good = good;
        wrong.put("delay", arguments -> SHORT);
    }

    Broken with(String method, Function<Object[], @Nullable Object> instead) {
        wrong.put(method, instead);
        return this;
    }

    /** Takes its time as the good one does: what it does wrongly arrives. */
    Broken unhurried() {
        wrong.remove("delay");
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
