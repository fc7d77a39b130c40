package org.segursdk.cda.imaging;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.segursdk.core.terminology.ValueSet;

/** The value sets that imaging documents are bound to, loaded on first use. Sources and dates stand in each table. */
public final class ImagingValueSets {
    private static final Map<String, ValueSet> LOADED = new ConcurrentHashMap<>();

    private ImagingValueSets() {}

    /** JDV_ModaliteAcquisition: DICOM modalities of reports ({@code CT}, {@code MR}, {@code US}, {@code NM}, {@code PT}…). */
    public static ValueSet modality() {
        return table("JDV_ModaliteAcquisition", "modality");
    }

    /** JDV_RegionAnatomique: the ten regions by which examinations are searched. */
    public static ValueSet anatomicalRegion() {
        return table("JDV_RegionAnatomique", "anatomical-region");
    }

    /** JDV_LocalisationAnatomique: 357 places in the body, nearly all of them "entire …" concepts of SNOMED CT. */
    public static ValueSet bodySite() {
        return table("JDV_LocalisationAnatomique", "body-site");
    }

    /** JDV_LateraliteTechniqueImagerie: one side or both; reports do not tell left from right by code. */
    public static ValueSet laterality() {
        return table("JDV_LateraliteTechniqueImagerie", "laterality");
    }

    /** JDV_Contre_indications: what speaks against an examination. */
    public static ValueSet contraindication() {
        return table("JDV_Contre_indications", "contraindication");
    }

    /** JDV_QuantiteExpositionRayonnements: measures of the dose. */
    public static ValueSet doseQuantity() {
        return table("JDV_QuantiteExpositionRayonnements", "dose-quantity");
    }

    /** JDV_Modalite_demandeActeImagerie: what can be asked for; not the modalities of reports. */
    public static ValueSet requestModality() {
        return table("JDV_Modalite_demandeActeImagerie", "request-modality");
    }

    /** JDV_InjectionPDC_TEP: PET with or without contrast medium. */
    public static ValueSet petContrast() {
        return table("JDV_InjectionPDC_TEP", "pet-contrast");
    }

    /** JDV_InfoPriseEnCharge: what the imaging centre should know to receive the patient. */
    public static ValueSet careInformation() {
        return table("JDV_InfoPriseEnCharge", "care-information");
    }

    /** JDV_ModificateurTopographique: left, right, upper… for the sites of a request. */
    public static ValueSet topographicModifier() {
        return table("JDV_ModificateurTopographique", "topographic-modifier");
    }

    /** JDV_FonctionEtudieeScintigraphie: what a scintigraphy is asked to study. */
    public static ValueSet scintigraphyFunction() {
        return table("JDV_FonctionEtudieeScintigraphie", "scintigraphy-function");
    }

    /** JDV_FonctionEtudieeTEP: what a PET is asked to study. */
    public static ValueSet petFunction() {
        return table("JDV_FonctionEtudieeTEP", "pet-function");
    }

    private static ValueSet table(String name, String resource) {
        return LOADED.computeIfAbsent(resource, key -> {
            try (InputStream in = ImagingValueSets.class.getResourceAsStream(key + ".tsv")) {
                if (in == null) {
                    throw new IllegalStateException("missing value set " + key);
                }
                return ValueSet.read(name, in);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
