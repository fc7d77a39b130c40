package org.segursdk.dmp.patient;

/** A criterion by which régulation searches a patient without INS (TD0.5); those of PDQv3. Source: dmp §4.4. */
public enum SearchTrait {
    FAMILY_NAME("familyName"),
    GIVEN_NAME("givenName"),
    BIRTH_DATE("birthDate"),
    SEX("sex"),
    POSTAL_CODE("postalCode"),
    CITY("city");

    private final String path;

    SearchTrait(String path) {
        this.path = path;
    }

    /** Its name in {@link PatientSearch}, as violations bear it. */
    public String path() {
        return path;
    }
}
