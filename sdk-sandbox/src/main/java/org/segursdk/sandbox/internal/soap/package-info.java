/** SOAP envelopes, assertions and signatures as the simulators read them. */
@NullMarked
package org.segursdk.sandbox.internal.soap;

import org.jspecify.annotations.NullMarked;
