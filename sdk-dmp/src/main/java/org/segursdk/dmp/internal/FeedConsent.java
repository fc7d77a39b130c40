package org.segursdk.dmp.internal;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.segursdk.core.document.Document;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violations;
import org.segursdk.core.identity.Ins;
import org.segursdk.dmp.FeedRequest;
import org.segursdk.dmp.consent.ConsentRegister;

/** What the patients of a submission said of the feeding of their DMP. Source: dmp §2.4. */
public record FeedConsent(ConsentRegister register) {
    /** @throws InvalidInputException rules {@code DMP-OPPOSITION}, {@code DMP-NOT-INFORMED} */
    public void require(FeedRequest request) {
        Set<Ins> patients = new LinkedHashSet<>();
        for (Document document : request.documents()) {
            document.metadata().patient().ins().ifPresent(ins -> patients.add(ins.ins()));
        }
        Violations violations = new Violations();
        for (Ins patient : patients) {
            register.feedingRefusal(patient).ifPresent(each -> violations.addAll(List.of(each)));
        }
        violations.throwIfAny("FeedRequest");
    }
}
