/** The client of the sandbox's base. Not public: may change without notice. */
@NullMarked
package org.segursdk.eprescription.internal.gateway;

import org.jspecify.annotations.NullMarked;
