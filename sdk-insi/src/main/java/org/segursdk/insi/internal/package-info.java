/** Not public: may change without notice. */
@NullMarked
package org.segursdk.insi.internal;

import org.jspecify.annotations.NullMarked;
