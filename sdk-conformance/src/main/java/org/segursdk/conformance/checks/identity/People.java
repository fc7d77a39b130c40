package org.segursdk.conformance.checks.identity;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.segursdk.conformance.port.IdentityPort;
import org.segursdk.conformance.port.IdentityPort.Answer;
import org.segursdk.conformance.port.IdentityPort.Field;
import org.segursdk.conformance.port.IdentityPort.Right;
import org.segursdk.conformance.port.IdentityPort.User;
import org.segursdk.core.identity.Matricule;
import org.segursdk.core.identity.Sex;
import org.segursdk.sandbox.InsiPerson;

/** The public test persons of INSi, as a secretary types them, and the users of the product. */
final class People {
    static final User SECRETARY = new User("secretariat-1", Set.of(Right.SEE_INS, Right.CALL_INSI));
    static final User DOCTOR = new User("medecin-1", Set.of(Right.SEE_INS, Right.CALL_INSI));
    static final User TRAINEE = new User("stagiaire-1", Set.of());
    static final User SUPER_USER = new User("identitovigilance-1", Set.of(Right.values()));
    static final String OID_NIR = "1.2.250.1.213.1.4.8";

    private People() {}

    static Map<Field, String> typed(String name, String given, String sex, String date, String place) {
        Map<Field, String> fields = new EnumMap<>(Field.class);
        fields.put(Field.BIRTH_NAME, name);
        fields.put(Field.FIRST_GIVEN_NAME, given.split(" ")[0]);
        fields.put(Field.BIRTH_GIVEN_NAMES, given);
        fields.put(Field.SEX, sex);
        fields.put(Field.BIRTH_DATE, date);
        fields.put(Field.BIRTH_PLACE, place);
        return fields;
    }

    /** INSi knows her: 275126322074974. */
    static Map<Field, String> adrun() {
        return typed("ADRUN", "ZOE", "F", "1975-12-31", "63220");
    }

    /** INSi knows him: 181016322075140. */
    static Map<Field, String> adrdeux() {
        return typed("ADRDEUX", "LAURENT", "M", "1981-01-01", "63220");
    }

    /** A person of the sandbox, as a secretary types them. */
    static Map<Field, String> typed(InsiPerson person) {
        return typed(
                person.traits().birthName(),
                person.traits().birthGivenNames(),
                person.traits().sex().code(),
                person.traits().birthDate().toIso(),
                person.traits().birthPlace().orElseThrow());
    }

    static Map<Field, String> with(Map<Field, String> fields, Field field, String value) {
        Map<Field, String> changed = new EnumMap<>(fields);
        changed.put(field, value);
        return changed;
    }

    static Map<Field, String> without(Map<Field, String> fields, Field field) {
        Map<Field, String> changed = new EnumMap<>(fields);
        changed.remove(field);
        return changed;
    }

    /** An answer of INSi for somebody of the sandbox alone. */
    static InsiPerson person(String number, String name, String given, String date, String place) {
        return InsiPerson.of(matricule(number), name, given, Sex.FEMALE, date, place);
    }

    /** A number of 13 characters, of the order number 000, with its key. */
    static String matricule(String number) {
        return number + Matricule.keyOf(number);
    }

    /** Creates a patient; a product that does not is broken for every check. */
    static String created(IdentityPort product, Map<Field, String> typed) throws Exception {
        return product.create(typed, SECRETARY).patient().orElseThrow(() -> new IllegalStateException("not created"));
    }

    /** A patient whose INS was retrieved. */
    static String retrieved(IdentityPort product, Map<Field, String> typed) throws Exception {
        String patient = created(product, typed);
        product.retrieve(patient, SECRETARY);
        return patient;
    }

    /** A patient whose identity is validated, INSi not asked. */
    static String validated(IdentityPort product, Map<Field, String> typed) throws Exception {
        String patient = created(product, typed);
        product.prove(patient, IdentityPort.Proof.PASSPORT, SECRETARY);
        product.validate(patient, SECRETARY);
        return patient;
    }

    /** A patient whose identity is qualified. */
    static String qualified(IdentityPort product, Map<Field, String> typed) throws Exception {
        String patient = retrieved(product, typed);
        product.prove(patient, IdentityPort.Proof.PASSPORT, SECRETARY);
        product.validate(patient, SECRETARY);
        return patient;
    }

    static boolean refused(Answer answer) {
        return !answer.accepted();
    }
}
