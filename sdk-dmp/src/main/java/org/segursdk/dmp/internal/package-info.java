/** Not public: may change without notice. */
@NullMarked
package org.segursdk.dmp.internal;

import org.jspecify.annotations.NullMarked;
