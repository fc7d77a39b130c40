/**
 * SOAP 1.2 with WS-Addressing, MTOM and mutual TLS. {@link org.segursdk.soap.SoapClient} is the one door; Apache CXF stands
 * behind it and is not part of the API.
 */
@NullMarked
package org.segursdk.soap;

import org.jspecify.annotations.NullMarked;
