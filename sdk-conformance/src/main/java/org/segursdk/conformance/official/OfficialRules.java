package org.segursdk.conformance.official;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XdmNode;
import org.jspecify.annotations.Nullable;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * Runs the schema and the schematrons of a checkout of {@code ansforge/TestContenuCDA-3-0} over documents. Nothing of it is
 * shipped with this SDK: the user has the folder. Style sheets are made once and kept in a cache folder under a name that
 * depends on the rules' content; value sets and terminologies are read once. Documents reach Saxon as streams. Thread-safe.
 */
public final class OfficialRules {
    private record Profile(String name, String schematron) {}

    private static final List<Profile> COMMON = List.of(
            new Profile("STRUCT-MIN", "profils/structurationMinimale/ASIP-STRUCT-MIN-StrucMin"),
            new Profile("IHE", "profils/IHE"),
            new Profile("MODELES-CDA", "profils/CI-SIS_ModelesDeContenusCDA"),
            new Profile("MODELES-ANS", "profils/CI-SIS_Modeles_ANS"),
            new Profile("TERMINO", "profils/terminologies/schematron/terminologie"));
    private static final String SCHEMA = "infrastructure/cda/CDA_extended.xsd";

    private final Path folder;
    private final Schema schema;
    private final Sheets sheets;
    private final Map<String, CompiledSheet> compiled = new HashMap<>();

    private OfficialRules(Path folder, Schema schema, Sheets sheets) {
        this.folder = folder;
        this.schema = schema;
        this.sheets = sheets;
    }

    /**
     * Opens a checkout.
     *
     * @param folder the checkout: {@code infrastructure}, {@code schematrons}, {@code jeuxDeValeurs}
     * @param cache where style sheets are kept between runs
     * @throws IOException when the folder has not that layout, or its schema cannot be read
     */
    public static OfficialRules open(Path folder, Path cache) throws IOException {
        Path xsd = folder.resolve(SCHEMA);
        if (!Files.isRegularFile(xsd) || !Files.isDirectory(folder.resolve("schematrons/moteur"))) {
            throw new IOException("no official rules in that folder: " + SCHEMA + " or schematrons/moteur is missing");
        }
        try {
            SchemaFactory factory = SchemaFactory.newDefaultInstance();
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "file");
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "file");
            return new OfficialRules(folder, factory.newSchema(xsd.toFile()), new Sheets(folder, cache));
        } catch (SAXException e) {
            throw new IOException("the official schema cannot be read", e);
        }
    }

    /** The cache folder used when the user names none: {@code ~/.cache/segur-kit}. */
    public static Path defaultCache() {
        return Path.of(System.getProperty("user.home"), ".cache", "segur-kit");
    }

    /**
     * Checks one document.
     *
     * @param model name of the content model's schematron without {@code CI-SIS_}, such as {@code VSM_1.4_2022.01}; empty for none
     * @throws IOException when a schematron of the folder cannot be used
     */
    public List<OfficialFinding> check(byte[] document, String model) throws IOException {
        Objects.requireNonNull(document, "document");
        List<OfficialFinding> findings = new ArrayList<>();
        schema(document, findings);
        try {
            XdmNode tree = sheets.read(document);
            for (Profile profile : COMMON) {
                sheet(profile.schematron).run(tree, profile.name, findings);
            }
            String own = "CI-SIS_" + model;
            if (!model.isEmpty() && Files.exists(folder.resolve("schematrons/" + own + ".sch"))) {
                sheet(own).run(tree, "MODEL", findings);
            }
        } catch (SaxonApiException e) {
            findings.add(new OfficialFinding("XSD", "error", "/", "the document cannot be read"));
        }
        return findings;
    }

    /** Compiled when first asked for, by one thread for all. */
    private CompiledSheet sheet(String name) throws IOException {
        synchronized (compiled) {
            CompiledSheet known = compiled.get(name);
            if (known == null) {
                known = sheets.compile(name);
                compiled.put(name, known);
            }
            return known;
        }
    }

    private void schema(byte[] document, List<OfficialFinding> findings) throws IOException {
        Validator validator = schema.newValidator();
        validator.setErrorHandler(new ErrorHandler() {
            private void add(String severity, SAXParseException e) {
                findings.add(new OfficialFinding("XSD", severity, "line " + e.getLineNumber(), text(e.getMessage())));
            }

            @Override
            public void warning(SAXParseException e) {
                add("warning", e);
            }

            @Override
            public void error(SAXParseException e) {
                add("error", e);
            }

            @Override
            public void fatalError(SAXParseException e) throws SAXException {
                add("error", e);
                throw e;
            }
        });
        try {
            validator.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            validator.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            validator.validate(new StreamSource(new ByteArrayInputStream(document)));
        } catch (SAXException told) {
            // the handler has it
        }
    }

    private static String text(@Nullable String message) {
        return message == null ? "" : message;
    }
}
