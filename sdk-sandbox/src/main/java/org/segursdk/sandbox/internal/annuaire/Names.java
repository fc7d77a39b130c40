package org.segursdk.sandbox.internal.annuaire;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.regex.Pattern;

/** Names, streets and cities, put together at random. */
final class Names {
    private static final String[] HEADS = {
        "BEL", "CHAN", "FLOR", "GRAND", "HAUT", "JOLI", "LANG", "MARE", "MONT", "NOIR", "PERR", "ROCH", "ROUSS", "SAUV",
                "TRAV",
        "VAL", "VERD", "VILL", "BOIS", "CLAIR", "COURT", "DAUM", "ESTR", "FROM", "GARN", "LORM", "MALV", "NEUF", "OLIV",
                "PLANT",
        "QUENT", "RIV"
    };
    private static final String[] TAILS = {
        "AGE", "AIN", "AND", "ARD", "AULT", "EAU", "ELIN", "EREL", "ET", "EVAL", "IER", "IGNY", "IN", "ION", "ISSE",
        "ITEL", "OIS", "ON", "OT", "OUX", "UEL", "URE", "USSON", "Y", "ANGE", "ERIE", "INEAU", "ONNET", "OUET", "ELLE",
        "ANDIER", "EMONT"
    };
    private static final String[] WOMEN = {
        "JULIE",
        "CHLOÉ",
        "ANNE",
        "ZOÉ",
        "INÈS",
        "LÉA",
        "MARIE",
        "CAMILLE",
        "HÉLÈNE",
        "SOPHIE",
        "ANNE-ÉLISABETH",
        "NOÉMIE",
        "FATIMA",
        "LINH",
        "CÉLINE",
        "AGNÈS"
    };
    private static final String[] MEN = {
        "FRANÇOIS",
        "MAËL",
        "PAUL",
        "LOUIS",
        "HUGO",
        "JEAN-BAPTISTE",
        "ANDRÉ",
        "KARIM",
        "THÉO",
        "NOËL",
        "PIERRE",
        "YANN",
        "JÉRÔME",
        "LUC",
        "ÉTIENNE",
        "MINH"
    };
    private static final String[] STREETS = {
        "DES LILAS", "DE L'ÉGLISE", "DU MOULIN", "DE LA GARE", "DES ÉCOLES", "DU PONT", "SAINT-MICHEL", "DE LA FONTAINE"
    };
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final String[] STREET_TYPES = {"R", "AV", "BD", "PL"};
    /** Postal code, city, code of the commune. */
    private static final List<City> CITIES = List.of(
            new City("75016", "PARIS", "75116"),
            new City("75014", "PARIS", "75114"),
            new City("69003", "LYON", "69383"),
            new City("13005", "MARSEILLE", "13205"),
            new City("31000", "TOULOUSE", "31555"),
            new City("44000", "NANTES", "44109"),
            new City("67000", "STRASBOURG", "67482"),
            new City("59000", "LILLE", "59350"),
            new City("33000", "BORDEAUX", "33063"),
            new City("35000", "RENNES", "35238"),
            new City("78000", "VERSAILLES", "78646"),
            new City("78100", "SAINT-GERMAIN-EN-LAYE", "78551"),
            new City("54000", "NANCY", "54395"),
            new City("29200", "BREST", "29019"),
            new City("20000", "AJACCIO", "2A004"),
            new City("97400", "SAINT-DENIS", "97411"),
            new City("63000", "CLERMONT-FERRAND", "63113"),
            new City("21000", "DIJON", "21231"),
            new City("86000", "POITIERS", "86194"),
            new City("74000", "ANNECY", "74010"));

    private Names() {}

    /**
     * A place.
     *
     * @param insee code of the commune
     */
    record City(String postalCode, String name, String insee) {}

    static String family(SplittableRandom dice) {
        String name = root(dice);
        return switch (dice.nextInt(25)) {
            case 0, 1 -> name + "-" + root(dice);
            case 2 -> "LE " + name;
            case 3 -> "D'" + name;
            case 4 -> "DE LA " + name;
            default -> name;
        };
    }

    private static String root(SplittableRandom dice) {
        return HEADS[dice.nextInt(HEADS.length)] + TAILS[dice.nextInt(TAILS.length)];
    }

    static String given(SplittableRandom dice, boolean woman) {
        String[] all = woman ? WOMEN : MEN;
        return all[dice.nextInt(all.length)];
    }

    static String streetType(SplittableRandom dice) {
        return STREET_TYPES[dice.nextInt(STREET_TYPES.length)];
    }

    static String street(SplittableRandom dice) {
        return STREETS[dice.nextInt(STREETS.length)];
    }

    static City city(SplittableRandom dice) {
        return CITIES.get(dice.nextInt(CITIES.size()));
    }

    /** Lower case letters, digits and hyphens, for addresses of mail. */
    static String slug(String name) {
        StringBuilder slug = new StringBuilder();
        for (char c : fold(name).toCharArray()) {
            boolean kept = c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
            if (kept || slug.length() > 0 && slug.charAt(slug.length() - 1) != '-') {
                slug.append(kept ? c : '-');
            }
        }
        return slug.toString();
    }

    /** Lower case without accents, as strings are compared. */
    static String fold(String text) {
        boolean plain = true;
        for (int i = 0; i < text.length() && plain; i++) {
            plain = text.charAt(i) < 0x80;
        }
        String bare = plain
                ? text
                : MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
        return bare.toLowerCase(Locale.ROOT);
    }
}
