package org.segursdk.examples.cabinet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.segursdk.core.document.Document;
import org.segursdk.core.error.SegurException;
import org.segursdk.examples.browser.Chromium;
import org.segursdk.mss.message.CitizenAddress;
import org.segursdk.sandbox.DmpDocument;
import org.segursdk.sandbox.DmpPatient;
import org.segursdk.sandbox.DmpSeed;
import org.segursdk.sandbox.DmpSituation;
import org.segursdk.sandbox.InsiPerson;
import org.segursdk.sandbox.InsiSimulator;
import org.segursdk.sandbox.PscUser;

/**
 * A doctor's day in a real browser. {@code -Dsegursdk.pictures=FOLDER} leaves a picture of every screen, at the widths of a desk and of a
 * telephone.
 */
class CabinetBrowserTest {
    private static final String ZOE = "P-0001";
    private static final String DOMINIQUE = "P-0002";
    private static final int DESK = 1280;
    private static final int TELEPHONE = 400;

    @TempDir
    static Path folder;

    private static CabinetExample example;
    private static Chromium browser;

    @BeforeAll
    static void start() throws Exception {
        Optional<String> missing = Chromium.missing();
        assumeTrue(missing.isEmpty(), () -> "the practice is not tried in a browser: " + missing.orElse(""));
        example = CabinetExample.open(folder, 0);
        browser = Chromium.start();
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
        if (example != null) {
            example.close();
        }
    }

    @BeforeEach
    void logIn() {
        browser.width(DESK);
        browser.forget();
        open("/");
        picture("connexion");
        browser.click("#login");
        browser.click("input[name=user][value='" + PscUser.DOCTOR + "']");
        browser.click("button[type=submit]");
        browser.await("#who");
    }

    private static void open(String path) {
        browser.open(example.server().uri().resolve(path));
    }

    /** Nothing sticks out at either width; a picture of both, when pictures are asked for. */
    private static void picture(String name) {
        String pictures = System.getProperty("segursdk.pictures", "");
        for (int width : List.of(DESK, TELEPHONE)) {
            browser.width(width);
            assertThat(browser.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                    .as(name + " at " + width)
                    .isEqualTo("true");
            if (!pictures.isEmpty()) {
                // The time for a frame to be painted: only the picture wants it.
                LockSupport.parkNanos(Duration.ofMillis(400).toNanos());
                try {
                    Files.write(
                            Files.createDirectories(Path.of(pictures)).resolve(name + "-" + width + ".png"),
                            browser.picture());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        browser.width(DESK);
    }

    private static void await(BooleanSupplier condition) {
        for (int i = 0; i < 300 && !condition.getAsBoolean(); i++) {
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
        assertThat(condition.getAsBoolean()).as(browser.text()).isTrue();
    }

    private static InsiPerson person(String name, String given) {
        return InsiSimulator.testPersons().stream()
                .filter(each -> each.traits().birthName().equals(name)
                        && each.traits().birthGivenNames().startsWith(given))
                .findFirst()
                .orElseThrow();
    }

    /** Documents of that title in the simulated DMP. */
    private static List<DmpDocument> inDmp(InsiPerson person, String title) {
        return example
                .cabinet()
                .counterparts()
                .sandbox()
                .dmp()
                .documents(person.ins().matricule().value())
                .stream()
                .filter(each -> each.title().equals(title))
                .toList();
    }

    private static int mails(String address) {
        return example.cabinet()
                .counterparts()
                .sandbox()
                .mss()
                .messages(address)
                .size();
    }

    private static String mailboxOf(String recordId) {
        return CitizenAddress.of(
                        example.cabinet()
                                .patients()
                                .identity(recordId, User.secretary())
                                .qualifiedIns()
                                .orElseThrow(),
                        Counterparts.PROFILE)
                .address()
                .value();
    }

    /** Writes a letter up to the moment before it is shared. */
    private static void write(String recordId, String title) {
        open("/patient/" + recordId);
        browser.click(".new-letter");
        browser.clear("#title");
        browser.type("#title", title);
        browser.type("#text", "Examen sans particularité. <b>Contrôle</b> dans un an.");
    }

    /** How many elements there are at this moment; nothing is waited for. */
    private static int now(String css) {
        return Integer.parseInt(browser.evaluate("document.querySelectorAll('" + css + "').length"));
    }

    /** The patient's consent, which is asked once. */
    private static void agree() {
        if (now("#agreed") == 1) {
            browser.click("#agreed");
        }
    }

    /** Asks for the page anew until every way out has ended, or waits by will. */
    private static String settled(int confirmed) {
        await(() -> {
            browser.click("#refresh");
            browser.await("#sendings");
            return now(".sending .state-confirmed") >= confirmed;
        });
        return browser.text("#sendings");
    }

    @Test
    @Tag("REM-INS-16")
    @Tag("REM-INS-20")
    @Tag("REM-MSSS-28")
    void identityQualified_documentValidated_allThreeBranchesConfirmed() {
        open("/patients");
        picture("patients");
        browser.type("#name", "adrtro");
        browser.click(".filters button");
        browser.click("#results a");
        assertThat(browser.text(".banner")).contains("ADRTROIS", "DOMINIQUE", "26/02/1997", "Identité provisoire");
        picture("dossier");
        open("/identity/" + DOMINIQUE);
        picture("identite-provisoire");
        browser.click(".insi");
        browser.await("#accept");
        picture("reponse-insi");
        browser.click("#accept");
        assertThat(browser.text(".banner")).contains("Identité récupérée", "2 97 02 2A 020 778 78");
        browser.click("#validate");
        assertThat(browser.text(".banner")).contains("Identité qualifiée");
        picture("identite-qualifiee");

        write(DOMINIQUE, "Consultation de suivi");
        assertThat(browser.count("#to-DMP:checked, #to-PATIENT:checked, #to-PROFESSIONALS:checked"))
                .isEqualTo(3);
        browser.click("#save");
        browser.await(".notice.done");
        picture("brouillon");
        browser.click("[id='with-cardiologie@ch-test.example']");
        browser.click("#share");
        String states = settled(3);
        picture("envois");

        assertThat(states)
                .contains("Mon espace santé (DMP)", "Service de cardiologie")
                .doesNotContain("à traiter");
        assertThat(inDmp(person("ADRTROIS", "DOMINIQUE"), "Consultation de suivi"))
                .hasSize(1);
        await(() -> mails("cardiologie@ch-test.example") == 1 && mails(mailboxOf(DOMINIQUE)) == 1);

        browser.click(".replace");
        browser.clear("#text");
        browser.type("#text", "Version corrigée.");
        picture("nouvelle-version");
        browser.click("#share");
        assertThat(settled(3)).contains("nouvelle version");
        browser.click("summary");
        browser.click(".danger");
        assertThat(settled(6)).contains("suppression");
        picture("supprime");
    }

    @Test
    @Tag("REM-WL-01")
    @Tag("REM-WL-09")
    @Tag("REM-MSSR-05")
    void receivedReport_appears_isFiled_thenRead() throws Exception {
        Letters letters =
                new Letters(example.cabinet().counterparts(), example.cabinet().clock());
        Document report = letters.report(person("ADRUN", "ZOE"), "12.7");
        example.cabinet()
                .counterparts()
                .sandbox()
                .mss()
                .deliver(Counterparts.PRACTICE.value(), new ByteArrayInputStream(letters.mail(report)));
        browser.click(".fetch");
        browser.await("#worklist");
        assertThat(browser.text(".item")).contains("ADRUN", "nouveau", "Anormal : oui", "Commentaire : non renseigné");
        picture("liste");

        browser.click(".item .file");
        browser.await(".notice.done");
        assertThat(browser.text(".item")).contains("classé", "nouveau");
        browser.click(".item a.open");
        assertThat(browser.text(".banner")).contains("ADRUN", "Identité qualifiée");
        picture("document-recu");
        browser.click(".read");
        assertThat(browser.text("main .marks")).doesNotContain("nouveau");
        browser.click(".validate");
        browser.click("details.card summary");
        assertThat(browser.text(".trace")).contains("arrivé", "classé dans le dossier", "marqué lu", "validé");
        browser.click(".delete");
        browser.click(".restore");
        assertThat(browser.text("main")).contains("restauré");
    }

    @Test
    @Tag("REM-MSSR-06")
    void documentOfSomebodyElsewiseNamed_isComparedBeforeItIsFiled() {
        open("/worklist?patient=&type=11488-4");
        String letter = browser.evaluate("[...document.querySelectorAll('.item a.open')]"
                + ".find(a => a.textContent.startsWith('Lettre du service')).getAttribute('href')");
        open(letter);
        browser.await("#choice");
        picture("choix-du-dossier");
        assertThat(browser.text("#choice")).contains("ZOE MARIE", "≠ différent", "identique");
        browser.click(".choose");
        assertThat(browser.text(".banner")).contains("Nom de naissance");
    }

    @Test
    @Tag("REM-VIS-01")
    @Tag("REM-VIS-02")
    void announcement_holdsTheMessage_untilItIsMade() {
        int before = mails(mailboxOf(ZOE));
        write(ZOE, "Résultat à annoncer");
        browser.click("#announce");
        browser.click("#share");
        settled(1);
        assertThat(browser.text("#sendings")).contains("retenu", "attend la consultation d'annonce");
        picture("annonce");
        assertThat(inDmp(person("ADRUN", "ZOE"), "Résultat à annoncer"))
                .allMatch(DmpDocument::isInvisibleToPatient)
                .hasSize(1);
        assertThat(mails(mailboxOf(ZOE))).isEqualTo(before);

        agree();
        browser.click(".announced");
        assertThat(settled(3)).contains("visible après l'annonce", "rendu visible du patient");
        assertThat(inDmp(person("ADRUN", "ZOE"), "Résultat à annoncer")).anyMatch(each -> !each.isInvisibleToPatient());
        await(() -> mails(mailboxOf(ZOE)) == before + 1);
    }

    @Test
    void boxUntickedWithoutAReason_isRefused_thenTheReasonIsKept_andAnUnknownMailboxIsToTreat() {
        write(ZOE, "Note de suivi");
        browser.click("#to-PATIENT");
        browser.click("#share");
        browser.await(".notice.refused");
        assertThat(browser.text(".notice")).contains("motif", "rien n'est parti");
        assertThat(browser.count("#to-DMP:checked")).isEqualTo(1);
        picture("motif-manquant");
        browser.click("#why-PATIENT option[value=deja-remis]");
        browser.click("[id='with-parti@medecin.test.example']");
        browser.click("[id='with-rpps:99700000010']");
        browser.click("#share");
        await(() -> {
            browser.click("#refresh");
            browser.await("#sendings");
            return now(".state-refused") == 1 && now(".state-human") == 1;
        });
        assertThat(browser.text("#sendings")).contains("non envoyé, à votre demande : Déjà remis autrement");
        picture("refus");
        open("/treat");
        picture("a-traiter");
        assertThat(browser.text("main")).contains("Indicateurs d'usage", "Refusés depuis 30 jours");
        assertThat(browser.text("#letters")).contains("Dr Sans-Boîte", "aucune boîte n'est connue");
        browser.click("#letters .replay");
        await(() -> {
            open("/treat");
            return browser.text("main").contains("Dr Sans-Boîte");
        });
        browser.click("#letters .give-up");
        assertThat(browser.text("main")).contains("Aucun envoi n'attend une décision");
    }

    @Test
    void secretary_treatsTheListForTheDoctor_butSharesNothing() {
        browser.click(".who button");
        open("/");
        browser.click("#secretary");
        browser.await("#who");
        assertThat(browser.text("#who")).isEqualTo("Secrétariat");
        open("/patient/" + ZOE);
        assertThat(browser.text("main")).doesNotContain("Nouveau compte rendu");
    }

    @Test
    @Tag("REM-DMPC-06")
    @Tag("REM-DMPC-09")
    void slowDmp_recordOpensAtOnce_andFillsWhenItAnswers_newDocumentsAreTold() throws SegurException {
        String anthony = "P-0004";
        InsiPerson person = person("CORSE", "ANTHONY");
        example.cabinet().counterparts().sandbox().dmp().put(DmpPatient.open(person.ins()));
        open("/patient/" + anthony);
        agree();
        browser.click("#dmp");
        browser.await(".notice.done");
        example.cabinet()
                .counterparts()
                .sandbox()
                .dmp()
                .deposit(
                        person.ins(),
                        DmpSeed.document()
                                .title("Avis du confrère")
                                .by(new DmpDocument.Author(
                                        "899700245667",
                                        "TESTA",
                                        "ANNE",
                                        "Centre des Essais",
                                        "11B0064166",
                                        "G15_10/SM26"))
                                .createdAt(example.cabinet().clock().instant()));
        example.cabinet().watch().forget(anthony, User.secretary());
        example.cabinet().counterparts().sandbox().dmp().next(DmpSituation.slow(Duration.ofSeconds(3)));
        open("/patient/" + anthony);
        assertThat(browser.count("iframe.dmp")).isEqualTo(1);
        picture("dmp-lent");
        await(() -> {
            open("/patient/" + anthony);
            return now("#dmp-news") == 1;
        });
        assertThat(browser.text("#dmp-card")).contains("1 nouveau document", "nouveau", "accès autorisé");
        picture("dmp-nouveau");
        open("/worklist");
        assertThat(browser.text("#new-in-dmp")).contains("CORSE", "1 nouveau document");
        picture("nouveau-du-jour");
        open("/patient/" + anthony);
        browser.click("#dmp-list");
        browser.await("#dmp-documents");
        assertThat(browser.text("#dmp-documents")).contains("Avis du confrère", "TESTA");
        picture("documents-du-dmp");
        browser.click("#dmp-documents a");
        browser.await("iframe.tall");
        picture("document-du-dmp");
        open("/patient/" + anthony);
        browser.click(".seen");
        browser.await(".notice.done");
        assertThat(browser.text("#dmp-card")).contains("Aucun nouveau document");
    }

    @Test
    void documentsOfTheDmp_joinTheList_onceThePatientAgreed() throws SegurException {
        open("/patient/" + ZOE);
        agree();
        browser.click("#dmp");
        browser.await(".notice.done");
        assertThat(browser.text("main")).contains("Consultation de diabétologie", "Consentement du patient enregistré");
        picture("dossier-dmp");
    }

    @Test
    void strictTraits_areComparedBeforeTheyChange() {
        open("/traits/P-0003");
        picture("traits");
        browser.clear("#name");
        browser.type("#name", "ADRDEUXBIS");
        browser.click("#compare");
        browser.await("table.compare");
        assertThat(browser.text("main")).contains("ADRDEUXBIS", "≠ différent", "Après le changement");
        picture("changement-de-traits");
    }
}
