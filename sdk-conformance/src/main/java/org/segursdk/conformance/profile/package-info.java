/** What a vendor declares of its product: {@code segur-profile.yaml}. */
@NullMarked
package org.segursdk.conformance.profile;

import org.jspecify.annotations.NullMarked;
