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
            return samples.vsm(samples.patient(), samples.author());
        });
        types.put("n1", dice -> {
            CdaSamples samples = new CdaSamples(dice, NOW, false);
            return samples.n1(samples.patient(), samples.author());
        });
        types.put("cr-bio", dice -> new CrBioSamples(dice, NOW).draw());
        types.put("cr-img", dice -> new ImagingSamples(dice, NOW).report());
        types.put("cr-img-n1", dice -> new ImagingSamples(dice, NOW).reportN1());
        types.put("da-img", dice -> new ImagingSamples(dice, NOW).request());
        types.put("ep-med-dm", dice -> new EpMedDmSamples(dice, NOW).draw());
        types.put("ldl-ses", dice -> new LdlSamples(dice, NOW).discharge());
        types.put("ldl-ees", dice -> new LdlSamples(dice, NOW).admission());
        types.put("vac", dice -> new VacSamples(dice, NOW).history());
        types.put("vac-note", dice -> new VacSamples(dice, NOW).note());
        types.put("cs8", dice -> new BirthSamples(dice, NOW).draw());
        types.put("cs9", dice -> new ChildSamples(dice, NOW).ninthMonth());
        types.put("cs24", dice -> new ChildSamples(dice, NOW).twentyFourthMonth());
        types.put("mde", dice -> new ChildSamples(dice, NOW).measurements());
        return types;
    }
}
