package org.segursdk.sandbox.internal.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A simulator behind the server. */
public interface Service {
    /** First segment of its path. */
    String name();

    /** Names of headers whose values the recorder must not see, whatever their case. */
    default Set<String> secretHeaders() {
        return Set.of();
    }

    /**
     * @throws IOException when the client went away while sending
     */
    Served serve(Incoming request) throws IOException;

    /**
     * Scripts situations over HTTP.
     *
     * @param always true: until further notice; false: for the next exchange
     * @throws IllegalArgumentException when there is no such situation
     */
    void script(String situation, boolean always);

    /** Situations waiting, for the console. */
    String scripted();

    /** Names of the situations it knows, for the console. */
    String situations();

    /** What it holds, for the console: a row of titles, then the rows; empty when there is nothing to show. */
    List<List<String>> table();

    /**
     * Its own commands under {@code /_control/{service}/}, beyond situations.
     *
     * @param parameters query parameters
     */
    default Optional<Answer> control(String method, String path, Map<String, String> parameters) {
        return Optional.empty();
    }

    /**
     * As {@link #control(String, String, Map)}, for a command that may have a body.
     *
     * @throws IOException when the body cannot be read
     */
    default Optional<Answer> control(String method, String path, Map<String, String> parameters, InputStream body)
            throws IOException {
        return control(method, path, parameters);
    }
}
