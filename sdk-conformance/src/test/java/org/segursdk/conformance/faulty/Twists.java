package org.segursdk.conformance.faulty;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;

/** What a faulty product does instead, gesture by gesture. */
final class Twists {
    /** Does something else than asked. */
    @FunctionalInterface
    interface Twist {
        Object by(Gesture gesture) throws Throwable;
    }

    /** A gesture that was asked for. */
    record Gesture(Object good, Method method, Object[] args) {
        /** What the good product does. */
        Object done() throws Throwable {
            return done(args);
        }

        /** What the good product does of something else. */
        Object done(Object... others) throws Throwable {
            try {
                return method.invoke(good, others);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }

        <T> T arg(int index, Class<T> type) {
            return type.cast(args[index]);
        }

        String text(int index) {
            return arg(index, String.class);
        }
    }

    private final Map<String, Twist> byGesture = new HashMap<>();

    /** @param gesture interface and method, such as {@code IdentityPort.retrieve} */
    void put(String gesture, Twist twist) {
        if (byGesture.put(gesture, twist) != null) {
            throw new IllegalStateException("two faults in " + gesture);
        }
    }

    <P> P around(Class<P> subject, P good) {
        Object twisted =
                Proxy.newProxyInstance(subject.getClassLoader(), new Class<?>[] {subject}, (proxy, method, args) -> {
                    Gesture gesture = new Gesture(good, method, args == null ? new Object[0] : args);
                    Twist twist = byGesture.get(method.getDeclaringClass().getSimpleName() + "." + method.getName());
                    return twist == null ? gesture.done() : twist.by(gesture);
                });
        return subject.cast(twisted);
    }
}
