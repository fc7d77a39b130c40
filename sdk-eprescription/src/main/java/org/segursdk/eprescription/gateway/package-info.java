/**
 * The national base as the SDK sees it: a port for whoever holds an agreed connector, what it answers, and a client of the sandbox's own
 * base as an example of it. The services' messages are not public; nothing here is their format.
 */
@NullMarked
package org.segursdk.eprescription.gateway;

import org.jspecify.annotations.NullMarked;
