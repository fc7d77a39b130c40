package org.segursdk.conformance.corpus;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.segursdk.core.document.Document;

/** The types of CDA documents in the corpus, in the order they are written, and what draws each. */
final class CdaTypes {
    private static final Instant NOW = Corpus.NOW;

    private static final Map<String, Function<Dice, Document>> DRAWN = drawn();

    private CdaTypes() {}

    /** File name stem of each type, and its generator. */
    static Map<String, Function<Dice, Document>> all() {
        return DRAWN;
    }

    private static Map<String, Function<Dice, Document>> drawn() {
        Map<String, Function<Dice, Document>> types = new LinkedHashMap<>();
        types.put("vsm", dice -> {
            CdaSamples samples = new CdaSamples(dice, NOW, false);
            return samples.vsm(samples.patient(), samples.author()).toDocument();
        });
        types.put("n1", dice -> {
            CdaSamples samples = new CdaSamples(dice, NOW, false);
            return samples.n1(samples.patient(), samples.author()).toDocument();
        });
        types.put("cr-bio", dice -> new CrBioSamples(dice, NOW).draw().toDocument());
        types.put("cr-img", dice -> new ImagingSamples(dice, NOW).report().toDocument());
        types.put("cr-img-n1", dice -> new ImagingSamples(dice, NOW).reportN1().toDocument());
        types.put("da-img", dice -> new ImagingSamples(dice, NOW).request().toDocument());
        types.put("ep-med-dm", dice -> new EpMedDmSamples(dice, NOW).draw().toDocument());
        types.put("ldl-ses", dice -> new LdlSamples(dice, NOW).discharge().toDocument());
        types.put("ldl-ees", dice -> new LdlSamples(dice, NOW).admission().toDocument());
        types.put("vac", dice -> new VacSamples(dice, NOW).history().toDocument());
        types.put("vac-note", dice -> new VacSamples(dice, NOW).note().toDocument());
        types.put("cs8", dice -> new BirthSamples(dice, NOW).draw().toDocument());
        types.put("cs9", dice -> new ChildSamples(dice, NOW).ninthMonth().toDocument());
        types.put(
                "cs24", dice -> new ChildSamples(dice, NOW).twentyFourthMonth().toDocument());
        types.put("mde", dice -> new ChildSamples(dice, NOW).measurements().toDocument());
        return types;
    }
}
