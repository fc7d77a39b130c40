package org.segursdk.conformance.checks.documents;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.segursdk.conformance.port.SegurKitAdapter;

/** A good sample with one gesture done wrongly. */
public final class Faulty {
    private final SegurKitAdapter good;
    private final Map<String, Function<Object[], @Nullable Object>> wrong = new HashMap<>();

    public Faulty(SegurKitAdapter good) {
        this.good = good;
    }

    public Faulty with(String method, Function<Object[], @Nullable Object> instead) {
        wrong.put(method, instead);
        return this;
    }

    public SegurKitAdapter build() {
        return (SegurKitAdapter) Proxy.newProxyInstance(
                Faulty.class.getClassLoader(), good.getClass().getInterfaces(), (proxy, method, arguments) -> {
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
