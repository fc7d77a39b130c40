package org.segursdk.sandbox.internal.http;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A simulator behind the server. */
public interface Service {
    /** First segment of its path. */
    String name();

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
    Optional<Answer> control(String method, String path, Map<String, String> parameters);
}
