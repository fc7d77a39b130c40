/** Who may do what in a patient's DMP: one table, which drives the clients and the guide. */
@NullMarked
package org.segursdk.dmp.rights;

import org.jspecify.annotations.NullMarked;
