package org.segursdk.eprescription.internal.sheet;

import java.util.List;
import java.util.Optional;
import org.segursdk.eprescription.internal.QrCode;

/**
 * What stands at the foot of every page.
 *
 * @param code the 2D code, if any
 * @param module side of its modules, in points
 * @param number the number in clear, empty without
 * @param texts beside the code
 */
public record SheetFooter(Optional<QrCode> code, float module, String number, List<String> texts) {
    private static final double POINTS_PER_MILLIMETRE = 72 / 25.4;

    public SheetFooter {
        texts = List.copyOf(texts);
    }

    public static SheetFooter plain() {
        return new SheetFooter(Optional.empty(), 0, "", List.of());
    }

    public static SheetFooter deposited(QrCode code, double millimetres, String number, List<String> texts) {
        return new SheetFooter(Optional.of(code), (float) (millimetres * POINTS_PER_MILLIMETRE), number, texts);
    }

    /** Side of the code in points. */
    float side() {
        return code.map(known -> known.side() * module).orElse(0f);
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "SheetFooter[redacted]";
    }
}
