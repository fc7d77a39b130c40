package org.segursdk.annuaire;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.annuaire.internal.fhir.DirectorySearch;
import org.segursdk.annuaire.internal.http.DirectoryHttp;
import org.segursdk.annuaire.internal.http.Pace;
import org.segursdk.core.SegurContext;
import org.segursdk.core.actor.ProfessionalId;
import org.segursdk.core.actor.StructureId;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.SegurException;
import org.segursdk.core.error.SegurSecurityException;

/**
 * The Annuaire Santé by its public FHIR API: professionals with their activities, structures, mailboxes of MSSanté. Thread-safe;
 * opening it makes no network call. Every call reads only: a failure says whether it may be made again. Calls are paced to the
 * limit of the key, shared with every other client of this process. Source: annuaire.
 */
public final class AnnuaireClient implements AutoCloseable {
    /** Name of the service in a context; its endpoint ends with the version: {@code …/fhir/v2}. */
    public static final String SERVICE = "annuaire";

    private final DirectorySearch search;
    private final Finder finder;
    private final ServiceFinder services;
    private final Remembered<DirectoryProfessional> professionals;
    private final Remembered<List<DirectoryStructure>> structures;

    private AnnuaireClient(SegurContext context, AnnuaireSettings settings, Pace pace) {
        this.search = new DirectorySearch(new DirectoryHttp(context, SERVICE, settings, pace));
        this.finder = new Finder(search);
        this.services = new ServiceFinder(search);
        this.professionals = new Remembered<>(settings.cacheSize(), settings.cacheLifetime(), context.clock());
        this.structures = new Remembered<>(settings.cacheSize(), settings.cacheLifetime(), context.clock());
    }

    /**
     * @throws InvalidInputException rule {@code ENDPOINT-MISSING}
     * @throws SegurSecurityException code {@code PRODUCTION-UNACCEPTED-FACTS}
     */
    public static AnnuaireClient create(SegurContext context, AnnuaireSettings settings) {
        return create(context, settings, Pace.SYSTEM);
    }

    static AnnuaireClient create(SegurContext context, AnnuaireSettings settings, Pace pace) {
        Objects.requireNonNull(context, "context");
        Objects.requireNonNull(settings, "settings");
        context.requireAccepted(settings.profile().facts());
        return new AnnuaireClient(context, settings, pace);
    }

    /**
     * A professional with the activities and their structures; one who was removed is given with {@code active} false. An answer of
     * the last minutes may be given again, see {@link AnnuaireSettings#cacheLifetime}.
     *
     * @param id RPPS number or the {@code SubjectNameID} of Pro Santé Connect
     * @throws SegurException the directory refused, failed or could not be reached
     */
    public Optional<DirectoryProfessional> professional(ProfessionalId id) {
        Optional<DirectoryProfessional> known = professionals.get(id.value());
        return known.isPresent() ? known : currentProfessional(id);
    }

    /**
     * The same, asked of the directory now.
     *
     * @throws SegurException as {@link #professional}
     */
    public Optional<DirectoryProfessional> currentProfessional(ProfessionalId id) {
        Optional<DirectoryProfessional> found = finder.professional(id);
        found.ifPresent(each -> professionals.put(id.value(), each));
        return found;
    }

    /**
     * @param rpps 11 digits
     * @throws InvalidInputException rule {@code PS-RPPS-FORM}
     * @throws SegurException as {@link #professional}
     */
    public Optional<DirectoryProfessional> professionalByRpps(String rpps) {
        return professional(ProfessionalId.rpps(rpps));
    }

    /**
     * Active professionals who answer every criterion. Criteria of a place read more of the directory than those of a person.
     *
     * @throws SegurException as {@link #professional}
     */
    public Results<DirectoryProfessional> professionals(ProfessionalQuery query) {
        return finder.professionals(query);
    }

    /**
     * Situations of exercise of a professional, with their structures; empty when the directory does not know them.
     *
     * @throws SegurException as {@link #professional}
     */
    public List<Activity> activities(ProfessionalId id) {
        return professional(id).map(DirectoryProfessional::activities).orElse(List.of());
    }

    /**
     * The structure of that number, an active one first; removed ones are given with {@code active} false.
     *
     * @param id FINESS, SIRET, SIREN, RPPS rang or ADELI rang, with its prefix
     * @throws SegurException as {@link #professional}
     */
    public Optional<DirectoryStructure> structure(StructureId id) {
        return structures(id).stream().findFirst();
    }

    /**
     * Every structure of that number: a SIREN has several.
     *
     * @throws SegurException as {@link #professional}
     */
    public List<DirectoryStructure> structures(StructureId id) {
        Optional<List<DirectoryStructure>> known = structures.get(id.value());
        return known.isPresent() ? known.get() : currentStructures(id);
    }

    /**
     * The same, asked of the directory now.
     *
     * @throws SegurException as {@link #professional}
     */
    public List<DirectoryStructure> currentStructures(StructureId id) {
        List<DirectoryStructure> found = finder.structures(id);
        if (!found.isEmpty()) {
            structures.put(id.value(), found);
        }
        return found;
    }

    /**
     * Active structures that answer every criterion.
     *
     * @throws SegurException as {@link #professional}
     */
    public Results<DirectoryStructure> structures(StructureQuery query) {
        return finder.structures(query);
    }

    /**
     * Mailboxes by which a professional may be reached: of the person, of the activities and of their structures, each once; exactly
     * those that are published.
     *
     * @throws SegurException as {@link #professional}
     */
    public List<HeldMailbox> mailboxes(ProfessionalId id) {
        return professional(id)
                .filter(DirectoryProfessional::active)
                .map(HeldMailbox::of)
                .orElse(List.of());
    }

    /**
     * Mailboxes of a structure itself.
     *
     * @throws SegurException as {@link #professional}
     */
    public List<HeldMailbox> mailboxes(StructureId id) {
        return HeldMailbox.merged(structures(id).stream()
                .filter(DirectoryStructure::active)
                .flatMap(each -> HeldMailbox.of(each).stream())
                .toList());
    }

    /**
     * Whose mailbox an address is; empty when it is not published.
     *
     * @throws SegurException as {@link #professional}
     */
    public Optional<HeldMailbox> holders(String address) {
        return finder.holders(address.strip()).stream().findFirst();
    }

    /**
     * Regulated care activities and social equipments of a structure, those that are active; asked of the directory now.
     *
     * @param id as {@link #structure}
     * @throws SegurException as {@link #professional}
     */
    public List<CareService> careServices(StructureId id) {
        return services.services(id);
    }

    /**
     * The care activity of that number, an active one first; removed ones are given with {@code active} false.
     *
     * @param number of the authorisation (ARHGOS), such as {@code 52-52-49883}
     * @throws InvalidInputException rule {@code ANN-QUERY-CODE}
     * @throws SegurException as {@link #professional}
     */
    public Optional<CareService> careService(String number) {
        return services.service(QueryRules.required(number, "number"));
    }

    /**
     * Heavy equipments of a structure, those that are active; asked of the directory now.
     *
     * @param id as {@link #structure}
     * @throws SegurException as {@link #professional}
     */
    public List<HeavyEquipment> heavyEquipment(StructureId id) {
        return services.equipment(id);
    }

    /**
     * The heavy equipment of that number, an active one first; removed ones are given with {@code active} false.
     *
     * @param number of the authorisation (ARHGOS)
     * @throws InvalidInputException rule {@code ANN-QUERY-CODE}
     * @throws SegurException as {@link #professional}
     */
    public Optional<HeavyEquipment> heavyEquipment(String number) {
        return services.equipment(QueryRules.required(number, "number"));
    }

    /**
     * Asks the directory what it can do: a sign that address, key and network are right.
     *
     * @throws SegurException as {@link #professional}
     */
    public AnnuaireStatus status() {
        return search.metadata();
    }

    /** Forgets the answers kept. */
    public void clearCache() {
        professionals.clear();
        structures.clear();
    }

    /** Frees what was kept; later calls fail with {@code ANNUAIRE-CLOSED}. */
    @Override
    public void close() {
        clearCache();
        search.close();
    }
}
