package vn.lienthong.capability.papers;

/**
 * Makes a .docx template of an outline, so that default templates lie in the repository as words that can be read and
 * compared. One line is one paragraph:
 *
 * <pre>
 * &#64;first-page          the blocks above the body, of a report or another named type
 * &#64;first-page letter   the same of a letter (công văn)
 * # I. Heading         bold heading
 * = Words              centred, bold
 * ~ Words              italic (a legal base)
 * Words {{field}}      justified body text with indent; **bold** and _italic_ inside
 * {{#list}}            alone on a line: what follows is repeated, up to {{/list}}
 * &#64;table 1 4> 2^       a table by parts of its width; &lt; left, ^ centred, &gt; right
 * | Heading | Heading  its first row is the heading, repeated on each page
 * | {{#list}}{{a}} | {{b}}{{/list}}
 * &#64;signature           copies on the left, signature on the right
 * &#64;annex landscape     a new section; or portrait
 * </pre>
 */
public final class TemplateBuilder {

    private TemplateBuilder() {}

    /**
     * The docx of an outline; the same outline always gives the same bytes.
     *
     * @throws IllegalArgumentException if a line is not understood
     */
    public static byte[] build(String outline) {
        throw new UnsupportedOperationException();
    }
}
