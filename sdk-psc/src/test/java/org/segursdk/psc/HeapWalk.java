package org.segursdk.psc;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/** Every text that an object of ours leads to. */
final class HeapWalk {
    private HeapWalk() {}

    static List<String> texts(Object root) throws ReflectiveOperationException {
        Set<Object> visited = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Object> next = new ArrayList<>(List.of(root));
        List<String> texts = new ArrayList<>();
        while (!next.isEmpty()) {
            Object object = next.remove(next.size() - 1);
            if (object == null || !visited.add(object)) {
                continue;
            }
            if (object instanceof CharSequence text) {
                texts.add(text.toString());
            } else if (object instanceof char[] chars) {
                texts.add(new String(chars));
            } else if (object instanceof Map<?, ?> map) {
                next.addAll(map.keySet());
                next.addAll(map.values());
            } else if (object instanceof Collection<?> all) {
                next.addAll(all);
            } else if (object instanceof Optional<?> optional) {
                optional.ifPresent(next::add);
            } else if (object instanceof AtomicReference<?> reference) {
                next.add(reference.get());
            } else if (object.getClass().isArray()
                    && !object.getClass().getComponentType().isPrimitive()) {
                for (int i = 0; i < Array.getLength(object); i++) {
                    next.add(Array.get(object, i));
                }
            } else if (isWalked(object)) {
                fields(object, next);
            }
        }
        return texts;
    }

    /** Ours, without what belongs to the test. */
    private static boolean isWalked(Object object) {
        String name = object.getClass().getName();
        return (name.startsWith("org.segursdk.psc") || name.startsWith("com.nimbusds"))
                && !name.contains("Test")
                && !name.contains("Lambda");
    }

    private static void fields(Object object, List<Object> next) throws ReflectiveOperationException {
        for (Class<?> type = object.getClass();
                type != null && !type.getName().startsWith("java");
                type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
                    field.setAccessible(true);
                    next.add(field.get(object));
                }
            }
        }
    }
}
