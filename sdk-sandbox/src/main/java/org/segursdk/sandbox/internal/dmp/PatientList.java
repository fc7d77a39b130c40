package org.segursdk.sandbox.internal.dmp;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.SyntheticIdentities;
import org.segursdk.sandbox.DmpGrant;
import org.segursdk.sandbox.DmpPatient;
import org.segursdk.sandbox.DmpPatient.Authorisation;
import org.segursdk.sandbox.DmpPatient.Status;
import org.segursdk.sandbox.internal.soap.Dom;
import org.segursdk.sandbox.internal.soap.Markup;
import org.segursdk.sandbox.internal.soap.Refusal;
import org.w3c.dom.Element;

/** TD0.4: the DMPs somebody is authorised on. Source: dmp §5.2. */
final class PatientList {
    static final String NAMESPACE = "urn:si-dmp-patients";
    static final String ACTION = NAMESPACE + ":PatientSpecificEndPoint:patientList";
    private static final DateTimeFormatter DTM = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");
    private static final String LAST_AUTHORISATION = "LASTAUTORIZATION";

    private final Vihf caller;
    private final String dateType;
    private final String owner;
    private final Instant start;

    /**
     * @throws Refusal another message, or one with a date, a type or an owner that is not right
     */
    PatientList(Element payload, Vihf caller) throws Refusal {
        if (!Dom.is(payload, NAMESPACE, "patientList")) {
            throw Refusal.sandbox("The body must be patientList.");
        }
        this.caller = caller;
        this.dateType = Dom.childText(payload, NAMESPACE, "dateType");
        this.owner = Dom.childText(payload, NAMESPACE, "psOwnerId");
        try {
            this.start = LocalDateTime.parse(Dom.childText(payload, NAMESPACE, "startDate"), DTM)
                    .toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw Refusal.sandbox("startDate must be yyyyMMddHHmmss.");
        }
        if (!List.of(LAST_AUTHORISATION, "LASTDOC").contains(dateType)) {
            throw Refusal.sandbox("dateType must be LASTAUTORIZATION or LASTDOC.");
        }
        if ("INDIRECTE".equals(caller.mode()) && !LAST_AUTHORISATION.equals(dateType)) {
            throw new Refusal(
                    true,
                    "SandboxForbidden",
                    Refusal.SANDBOX,
                    "In INDIRECTE the list is limited to new authorisations: dateType must be LASTAUTORIZATION.");
        }
        if (!owner.isEmpty() && !caller.isNonProfessional() && !owner.equals(caller.holder())) {
            throw new Refusal(
                    true, "SandboxForbidden", Refusal.SANDBOX, "A professional asks for his own list: psOwnerId.");
        }
    }

    /** DMPs that are to be listed. */
    List<DmpPatient> select(DmpStore store) {
        List<DmpPatient> found = new ArrayList<>();
        for (DmpPatient patient : store.patients()) {
            if (patient.status() == Status.OPEN && isAuthorised(patient)) {
                Instant date = LAST_AUTHORISATION.equals(dateType)
                        ? grant(patient).map(DmpGrant::since).orElse(store.startedAt())
                        : added(store, patient);
                if (!date.isBefore(start)) {
                    found.add(patient);
                }
            }
        }
        return found;
    }

    static boolean areSynthetic(List<DmpPatient> found) {
        return found.stream()
                .allMatch(p -> SyntheticIdentities.isSynthetic(p.ins().matricule()));
    }

    private boolean isAuthorised(DmpPatient patient) {
        if (caller.isNonProfessional()) {
            return grant(patient)
                    .filter(g -> g.authorisation() == Authorisation.VALIDE)
                    .isPresent();
        }
        return patient.authorisationOf(caller.holder(), caller.structure()) == Authorisation.VALIDE;
    }

    /** The caller's grant; for staff that of a professional of the structure, or of the structure. */
    private Optional<DmpGrant> grant(DmpPatient patient) {
        if (!caller.isNonProfessional()) {
            return patient.grantOf(caller.holder());
        }
        return patient.grants().stream()
                .filter(g ->
                        g.structure().equals(caller.structure()) || g.holder().equals(caller.structure()))
                .filter(g -> owner.isEmpty() || g.holder().equals(owner))
                .findFirst();
    }

    private static Instant added(DmpStore store, DmpPatient patient) {
        return store.registry().with(patient.ins().matricule().value(), shelf -> shelf.lastAdded);
    }

    Reply answer(DmpStore store, List<DmpPatient> found) {
        StringBuilder text = new StringBuilder("<p:patientListResponse xmlns:p=\"" + NAMESPACE + "\"><p:output>");
        found.forEach(patient -> text.append(listed(store, patient)));
        return new Reply(
                text.append("<p:status>DMPOk</p:status><p:context/></p:output></p:patientListResponse>")
                        .toString(),
                "");
    }

    private String listed(DmpStore store, DmpPatient patient) {
        Instant updated = store.registry().with(patient.ins().matricule().value(), shelf -> shelf.lastUpdated);
        Instant accessed = grant(patient).map(DmpGrant::lastAction).orElse(store.startedAt());
        return "<p:patientlistData><p:patientIdentifier>"
                + element("nationalId", patient.ins().matricule().value())
                + element("nationalIdType", patient.ins().authority().oid().toString()) + "</p:patientIdentifier>"
                + element(
                        "lastName",
                        patient.traits().map(IdentityTraits::birthName).orElse(""))
                + element(
                        "firstName",
                        patient.traits().map(IdentityTraits::firstGivenName).orElse(""))
                + element(
                        "dateOfBirth",
                        patient.traits().map(t -> t.birthDate().toCompact()).orElse(""))
                + element("MT", Boolean.toString(patient.isTreatedBy(caller.holder()))) + element("message", "false")
                + element("lastAccessDate", Hl7Frame.time(accessed)) + date("lastUpdateDate", updated)
                + date("lastAddDate", added(store, patient)) + "</p:patientlistData>";
    }

    private static String date(String name, Instant instant) {
        return element(name, instant.equals(Instant.EPOCH) ? "" : Hl7Frame.time(instant));
    }

    private static String element(String name, String value) {
        return "<p:" + name + ">" + Markup.escape(value) + "</p:" + name + ">";
    }
}
