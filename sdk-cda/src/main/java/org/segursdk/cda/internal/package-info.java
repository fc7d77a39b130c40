/** Not public: may change without notice. */
@NullMarked
package org.segursdk.cda.internal;

import org.jspecify.annotations.NullMarked;
