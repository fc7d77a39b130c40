package org.segursdk.core;

import java.util.Objects;

/**
 * A constant of a protocol, with what it rests on. Every {@code …Profile} is made of these.
 *
 * @param name stable name by which it is overridden and accepted, such as {@code dmp.vihf.version}
 * @param value the value in use
 * @param certainty how well it is known
 * @param source fact sheet and section, or {@code configuration} when overridden
 * @param <T> type of the value
 */
public record WireFact<T>(String name, T value, Certainty certainty, String source) {
    public WireFact {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(certainty, "certainty");
        Objects.requireNonNull(source, "source");
    }

    public static <T> WireFact<T> official(String name, T value, String source) {
        return new WireFact<>(name, value, Certainty.OFFICIAL, source);
    }

    public static <T> WireFact<T> observed(String name, T value, String source) {
        return new WireFact<>(name, value, Certainty.OBSERVED, source);
    }

    public static <T> WireFact<T> inferred(String name, T value, String source) {
        return new WireFact<>(name, value, Certainty.INFERRED, source);
    }

    public static <T> WireFact<T> unknown(String name, T value, String source) {
        return new WireFact<>(name, value, Certainty.UNKNOWN, source);
    }

    /** The same fact with a value the integrator takes upon themselves: no longer needs acceptance. */
    public WireFact<T> overriddenBy(T other) {
        return new WireFact<>(name, other, Certainty.OBSERVED, "configuration");
    }
}
