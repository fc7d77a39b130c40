package org.segursdk.benchmarks;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.segursdk.annuaire.Activity;
import org.segursdk.annuaire.DirectoryProfessional;
import org.segursdk.annuaire.DirectoryStructure;
import org.segursdk.annuaire.internal.store.Words;

/** The peer: H2 in a file, names normalised beforehand, every word of a name in a row of its own, an index for each criterion. */
final class SqlDirectory implements AutoCloseable {
    private static final int BATCH = 5_000;

    private final Connection connection;
    private final PreparedStatement person;
    private final PreparedStatement word;
    private final PreparedStatement place;
    private int waiting;

    SqlDirectory(Path folder, boolean empty) throws SQLException {
        connection = DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("directory") + ";CACHE_SIZE=262144");
        try (Statement statement = connection.createStatement()) {
            String create = empty ? "create table " : "create table if not exists ";
            statement.execute(create + "person(id int primary key, family varchar, given varchar, profession varchar,"
                    + " specialty varchar, data varchar)");
            statement.execute(create + "word(word varchar, person int)");
            statement.execute(create + "place(person int, city varchar, postal varchar)");
        }
        connection.setAutoCommit(false);
        person = connection.prepareStatement("insert into person values(?,?,?,?,?,?)");
        word = connection.prepareStatement("insert into word values(?,?)");
        place = connection.prepareStatement("insert into place values(?,?,?)");
    }

    void add(int id, DirectoryProfessional each) throws SQLException {
        String family = Words.of(each.familyName());
        person.setInt(1, id);
        person.setString(2, family);
        person.setString(3, Words.of(each.givenNames()));
        person.setString(4, each.professions().get(0).code());
        person.setString(5, each.specialties().get(0).code());
        person.setString(6, each.displayName() + each.allMailboxes().size());
        person.addBatch();
        for (String part : Stream.concat(Stream.of(family.replace(" ", "")), Stream.of(family.split(" ")))
                .distinct()
                .toList()) {
            word.setString(1, part);
            word.setInt(2, id);
            word.addBatch();
        }
        for (Activity activity : each.activities()) {
            DirectoryStructure structure = activity.structure().orElseThrow();
            place.setInt(1, id);
            place.setString(2, Words.of(structure.city().orElse("")));
            place.setString(3, structure.postalCode().orElse(""));
            place.addBatch();
        }
        if (++waiting % BATCH == 0) {
            flush();
        }
    }

    private void flush() throws SQLException {
        person.executeBatch();
        word.executeBatch();
        place.executeBatch();
        connection.commit();
    }

    void ready() throws SQLException {
        flush();
        try (Statement statement = connection.createStatement()) {
            statement.execute("create index by_family on person(family, given)");
            statement.execute("create index by_specialty on person(specialty)");
            statement.execute("create index by_profession on person(profession)");
            statement.execute("create index by_word on word(word, person)");
            statement.execute("create index by_city on place(city, person)");
            statement.execute("create index by_postal on place(postal, person)");
            statement.execute("create index by_person on place(person)");
            statement.execute("analyze");
        }
        connection.commit();
    }

    List<String> byName(String beginning, int limit) throws SQLException {
        return rows(
                "select distinct p.family, p.given, p.data from word w join person p on p.id = w.person where w.word like ?"
                        + " order by p.family, p.given limit ?",
                limit,
                Words.of(beginning) + '%');
    }

    List<String> byCriteria(String beginning, String profession, String postal, int limit) throws SQLException {
        return rows(
                "select distinct p.family, p.given, p.data from word w join person p on p.id = w.person"
                        + " join place a on a.person = p.id where w.word like ? and p.profession = ? and a.postal like ?"
                        + " order by p.family, p.given limit ?",
                limit,
                Words.of(beginning) + '%',
                profession,
                postal + '%');
    }

    List<String> byTown(String specialty, String city, int limit) throws SQLException {
        return rows(
                "select distinct p.family, p.given, p.data from place a join person p on p.id = a.person where a.city like ?"
                        + " and p.specialty = ? order by p.family, p.given limit ?",
                limit,
                Words.of(city) + '%',
                specialty);
    }

    private List<String> rows(String query, int limit, String... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            statement.setInt(values.length + 1, limit);
            List<String> rows = new ArrayList<>();
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    rows.add(found.getString(3));
                }
            }
            return rows;
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
