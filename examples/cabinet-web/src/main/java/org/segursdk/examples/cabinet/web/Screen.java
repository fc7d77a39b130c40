package org.segursdk.examples.cabinet.web;

import java.io.IOException;

/** A screen: what it shows, and what its forms do. */
interface Screen {
    Answer show(Request request) throws IOException;

    /** A form was sent; what cannot be done raises, and is told on the page the form came from. */
    default Answer send(Request request) throws IOException {
        return new Answer.Nothing();
    }
}
