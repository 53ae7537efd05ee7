package vn.lienthong.capability.reading;

import java.util.List;
import java.util.Map;

/** What came of reading a file. */
public sealed interface Reading {

    /** The text, what kind of file it really was, and what the user should know about the reading. */
    record Read(SourceText text, Kind kind, List<Notice> notices) implements Reading {
        public Read {
            notices = List.copyOf(notices);
        }
    }

    /** Nothing was read: why, and the values that its sentence names. */
    record Refused(Reason reason, Map<String, String> args) implements Reading {
        public Refused {
            args = Map.copyOf(args);
        }
    }

    /** Something to tell beside the text; wording by {@link ReadingWords}. */
    record Notice(Code code, Map<String, String> args) {
        public Notice {
            args = Map.copyOf(args);
        }
    }

    /** What the content showed the file to be; the name of a file proves nothing. */
    enum Kind {
        DOCX,
        /** A pdf with text in it. */
        PDF,
        /** A pdf of pictures, read by character recognition, in whole or for some of its pages. */
        PDF_SCAN,
        IMAGE,
        HTML,
        /** Plain text or Markdown: lines are left as they stand. */
        TEXT
    }

    /** Why a file was refused. Wording: {@link ReadingWords}; the names are those of the values in the sentence. */
    enum Reason {
        EMPTY_FILE,
        /** In megabytes. */
        FILE_TOO_BIG("size", "limit"),
        /** The Word 97–2003 format. */
        OLD_WORD,
        /** A kind that is known but not read here: a sheet, slides, rtf, odt. */
        OTHER_KIND("found"),
        UNKNOWN_KIND,
        /** Protected by a password. */
        ENCRYPTED("found"),
        BROKEN("found"),
        /** Unpacks to far more than any plan. */
        UNPACKS_TOO_BIG("found", "limit"),
        TOO_MANY_PAGES("pages", "limit"),
        /** In characters. */
        TOO_MUCH_TEXT("limit"),
        /** {@code found} is what was seen instead of text. */
        NO_TEXT_FOUND("found"),
        /** In pixels. */
        IMAGE_TOO_BIG("width", "height"),
        /** Letters of an old encoding that could not be told. */
        ENCODING_UNKNOWN,
        /** Character recognition is not installed. */
        OCR_MISSING,
        /** Character recognition is there, its Vietnamese data is not. */
        OCR_LANGUAGE_MISSING,
        OCR_FAILED("found"),
        CANCELLED;

        private final String names;

        Reason(String... names) {
            this.names = String.join(" ", names);
        }

        List<String> names() {
            return names.isEmpty() ? List.of() : List.of(names.split(" "));
        }
    }

    /** What can be said about a reading that succeeded. Wording: {@link ReadingWords}. */
    enum Code {
        CONVERTED_TCVN3,
        CONVERTED_VNI,
        CONVERTED_WINDOWS_1258,
        /** The kind that the content shows. */
        NAME_LIES("found"),
        FOOTNOTES_LEFT_OUT,
        /** Pictures in a Word file are not read. */
        PICTURES_LEFT_OUT("count"),
        PAGE_WITHOUT_TEXT("page"),
        /** The letters recognised are doubtful. */
        PAGE_DOUBTFUL("page"),
        /** Character recognition gave up on it, or is not there. */
        PAGE_NOT_READ("page"),
        /** Text stood there but made no words, so the page was read as a picture. */
        PAGE_TEXT_REPLACED("page"),
        LOW_RESOLUTION("page");

        private final String names;

        Code(String... names) {
            this.names = String.join(" ", names);
        }

        List<String> names() {
            return names.isEmpty() ? List.of() : List.of(names.split(" "));
        }
    }
}
