/** Not public: may change without notice. */
@NullMarked
package org.segursdk.soap.internal;

import org.jspecify.annotations.NullMarked;
