/** The context every client is built from: software, structure, credentials, endpoints, environment. */
@NullMarked
package org.segursdk.core;

import org.jspecify.annotations.NullMarked;
