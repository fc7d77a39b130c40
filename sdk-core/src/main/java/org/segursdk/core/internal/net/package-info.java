/** What the clients of services share about connections. Not public: may change without notice. */
@NullMarked
package org.segursdk.core.internal.net;

import org.jspecify.annotations.NullMarked;
