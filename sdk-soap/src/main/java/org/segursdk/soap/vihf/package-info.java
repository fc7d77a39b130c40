/** The VIHF: the SAML 2.0 assertion of the DMP and its profile data. Source: dmp §3. */
@NullMarked
package org.segursdk.soap.vihf;

import org.jspecify.annotations.NullMarked;
