/** Not public: may change without notice. */
@NullMarked
package org.segursdk.core.internal;

import org.jspecify.annotations.NullMarked;
