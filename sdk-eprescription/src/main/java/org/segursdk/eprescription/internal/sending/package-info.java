/** Inside the sending. Not public: may change without notice. */
@NullMarked
package org.segursdk.eprescription.internal.sending;

import org.jspecify.annotations.NullMarked;
