/** The HTTPS server, the faults on the wire, the recorder and the console. */
@NullMarked
package org.segursdk.sandbox.internal.http;

import org.jspecify.annotations.NullMarked;
