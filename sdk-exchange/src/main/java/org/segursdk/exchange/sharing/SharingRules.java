package org.segursdk.exchange.sharing;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.core.document.Confidentiality;
import org.segursdk.core.document.DocumentMetadata;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.exchange.outbox.Branch;
import org.segursdk.exchange.outbox.Correspondent;
import org.segursdk.exchange.sharing.PatientFacts.DmpRecord;

/**
 * Decides where a document goes, from what is known when it is validated. Pure: the same input gives the same answer. Sources: rem
 * REM-MSSS-28, REM-VIS-01; dmp §1, §6.3; mssante §3.2.
 */
public final class SharingRules {
    private final SharingPolicy policy;

    public SharingRules(SharingPolicy policy) {
        this.policy = Objects.requireNonNull(policy, "policy");
    }

    /** One entry for the DMP, one for the patient, one for each correspondent, or one that says why there is none. */
    public List<Destination> decide(ShareRequest request) {
        List<Destination> destinations = new ArrayList<>();
        destinations.add(new Destination(Branch.DMP, Optional.empty(), dmp(request)));
        destinations.add(new Destination(Branch.PATIENT, Optional.empty(), patient(request)));
        Optional<Decision> none = common(request, Branch.PROFESSIONALS).or(() -> noCorrespondent(request));
        if (none.isPresent()) {
            destinations.add(new Destination(Branch.PROFESSIONALS, Optional.empty(), none.get()));
        } else {
            request.plan()
                    .correspondents()
                    .forEach(each -> destinations.add(new Destination(
                            Branch.PROFESSIONALS,
                            Optional.of(each),
                            each instanceof Correspondent.AtMailbox
                                    ? new Decision.Send()
                                    : new Decision.NeedsLookUp())));
        }
        return List.copyOf(destinations);
    }

    private Decision dmp(ShareRequest request) {
        return common(request, Branch.DMP)
                .or(() -> qualified(
                        request,
                        "le DMP ne s'alimente qu'avec une INS qualifiée",
                        "the DMP is fed with a qualified INS only"))
                .or(() -> skip(
                        request.facts().dmpOpposed(),
                        "SHARE-DMP-OPPOSED",
                        "le patient s'oppose à l'alimentation de son DMP",
                        "the patient opposes that the DMP is fed"))
                .or(() -> skip(
                        request.facts().dmp() == DmpRecord.CLOSED,
                        "SHARE-DMP-CLOSED",
                        "le DMP du patient est fermé",
                        "the patient's DMP is closed"))
                .or(() -> skip(
                        request.facts().dmp() == DmpRecord.ABSENT,
                        "SHARE-DMP-ABSENT",
                        "le patient n'a pas de DMP",
                        "the patient has no DMP"))
                .orElseGet(Decision.Send::new);
    }

    private Decision patient(ShareRequest request) {
        return common(request, Branch.PATIENT)
                .or(() -> qualified(
                        request,
                        "un message au patient demande une INS qualifiée",
                        "a message to the patient takes a qualified INS"))
                .or(() -> skip(
                        request.facts().messagesOpposed(),
                        "SHARE-MESSAGES-OPPOSED",
                        "le patient ne souhaite pas de message",
                        "the patient does not want messages"))
                .orElseGet(() -> request.announcement() ? new Decision.Held() : new Decision.Send());
    }

    private Optional<Decision> common(ShareRequest request, Branch branch) {
        DocumentMetadata metadata = request.document().metadata();
        Optional<Decision> withheld = request.plan().reason(branch).map(Decision.Withheld::new);
        return withheld.or(() -> skip(
                        policy.keepsBack(branch, metadata.typeCode().code()),
                        "SHARE-TYPE",
                        "ce type de document n'est pas envoyé ici",
                        "this type of document is not sent here"))
                .or(() -> skip(
                        !metadata.confidentiality().sameConceptAs(Confidentiality.NORMAL),
                        "SHARE-CONFIDENTIALITY",
                        "un document de confidentialité restreinte n'est pas partagé",
                        "a document of restricted confidentiality is not shared"));
    }

    private static Optional<Decision> noCorrespondent(ShareRequest request) {
        return skip(
                request.plan().correspondents().isEmpty(),
                "SHARE-NO-CORRESPONDENT",
                "aucun correspondant n'est choisi",
                "no correspondent was chosen");
    }

    private static Optional<Decision> qualified(ShareRequest request, String french, String english) {
        boolean qualified = request.document().metadata().patient().ins().isPresent();
        return skip(!qualified, "SHARE-INS-QUALIFIED", french, english);
    }

    private static Optional<Decision> skip(boolean holds, String rule, String french, String english) {
        return holds ? Optional.of(new Decision.Skipped(rule, LocalizedText.of(french, english))) : Optional.empty();
    }
}
