/** What a vendor implements so that the kit can have its product act and look at what it keeps: {@code SegurKitAdapter}. */
@NullMarked
package org.segursdk.conformance.port;

import org.jspecify.annotations.NullMarked;
