package org.segursdk.cda.internal;

/** The names of the places of one kind in a document, made once: {@code pb-1}, {@code pb-2}… */
public final class Places {
    private final String[] names;

    public Places(String prefix, int count) {
        names = new String[count];
        for (int i = 0; i < count; i++) {
            names[i] = prefix + (i + 1);
        }
    }

    public String get(int index) {
        return names[index];
    }
}
