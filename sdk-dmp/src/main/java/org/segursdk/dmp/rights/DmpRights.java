package org.segursdk.dmp.rights;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.soap.vihf.PurposeOfUse;
import org.segursdk.soap.vihf.VihfMode;

/**
 * The table of rights. The clients ask it before each call; the guide prints it. Each cell is of medium certainty: the official
 * tables are coloured grids, partly read from images. Source: dmp §2.3 (O-MDRF, O-AIR).
 *
 * <p>Where the source says "yes" without an access mode it is read as every access mode. In the mode INDIRECTE the rights are
 * the structure's, whoever the holder is.
 */
public final class DmpRights {
    private static final Set<PurposeOfUse> ALL = EnumSet.allOf(PurposeOfUse.class);
    private static final Set<PurposeOfUse> NORMAL = EnumSet.of(PurposeOfUse.NORMAL);
    private static final Set<PurposeOfUse> REGULATION = EnumSet.of(PurposeOfUse.CENTRE_15);
    private static final Set<PurposeOfUse> NOT_REGULATION = EnumSet.of(PurposeOfUse.NORMAL, PurposeOfUse.BRIS_DE_GLACE);
    private static final Set<PurposeOfUse> NEVER = EnumSet.noneOf(PurposeOfUse.class);

    /** The columns of the official tables. */
    private enum Column {
        PROFESSIONAL_DIRECT,
        PROFESSIONAL_AIR,
        NON_PROFESSIONAL_DIRECT,
        NON_PROFESSIONAL_AIR,
        STRUCTURE;

        static Column of(VihfMode mode, Holder holder) {
            return switch (mode) {
                case INDIRECTE -> STRUCTURE;
                case DIRECTE -> holder == Holder.PROFESSIONAL ? PROFESSIONAL_DIRECT : NON_PROFESSIONAL_DIRECT;
                case INDIRECTE_RENFORCEE -> holder == Holder.PROFESSIONAL ? PROFESSIONAL_AIR : NON_PROFESSIONAL_AIR;
            };
        }
    }

    private DmpRights() {}

    /** The cell of a call. */
    public static Right right(DmpOperation operation, VihfMode mode, Holder holder, PurposeOfUse access) {
        Column column = Column.of(mode, holder);
        boolean allowed = accesses(operation, column).contains(access);
        return new Right(
                operation,
                mode,
                holder,
                access,
                allowed,
                allowed ? condition(operation, column) : DocumentCondition.NONE);
    }

    /**
     * The cell of a call that is allowed.
     *
     * @throws InvalidInputException rule {@code DMP-RIGHT-}, then the {@link DmpOperation#id} of the operation
     */
    public static Right require(DmpOperation operation, VihfMode mode, Holder holder, PurposeOfUse access) {
        Right right = right(operation, mode, holder, access);
        if (!right.allowed()) {
            throw new InvalidInputException("DMP", List.of(right.violation()));
        }
        return right;
    }

    /** Every cell, operation by operation. */
    public static List<Right> table() {
        List<Right> cells = new ArrayList<>();
        for (DmpOperation operation : DmpOperation.values()) {
            for (VihfMode mode : VihfMode.values()) {
                for (Holder holder : Holder.values()) {
                    for (PurposeOfUse access : PurposeOfUse.values()) {
                        cells.add(right(operation, mode, holder, access));
                    }
                }
            }
        }
        return List.copyOf(cells);
    }

    private static Set<PurposeOfUse> accesses(DmpOperation operation, Column column) {
        return switch (operation) {
            case EXISTENCE, ADMINISTRATIVE_DATA, REFERENCE_SEARCH, DELETE -> ALL;
            case AUTHORISATION_ADD -> row(column, NORMAL, NORMAL, NORMAL, NORMAL, NEVER);
            case AUTHORISATION_REMOVE, AUTHORISATION_LIST, MASK, UNMASK, SHOW ->
                row(column, NORMAL, NORMAL, NEVER, NEVER, NEVER);
            case PATIENT_LIST -> row(column, ALL, ALL, ALL, ALL, NOT_REGULATION);
            case SEARCH_WITHOUT_INS -> row(column, REGULATION, REGULATION, NEVER, NEVER, REGULATION);
            case FEED -> row(column, ALL, NEVER, NEVER, NEVER, ALL);
            case FEED_BY_SECRETARY -> row(column, NEVER, NEVER, ALL, NEVER, NEVER);
            case SEARCH, RETRIEVE, ARCHIVE -> row(column, ALL, ALL, NEVER, NEVER, NEVER);
        };
    }

    private static Set<PurposeOfUse> row(
            Column column,
            Set<PurposeOfUse> professionalDirect,
            Set<PurposeOfUse> professionalAir,
            Set<PurposeOfUse> otherDirect,
            Set<PurposeOfUse> otherAir,
            Set<PurposeOfUse> structure) {
        return switch (column) {
            case PROFESSIONAL_DIRECT -> professionalDirect;
            case PROFESSIONAL_AIR -> professionalAir;
            case NON_PROFESSIONAL_DIRECT -> otherDirect;
            case NON_PROFESSIONAL_AIR -> otherAir;
            case STRUCTURE -> structure;
        };
    }

    private static DocumentCondition condition(DmpOperation operation, Column column) {
        boolean professional = column == Column.PROFESSIONAL_DIRECT || column == Column.PROFESSIONAL_AIR;
        return switch (operation) {
            case RETRIEVE -> DocumentCondition.MASKED_FOR_AUTHOR_OR_TREATING_PHYSICIAN;
            case UNMASK -> DocumentCondition.OWN_OR_TREATING_PHYSICIAN;
            case DELETE -> professional ? DocumentCondition.OWN : DocumentCondition.OF_THE_STRUCTURE;
            case ARCHIVE -> DocumentCondition.ANY_FOR_PHYSICIAN_ELSE_OWN;
            default -> DocumentCondition.NONE;
        };
    }
}
