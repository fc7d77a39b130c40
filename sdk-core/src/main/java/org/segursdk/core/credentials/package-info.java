/** Keys, certificates, trust and TLS. */
@NullMarked
package org.segursdk.core.credentials;

import org.jspecify.annotations.NullMarked;
