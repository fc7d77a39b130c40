package org.segursdk.examples.cabinet.web;

/** What a screen answers. */
sealed interface Answer {
    /**
     * A page.
     *
     * @param title of the page
     * @param place of the navigation it belongs to
     */
    record Page(String title, String place, Html body) implements Answer {
        @Override
        public String toString() {
            return "Page";
        }
    }

    /** Another address, asked for anew. */
    record Go(String address) implements Answer {
        @Override
        public String toString() {
            return "Go";
        }
    }

    /**
     * A part of a page, in a frame of its own.
     *
     * @param again whether the browser shall ask for it again by itself, soon
     */
    record Frame(Html body, boolean again) implements Answer {
        @Override
        public String toString() {
            return "Frame";
        }
    }

    /**
     * Bytes for the browser, or for a frame of a page.
     *
     * @param fileName to be saved under; {@code ""}: to be shown
     */
    record File(String mediaType, byte[] bytes, String fileName) implements Answer {
        @Override
        public String toString() {
            return "File[" + mediaType + "]";
        }
    }

    /** Nothing of that address. */
    record Nothing() implements Answer {}
}
