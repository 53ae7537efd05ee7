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

    /** Something to tell beside the text; wording under {@code reading.notice.<CODE>}. */
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

    /** Why a file was refused; wording under {@code reading.refused.<REASON>}. */
    enum Reason {
        EMPTY_FILE,
        /** args: size, limit (megabytes). */
        FILE_TOO_BIG,
        /** The Word 97–2003 format. */
        OLD_WORD,
        /** args: found. A kind that is known but not read here: a sheet, slides, rtf, odt. */
        OTHER_KIND,
        UNKNOWN_KIND,
        /** args: found. Protected by a password. */
        ENCRYPTED,
        /** args: found. */
        BROKEN,
        /** args: found, limit. Unpacks to far more than any plan. */
        UNPACKS_TOO_BIG,
        /** args: pages, limit. */
        TOO_MANY_PAGES,
        /** args: limit. */
        TOO_MUCH_TEXT,
        /** args: found, what was seen instead of text. */
        NO_TEXT_FOUND,
        /** args: width, height. */
        IMAGE_TOO_BIG,
        /** Letters of an old encoding that could not be told. */
        ENCODING_UNKNOWN,
        /** Character recognition is not installed. */
        OCR_MISSING,
        /** Character recognition is there, the Vietnamese data is not. */
        OCR_LANGUAGE_MISSING,
        OCR_FAILED,
        CANCELLED
    }

    /** What can be said about a reading that succeeded. */
    enum Code {
        CONVERTED_TCVN3,
        CONVERTED_VNI,
        CONVERTED_WINDOWS_1258,
        /** args: found, the kind it is in truth. */
        NAME_LIES,
        FOOTNOTES_LEFT_OUT,
        /** Pictures in a Word file are not read. args: count. */
        PICTURES_LEFT_OUT,
        /** args: page. */
        PAGE_WITHOUT_TEXT,
        /** args: page. The letters recognised are doubtful. */
        PAGE_DOUBTFUL,
        /** args: page. Character recognition gave up on it. */
        PAGE_NOT_READ,
        /** args: page. Text stood there but made no words, so the page was read as a picture. */
        PAGE_TEXT_REPLACED,
        /** args: page. */
        LOW_RESOLUTION
    }
}
