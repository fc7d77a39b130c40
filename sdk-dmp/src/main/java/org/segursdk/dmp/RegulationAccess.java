package org.segursdk.dmp;

import java.util.Optional;
import org.segursdk.core.identity.QualifiedIns;
import org.segursdk.dmp.internal.Caller;
import org.segursdk.dmp.internal.Exchanges;

/** A regulating physician (SAMU, centre 15) in the record of a caller's patient. Source: dmp §2.3, §2.4. */
public final class RegulationAccess extends DmpAccess {
    RegulationAccess(Exchanges exchanges, Caller caller, QualifiedIns ins) {
        super(exchanges, caller, ins, Optional.empty());
    }
}
