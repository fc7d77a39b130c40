package org.segursdk.cda;

import java.util.Objects;
import java.util.Optional;
import org.segursdk.core.document.InstanceId;
import org.segursdk.core.terminology.CodedValue;

/**
 * A request the document answers (inFulfillmentOf). Source: cda §3.10.
 *
 * @param id number of the request
 * @param code what was asked for, if coded
 * @param accessionNumber number of the imaging examination; imaging reports require it
 */
public record Order(InstanceId id, Optional<CodedValue> code, Optional<InstanceId> accessionNumber) {
    public Order {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(accessionNumber, "accessionNumber");
    }

    public static Order of(InstanceId id) {
        return new Order(id, Optional.empty(), Optional.empty());
    }

    public Order withCode(CodedValue value) {
        return new Order(id, Optional.of(value), accessionNumber);
    }

    public Order withAccessionNumber(InstanceId value) {
        return new Order(id, code, Optional.of(value));
    }
}
