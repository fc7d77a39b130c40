package org.segursdk.sandbox.internal.http;

import java.time.Duration;

/**
 * What a simulator made of a request.
 *
 * @param answer what it says; ignored by effects that replace it
 * @param effect what happens on the wire
 * @param delay of {@link WireEffect#SLOW} and {@link WireEffect#DRIP}
 */
public record Served(Answer answer, WireEffect effect, Duration delay) {
    public static Served plain(Answer answer) {
        return new Served(answer, WireEffect.NONE, Duration.ZERO);
    }
}
