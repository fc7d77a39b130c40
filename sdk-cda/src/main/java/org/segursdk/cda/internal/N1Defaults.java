package org.segursdk.cda.internal;

import java.util.Optional;
import org.segursdk.core.document.InstanceId;
import org.segursdk.core.terminology.CodedValue;

/**
 * What a named type adds to a level-1 document where the header is silent.
 *
 * @param title title
 * @param act code of the principal act
 * @param actId number of the principal act
 */
public record N1Defaults(Optional<String> title, Optional<CodedValue> act, Optional<InstanceId> actId) {}
