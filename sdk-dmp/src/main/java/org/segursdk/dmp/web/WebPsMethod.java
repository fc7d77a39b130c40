package org.segursdk.dmp.web;

/** How the browser opens a page of Web-PS. */
public enum WebPsMethod {
    /** A plain address. */
    GET,
    /** A form sent to the address. */
    POST
}
