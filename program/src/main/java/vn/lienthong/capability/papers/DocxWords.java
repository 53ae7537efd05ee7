package vn.lienthong.capability.papers;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The pieces of a .docx by Decree 30/2020/NĐ-CP, appendix I: sizes in half points, lengths in twentieths of a point. The
 * order of elements follows ECMA-376, which Word insists upon.
 */
final class DocxWords {

    private static final int LEFT = 3571;
    private static final int RIGHT = 5500;

    private static final String NAMESPACES = " xmlns:w=\"" + W.NS + "\""
            + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
    private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private static final String RELATIONS =
            XML + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    private static final String TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

    private DocxWords() {}

    /** Everything of the file but its body. */
    static Map<String, String> frame() {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("[Content_Types].xml", XML + """
                <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
                <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
                <Default Extension="xml" ContentType="application/xml"/>\
                <Override PartName="/word/document.xml" ContentType="%1$sdocument.main+xml"/>\
                <Override PartName="/word/styles.xml" ContentType="%1$sstyles+xml"/>\
                <Override PartName="/word/settings.xml" ContentType="%1$ssettings+xml"/>\
                <Override PartName="/word/header1.xml" ContentType="%1$sheader+xml"/></Types>""".formatted(TYPES));
        parts.put(
                "_rels/.rels",
                RELATIONS + relation("rId1", "officeDocument", "word/document.xml") + "</Relationships>");
        parts.put(
                "word/_rels/document.xml.rels",
                RELATIONS
                        + relation("rId1", "styles", "styles.xml")
                        + relation("rId2", "settings", "settings.xml")
                        + relation("rId3", "header", "header1.xml")
                        + "</Relationships>");
        parts.put("word/styles.xml", styles());
        parts.put(
                "word/settings.xml",
                XML + "<w:settings" + NAMESPACES + "><w:zoom w:percent=\"100\"/>"
                        + "<w:defaultTabStop w:val=\"720\"/><w:characterSpacingControl w:val=\"doNotCompress\"/><w:compat>"
                        + "<w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\""
                        + " w:val=\"15\"/></w:compat></w:settings>");
        parts.put(
                "word/header1.xml",
                XML + "<w:hdr" + NAMESPACES + "><w:p><w:pPr><w:pStyle w:val=\"Header\"/></w:pPr>"
                        + "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> PAGE </w:instrText>"
                        + "</w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>2</w:t></w:r>"
                        + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p></w:hdr>");
        return parts;
    }

    private static String relation(String id, String type, String target) {
        return "<Relationship Id=\"" + id + "\" Type=\"" + OFFICE + type + "\" Target=\"" + target + "\"/>";
    }

    static String document(String body) {
        return XML + "<w:document" + NAMESPACES + "><w:body>" + body + "</w:body></w:document>";
    }

    private static String styles() {
        return XML + "<w:styles" + NAMESPACES + "><w:docDefaults><w:rPrDefault><w:rPr>"
                + "<w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:eastAsia=\"Times New Roman\""
                + " w:cs=\"Times New Roman\"/><w:sz w:val=\"28\"/><w:szCs w:val=\"28\"/><w:lang w:val=\"vi-VN\"/>"
                + "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
                + "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/></w:style>"
                + style(
                        "BodyText",
                        "Body Text",
                        spacing(0, 120, 252) + "<w:ind w:firstLine=\"720\"/><w:jc w:val=\"both\"/>",
                        "")
                + style(
                        "Heading1",
                        "heading 1",
                        "<w:keepNext/>" + spacing(120, 120, 252) + "<w:ind w:firstLine=\"720\"/><w:jc w:val=\"both\"/>"
                                + "<w:outlineLvl w:val=\"0\"/>",
                        "<w:b/>")
                + style(
                        "Heading2",
                        "heading 2",
                        "<w:keepNext/>" + spacing(60, 120, 252) + "<w:ind w:firstLine=\"720\"/><w:jc w:val=\"both\"/>"
                                + "<w:outlineLvl w:val=\"1\"/>",
                        "<w:b/><w:i/>")
                + style("Title", "Title", "<w:keepNext/>" + spacing(60, 0, 240) + "<w:jc w:val=\"center\"/>", "<w:b/>")
                + style(
                        "Subtitle",
                        "Subtitle",
                        "<w:keepNext/>" + spacing(0, 120, 240) + "<w:jc w:val=\"center\"/>",
                        "<w:i/>")
                + style("Header", "header", "<w:jc w:val=\"center\"/>", size(26))
                + style("Cell", "Cell", spacing(20, 20, 240), size(24))
                + style("Gap", "Gap", spacing(0, 0, 120), size(12))
                + "</w:styles>";
    }

    private static String style(String id, String name, String paragraph, String run) {
        return "<w:style w:type=\"paragraph\" w:styleId=\"" + id + "\"><w:name w:val=\"" + name
                + "\"/><w:basedOn w:val=\"Normal\"/><w:qFormat/><w:pPr>" + paragraph + "</w:pPr><w:rPr>" + run
                + "</w:rPr></w:style>";
    }

    private static String spacing(int before, int after, int line) {
        return "<w:spacing w:before=\"" + before + "\" w:after=\"" + after + "\" w:line=\"" + line
                + "\" w:lineRule=\"auto\"/>";
    }

    private static String size(int halfPoints) {
        return "<w:sz w:val=\"" + halfPoints + "\"/><w:szCs w:val=\"" + halfPoints + "\"/>";
    }

    /** Width of the text between the margins. */
    static int room(boolean landscape) {
        return landscape ? 16838 - 1134 - 1134 : LEFT + RIGHT;
    }

    static String section(boolean landscape) {
        String page = landscape
                ? "<w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/><w:pgMar w:top=\"1134\" w:right=\"1134\""
                        + " w:bottom=\"1134\" w:left=\"1134\" w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/>"
                : "<w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1134\" w:right=\"1134\" w:bottom=\"1134\""
                        + " w:left=\"1701\" w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/>";
        return "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId3\"/><w:type w:val=\"nextPage\"/>" + page
                + "<w:pgNumType w:start=\"1\"/><w:titlePg/></w:sectPr>";
    }

    /** Ends a section; the paragraph that Word needs for it takes no room. */
    static String sectionEnd(boolean landscape) {
        return "<w:p><w:pPr><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"20\" w:lineRule=\"exact\"/>" + "<w:rPr>"
                + size(2) + "</w:rPr>" + section(landscape) + "</w:pPr></w:p>";
    }

    static String paragraph(String style, String runs) {
        return "<w:p><w:pPr><w:pStyle w:val=\"" + style + "\"/></w:pPr>" + runs + "</w:p>";
    }

    static String run(String look, String text) {
        return text.isEmpty()
                ? ""
                : "<w:r><w:rPr>" + look + "</w:rPr><w:t xml:space=\"preserve\">" + escape(text) + "</w:t></w:r>";
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    static String tableStart(int[] widths, boolean ruled) {
        StringBuilder start = new StringBuilder("<w:tbl><w:tblPr><w:tblW w:w=\"")
                .append(java.util.Arrays.stream(widths).sum())
                .append("\" w:type=\"dxa\"/>");
        if (ruled) {
            start.append("<w:tblBorders>");
            for (String side : new String[] {"top", "left", "bottom", "right", "insideH", "insideV"}) {
                start.append("<w:")
                        .append(side)
                        .append(" w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>");
            }
            start.append("</w:tblBorders>");
        }
        int margin = ruled ? 57 : 0;
        start.append("<w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:left w:w=\"" + margin
                + "\" w:type=\"dxa\"/><w:right w:w=\"" + margin
                + "\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblGrid>");
        for (int width : widths) {
            start.append("<w:gridCol w:w=\"").append(width).append("\"/>");
        }
        return start.append("</w:tblGrid>").toString();
    }

    static String cell(int width, int span, boolean middle, String content) {
        return "<w:tc><w:tcPr><w:tcW w:w=\"" + width + "\" w:type=\"dxa\"/>"
                + (span > 1 ? "<w:gridSpan w:val=\"" + span + "\"/>" : "")
                + (middle ? "<w:vAlign w:val=\"center\"/>" : "") + "</w:tcPr>" + content + "</w:tc>";
    }

    static String cellText(String align, String runs) {
        return "<w:p><w:pPr><w:pStyle w:val=\"Cell\"/><w:jc w:val=\"" + align + "\"/></w:pPr>" + runs + "</w:p>";
    }

    private static String words(String align, int before, int halfPoints, String look, String text) {
        return "<w:p><w:pPr><w:keepNext/>" + spacing(before, 0, 240) + "<w:jc w:val=\"" + align + "\"/></w:pPr>"
                + run(look + size(halfPoints), text) + "</w:p>";
    }

    /** A line below the words above it, in the middle of a cell. */
    private static String rule(int cell, int length) {
        int side = (cell - length) / 2;
        return "<w:p><w:pPr><w:keepNext/><w:pBdr><w:bottom w:val=\"single\" w:sz=\"6\" w:space=\"0\" w:color=\"000000\"/></w:pBdr>"
                + "<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"60\" w:lineRule=\"exact\"/><w:ind w:left=\"" + side
                + "\" w:right=\"" + side + "\"/><w:jc w:val=\"center\"/><w:rPr>" + size(4) + "</w:rPr></w:pPr></w:p>";
    }

    private static String row(String... cells) {
        return "<w:tr><w:trPr><w:cantSplit/></w:trPr>" + String.join("", cells) + "</w:tr>";
    }

    /** Blocks 1 to 5 and 9a of the drawing in appendix I. */
    static String firstPage(boolean letter) {
        String bodies = words("center", 0, 24, "", "{{#co_quan_chu_quan}}{{co_quan_chu_quan}}{{/co_quan_chu_quan}}")
                + words("center", 0, 24, "<w:b/>", "{{co_quan_ban_hanh}}")
                + rule(LEFT, 1200);
        String nation = words("center", 0, 24, "<w:b/>", LetterheadWords.text("nation"))
                + words("center", 0, 26, "<w:b/>", LetterheadWords.text("motto"))
                + rule(RIGHT, 3330);
        String number = words("center", 120, 26, "", LetterheadWords.text("number"))
                + (letter ? words("center", 120, 24, "", LetterheadWords.text("about")) : "");
        String day = words("center", 120, 26, "<w:i/>", "{{dia_danh}}, {{ngay_ban_hanh}}");
        String table = tableStart(new int[] {LEFT, RIGHT}, false)
                + row(cell(LEFT, 1, false, bodies), cell(RIGHT, 1, false, nation))
                + row(cell(LEFT, 1, false, number), cell(RIGHT, 1, false, day))
                + "</w:tbl>";
        String title = letter
                ? paragraph("Gap", "")
                : words("center", 320, 28, "<w:b/>", "{{ten_loai}}")
                        + words("center", 0, 28, "<w:b/>", "{{trich_yeu}}")
                        + rule(LEFT + RIGHT, 1900)
                        + paragraph("Gap", "");
        return table + title + addressees();
    }

    private static String addressees() {
        return marker("{{#kinh_gui_mot}}")
                + words("center", 120, 28, "", LetterheadWords.text("to") + " {{kinh_gui_mot}}")
                + marker("{{/kinh_gui_mot}}")
                + words("center", 120, 28, "", "{{#kinh_gui}}{{kinh_gui}}{{/kinh_gui}}")
                + marker("{{#kinh_gui_nhieu}}")
                + "<w:p><w:pPr><w:keepNext/>" + spacing(0, 0, 240) + "<w:ind w:left=\"2835\"/></w:pPr>"
                + run("", "- {{ten}}") + "</w:p>"
                + marker("{{/kinh_gui_nhieu}}")
                + paragraph("Gap", "");
    }

    static String marker(String tag) {
        return "<w:p><w:pPr>" + spacing(0, 0, 240) + "</w:pPr>" + run("", tag) + "</w:p>";
    }

    /** Blocks 7 and 9b: copies on the left, authority, title and name on the right. */
    static String signature() {
        int left = 4400;
        int right = LEFT + RIGHT - left;
        String copies = words("left", 0, 24, "<w:b/><w:i/>", LetterheadWords.text("copies"))
                + words("left", 0, 22, "", "{{#noi_nhan}}")
                + words("left", 0, 22, "", "- {{ten}}")
                + words("left", 0, 22, "", "{{/noi_nhan}}");
        String signer = words("center", 0, 28, "<w:b/>", "{{#dong_quyen_han}}{{dong_quyen_han}}{{/dong_quyen_han}}")
                + words("center", 0, 28, "<w:b/>", "{{chuc_vu}}")
                + words("center", 1500, 28, "<w:b/>", "{{nguoi_ky}}");
        return paragraph("Gap", "")
                + tableStart(new int[] {left, right}, false)
                + row(cell(left, 1, false, copies), cell(right, 1, false, signer))
                + "</w:tbl>"
                + paragraph("Gap", "");
    }
}
