package org.segursdk.sandbox.internal.dmp;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.segursdk.sandbox.DmpGrant;
import org.segursdk.sandbox.DmpPatient;
import org.segursdk.sandbox.DmpPatient.Authorisation;
import org.segursdk.sandbox.internal.soap.Dom;
import org.segursdk.sandbox.internal.soap.Markup;
import org.segursdk.sandbox.internal.soap.Refusal;
import org.w3c.dom.Element;

/** TD0.3 and TD1.6: authorisations of professionals. Source: dmp §5.1, §5.3. */
final class Habilitations {
    static final String NAMESPACE = "urn:si-dmp-habilitations";
    static final String SET_ACTION = NAMESPACE + ":HabilitationsEndPoint:setAuthorization";
    static final String LIST_ACTION = NAMESPACE + ":HabilitationsEndPoint:listAuthorizationByPatient";
    private static final String MT = "MEDECIN_TRAITANT";

    private final Element payload;
    private final Vihf caller;
    private final Instant now;

    Habilitations(Element payload, Vihf caller, Instant now) {
        this.payload = payload;
        this.caller = caller;
        this.now = now;
    }

    /**
     * The operation of TD0.3 in the rights table.
     *
     * @throws Refusal another message, or an action or a role that is not known
     */
    static String operation(Element payload) throws Refusal {
        if (!Dom.is(payload, NAMESPACE, "setAuthorization")) {
            throw Refusal.sandbox("The body must be setAuthorization.");
        }
        String role = Dom.childText(payload, NAMESPACE, "role");
        if (!role.isEmpty() && !MT.equals(role)) {
            throw Refusal.sandbox("role must be MEDECIN_TRAITANT.");
        }
        return switch (Dom.childText(payload, NAMESPACE, "action")) {
            case "AJOUT" -> Rights.AUTHORISE;
            case "SUPPRESSION" -> Rights.WITHDRAW;
            default -> throw Refusal.sandbox("action must be AJOUT or SUPPRESSION.");
        };
    }

    /** TD0.3. */
    Reply set(DmpStore store, DmpPatient patient, String operation) {
        Optional<PatientGate.Denial> denial = PatientGate.denial(operation, patient, caller);
        if (denial.isPresent()) {
            return status(code(denial.get()), denial.get().text());
        }
        boolean treating = MT.equals(Dom.childText(payload, NAMESPACE, "role"));
        return Rights.AUTHORISE.equals(operation) ? add(store, patient, treating) : remove(store, patient, treating);
    }

    private Reply add(DmpStore store, DmpPatient patient, boolean treating) {
        if (treating && !caller.isPhysician()) {
            return status("SandboxForbidden", "only a physician becomes médecin traitant");
        }
        String holder = caller.isNonProfessional() ? caller.structure() : caller.holder();
        boolean known = patient.authorisationOf(caller.holder(), caller.structure()) == Authorisation.VALIDE;
        boolean nothingNew = known && (!treating || patient.isTreatedBy(holder));
        store.change(
                patient.ins(),
                p -> p.with(grant(p, holder)
                        .with(Authorisation.VALIDE)
                        .treatingPhysician(treating || p.isTreatedBy(holder))));
        return status("DMPOk", nothingNew ? "already authorised" : "");
    }

    private Reply remove(DmpStore store, DmpPatient patient, boolean treating) {
        if (treating && !patient.isTreatedBy(caller.holder())) {
            return status("SandboxForbidden", "only a médecin traitant stops being one");
        }
        store.change(patient.ins(), p -> {
            DmpGrant grant = grant(p, caller.holder()).treatingPhysician(false);
            // Who stops being médecin traitant keeps the access.
            return p.with(treating ? grant : grant.with(Authorisation.NON_EXISTE));
        });
        return status("DMPOk", "");
    }

    private DmpGrant grant(DmpPatient patient, String holder) {
        Optional<DmpGrant> known = patient.grantOf(holder);
        String[] names = caller.name().split(" ", 2);
        boolean person = holder.equals(caller.holder());
        DmpGrant fresh = DmpGrant.of(holder, patient.authorisationOf(holder, caller.structure()))
                .treatingPhysician(patient.isTreatedBy(holder))
                .named(person && names.length == 2 ? names[1] : "", person ? names[0] : "")
                .specialised(person ? caller.specialty() : "", person ? caller.specialtyLabel() : "");
        boolean running =
                known.filter(g -> g.authorisation() == Authorisation.VALIDE).isPresent();
        return known.orElse(fresh).in(caller.structure(), running ? known.get().since() : now, now);
    }

    private static Reply status(String status, String context) {
        boolean right = "DMPOk".equals(status);
        return new Reply(
                "<h:setAuthorizationResponse xmlns:h=\"" + NAMESPACE + "\"><h:output>" + end(status, context)
                        + "</h:output></h:setAuthorizationResponse>",
                right ? "" : status + ": " + context);
    }

    /** The XDS error code has no place in this layer. */
    private static String code(PatientGate.Denial denial) {
        return "XDSUnknownPatientId".equals(denial.code()) ? "SandboxNoDmp" : denial.code();
    }

    private static String end(String status, String context) {
        return "<h:status>" + status + "</h:status><h:context>" + Markup.escape(context) + "</h:context>";
    }

    /**
     * TD1.6.
     *
     * @throws Refusal another message, or a mode that is not known
     */
    Reply list(DmpPatient patient) throws Refusal {
        if (!Dom.is(payload, NAMESPACE, "listAuthorizationByPatient")) {
            throw Refusal.sandbox("The body must be listAuthorizationByPatient.");
        }
        String mode = Dom.childText(payload, NAMESPACE, "mode");
        if (!List.of("ACTIVE", "INTERDITE", "TOUTE").contains(mode)) {
            throw Refusal.sandbox("mode must be ACTIVE, INTERDITE or TOUTE.");
        }
        Optional<PatientGate.Denial> denial = PatientGate.denial(Rights.PROFESSIONALS, patient, caller);
        StringBuilder text =
                new StringBuilder("<h:listAuthorizationByPatientResponse xmlns:h=\"" + NAMESPACE + "\"><h:output>");
        if (denial.isEmpty()) {
            patient.grants().stream().filter(g -> isListed(g, mode)).forEach(g -> text.append(listed(g)));
        }
        String status = denial.map(Habilitations::code).orElse("DMPOk");
        String context = denial.map(PatientGate.Denial::text).orElse("");
        text.append(end(status, context)).append("</h:output></h:listAuthorizationByPatientResponse>");
        return new Reply(text.toString(), denial.isEmpty() ? "" : status + ": " + context);
    }

    private static boolean isListed(DmpGrant grant, String mode) {
        boolean active = grant.authorisation() == Authorisation.VALIDE && !"INTERDITE".equals(mode);
        boolean blocked = grant.authorisation() == Authorisation.INTERDIT && !"ACTIVE".equals(mode);
        return active || blocked;
    }

    private static String listed(DmpGrant grant) {
        boolean active = grant.authorisation() == Authorisation.VALIDE;
        return "<h:listOfAuthorizationByPatient>" + element("nationalId", grant.holder())
                + element("nationalIdType", "1.2.250.1.71.4.2.1") + element("firstName", grant.givenName())
                + element("lastName", grant.familyName()) + element("codeSpeciality", grant.specialty())
                + element("libSpeciality", grant.specialtyLabel())
                + element("startOfAuthorization", Hl7Frame.time(grant.since()))
                + element("lastActionDate", Hl7Frame.time(grant.lastAction()))
                + element("mode", active ? "ACTIVE" : "INTERDITE")
                + (grant.treatingPhysician() ? element("specificRight", MT) : "")
                + "</h:listOfAuthorizationByPatient>";
    }

    private static String element(String name, String value) {
        return "<h:" + name + ">" + Markup.escape(value) + "</h:" + name + ">";
    }
}
