package org.segursdk.conformance.project;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.segursdk.conformance.port.SegurKitAdapter;
import org.segursdk.core.error.InvalidInputException;

/** Makes the vendor's adapter from its name. */
final class AdapterLoader implements AutoCloseable {
    private final URLClassLoader loader;

    /** @param path jars and folders of classes, before which nothing is looked up but the kit's own */
    AdapterLoader(List<Path> path, ClassLoader parent) throws MalformedURLException {
        URL[] urls = new URL[path.size()];
        for (int i = 0; i < urls.length; i++) {
            if (!Files.exists(path.get(i))) {
                throw refused(
                        path.get(i).toString(), "ADAPTER-PATH", "ni archive ni dossier", "neither a jar nor a folder");
            }
            urls[i] = path.get(i).toUri().toURL();
        }
        this.loader = new URLClassLoader("segur-kit-adapter", urls, parent);
    }

    SegurKitAdapter make(String name) {
        Class<?> type;
        try {
            type = Class.forName(name, true, loader);
        } catch (ClassNotFoundException | LinkageError e) {
            throw refused(
                    name,
                    "ADAPTER-CLASS",
                    "classe introuvable ou incomplète (--adapter-path) : "
                            + e.getClass().getSimpleName(),
                    "class not found or not complete (--adapter-path): "
                            + e.getClass().getSimpleName());
        }
        if (!SegurKitAdapter.class.isAssignableFrom(type)) {
            throw refused(name, "ADAPTER-TYPE", "n'est pas un SegurKitAdapter", "is no SegurKitAdapter");
        }
        try {
            return type.asSubclass(SegurKitAdapter.class).getConstructor().newInstance();
        } catch (NoSuchMethodException | IllegalAccessException | InstantiationException e) {
            throw refused(
                    name,
                    "ADAPTER-CONSTRUCTOR",
                    "une classe publique et un constructeur public sans paramètre",
                    "a public class and a public constructor without parameters");
        } catch (java.lang.reflect.InvocationTargetException e) {
            throw AdapterFailedException.of(name, e.getCause() == null ? e : e.getCause());
        }
    }

    /** The loader that sees the adapter's class path. */
    ClassLoader classes() {
        return loader;
    }

    private static InvalidInputException refused(String name, String rule, String french, String english) {
        return InvalidInputException.of("SegurKitAdapter", name, rule, french, english);
    }

    @Override
    public void close() throws IOException {
        loader.close();
    }
}
