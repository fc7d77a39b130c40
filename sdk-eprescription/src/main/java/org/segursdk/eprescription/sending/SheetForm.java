package org.segursdk.eprescription.sending;

/** Which sheet, and documents made from it. */
public enum SheetForm {
    /** With number and 2D code: the prescription is in the base, or on its way. */
    WITH_NUMBER,
    /** With neither: it is not in the base. */
    WITHOUT_NUMBER
}
