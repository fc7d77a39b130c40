/**
 * Verification of stored INS. The contract of the verification services (WS_INS3 to 5) is not public, so INSi's own verification
 * is a port, experimental; planning and the polite batch around it are ours. Source: insi §3.10, §4.6.
 */
@NullMarked
package org.segursdk.insi.verification;

import org.jspecify.annotations.NullMarked;
