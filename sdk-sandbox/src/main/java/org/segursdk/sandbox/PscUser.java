package org.segursdk.sandbox;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.segursdk.sandbox.internal.psc.TestUsers;

/**
 * A professional whom the Pro Santé Connect simulator knows. Synthetic people only; {@code toString} shows nothing of them.
 * Source: psc §7, §16.
 *
 * @param nationalId as Pro Santé Connect knows it: {@code 899700366240}, {@code 500000001815646/CPAT00045}, {@code ANS20231122132732}
 * @param familyName as in userinfo
 * @param givenName as in userinfo
 * @param claims further claims of userinfo: name, and value as JSON
 */
public record PscUser(String nationalId, String familyName, String givenName, Map<String, String> claims) {
    /** One exercice, one activity. */
    public static final String DOCTOR = "899700366240";
    /** Two exercices, three activities. */
    public static final String SEVERAL_ACTIVITIES = "899700427869";
    /** Employee of an establishment, of the own register. */
    public static final String EMPLOYEE = "500000001815646/CPAT00045";
    /** No professional data at all. */
    public static final String NO_PROFESSIONAL_DATA = "899700218896";
    /** Created in the editor of test identities. */
    public static final String EDIT = "ANS20231122132732";
    /** New identity (PSI) beside an older RPPS number, with the other spelling {@code otherIDs}. */
    public static final String TWO_IDENTITIES = "899700427885";

    public PscUser {
        claims = Map.copyOf(claims);
        claims.values().forEach(TestUsers::requireJson);
    }

    /** Somebody without professional data. */
    public static PscUser of(String nationalId, String familyName, String givenName) {
        return new PscUser(nationalId, familyName, givenName, Map.of());
    }

    /** The professionals known from the start. */
    public static List<PscUser> testUsers() {
        return TestUsers.ALL;
    }

    /**
     * With a claim of userinfo, or another value of it.
     *
     * @param json such as {@code "\"DR\""} or <code>[{"identifiant":"1"}]</code>
     * @throws IllegalArgumentException when it is not JSON
     */
    public PscUser with(String claim, String json) {
        Map<String, String> all = new TreeMap<>(claims);
        all.put(claim, json);
        return new PscUser(nationalId, familyName, givenName, all);
    }

    @Override
    public String toString() {
        return "PscUser[" + claims.size() + " claims]";
    }
}
