package org.segursdk.annuaire.internal.http;

import java.util.Optional;

/**
 * What a server answered.
 *
 * @param status HTTP status
 * @param retryAfter as written
 * @param body whole
 */
public record Reply(int status, Optional<String> retryAfter, byte[] body) {
    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    public boolean isServerFailure() {
        return status >= 500;
    }

    /** The body may quote what was asked. */
    @Override
    public String toString() {
        return "Reply[" + status + ", " + body.length + " bytes]";
    }
}
