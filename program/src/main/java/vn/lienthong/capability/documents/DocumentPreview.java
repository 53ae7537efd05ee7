package vn.lienthong.capability.documents;

import java.nio.file.Path;
import java.util.List;

/**
 * Shows a document that browsers cannot show themselves, such as a .docx, as the text that was read from it. Offered as a
 * bean by whoever can read the format.
 */
public interface DocumentPreview {

    /** Whether this can read documents of a media type. */
    boolean reads(String mediaType);

    /**
     * The paragraphs of a document, at most about as many as a person would look through.
     *
     * @param content where it lies; only to be read
     */
    List<String> paragraphs(StoredDocument document, Path content);
}
