package org.segursdk.dmp;

import java.util.Optional;
import org.segursdk.core.identity.QualifiedIns;
import org.segursdk.dmp.internal.Caller;
import org.segursdk.dmp.internal.Exchanges;

/** A professional who broke the glass (bris de glace): the patient could not be asked and had not opposed it. Source: dmp §2.3, §2.4. */
public final class EmergencyAccess extends DmpAccess {
    EmergencyAccess(Exchanges exchanges, Caller caller, QualifiedIns ins) {
        super(exchanges, caller, ins, Optional.empty());
    }
}
