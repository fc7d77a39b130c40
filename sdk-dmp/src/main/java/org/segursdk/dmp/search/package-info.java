/** What a search of the DMP asks, what it finds, and the list a doctor reads. */
@NullMarked
package org.segursdk.dmp.search;

import org.jspecify.annotations.NullMarked;
