/** Sockets, TLS, authentication and the two protocols of an operator's servers. */
@NullMarked
package org.segursdk.mss.internal.connection;

import org.jspecify.annotations.NullMarked;
