package org.segursdk.sandbox;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.segursdk.core.identity.Ins;
import org.segursdk.core.identity.InsAuthority;
import org.segursdk.core.identity.Matricule;
import org.segursdk.sandbox.DmpDocument.Author;

/** A sandbox and one patient, whom no caller treats. */
abstract class DmpTestBase {
    static final Ins DOMINIQUE = new Ins(Matricule.of(DmpMessages.DOMINIQUE), InsAuthority.NIR);
    static final String OTHER_ID = "899700000001";
    static final Author OTHER = new Author(OTHER_ID, "AUTRE", "JEAN", "Clinique", "10B0193499", "G15_10/SM04");
    static Sandbox sandbox;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.builder().start();
    }

    @BeforeEach
    void reset() {
        sandbox.dmp().reset();
        sandbox.recorder().clear();
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    static Caller air() {
        return Caller.air(sandbox);
    }

    static Caller ai() {
        return Caller.ai(sandbox);
    }

    static DmpDocument deposit(DmpSeed seed) {
        return sandbox.dmp().deposit(DOMINIQUE, seed);
    }

    static void put(DmpPatient patient) {
        sandbox.dmp().put(patient);
    }

    static DmpPatient dominique() {
        return sandbox.dmp().patient(DmpMessages.DOMINIQUE).orElseThrow();
    }

    static DmpDocument now(DmpDocument document) {
        return sandbox.dmp().documents(DmpMessages.DOMINIQUE).stream()
                .filter(d -> d.uniqueId().equals(document.uniqueId()))
                .findFirst()
                .orElseThrow();
    }

    /** Dr AUTRE, of another structure. */
    static Caller other() {
        return air().structure("10B0193499").holder(OTHER_ID);
    }

    static void treatedBy(String holder) {
        put(dominique()
                .with(DmpGrant.of(holder, DmpPatient.Authorisation.VALIDE).treatingPhysician(true)));
    }

    static String count(String answer, String name) throws Exception {
        return Caller.xpath(answer, "count(//*[local-name()='" + name + "'])");
    }
}
