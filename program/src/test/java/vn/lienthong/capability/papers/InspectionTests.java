package vn.lienthong.capability.papers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.lienthong.capability.papers.PaperKind.Field;

/** What is said of a template that somebody changed. */
class InspectionTests {

    private static final List<Field> FIELDS = List.of(
            Field.text("so_ky_hieu", "k").mandatory(),
            Field.text("nguoi_ky", "k"),
            Field.table("bang", "k"),
            Field.list("muc", "k", Field.text("viec", "k"), Field.list("buoc", "k", Field.text("ten_buoc", "k"))));

    private static List<String> findings(byte[] docx) {
        return Inspection.look(docx, FIELDS).problems().stream()
                .map(problem -> problem.key().replace("papers.check.", "") + " " + problem.arguments())
                .toList();
    }

    private static List<String> of(String outline) {
        return findings(TemplateBuilder.build("{{so_ky_hieu}}\n" + outline));
    }

    @Test
    void aGoodTemplateHasNoFindings() {
        assertThat(
                        of(
                                "{{nguoi_ky}}\n{{#muc}}\n{{viec}} {{nguoi_ky}}\n{{#buoc}}\n{{ten_buoc}}\n{{/buoc}}\n{{/muc}}\n{{bang}}"))
                .isEmpty();
        assertThat(of("@table 1 1\n| A | B\n| {{#muc}}{{viec}} | {{nguoi_ky}}{{/muc}}\n{{^muc}}\nkhông\n{{/muc}}"))
                .isEmpty();
    }

    @Test
    void anUnknownFieldIsNamedWithTheOneThatWasMeant() {
        assertThat(of("{{nguoi_ki}}")).containsExactly("unknown-near [nguoi_ki, nguoi_ky]");
        assertThat(of("{{Người ký}}")).containsExactly("unknown-near [Người ký, nguoi_ky]");
        assertThat(of("{{dien_thoai_lien_he}}")).containsExactly("unknown [dien_thoai_lien_he]");
    }

    @Test
    void whereItStandsIsShown() {
        byte[] docx = TemplateBuilder.build("{{so_ky_hieu}}\nNgười ký là {{nguoi_ki}} đây");
        assertThat(Inspection.look(docx, FIELDS).problems().getFirst().where())
                .isEqualTo("Người ký là {{nguoi_ki}} đây");
    }

    @Test
    void aFieldOutsideOfItsListIsSaid() {
        assertThat(of("{{viec}}")).containsExactly("outside [viec, muc]");
        assertThat(of("{{#muc}}\n{{ten_buoc}}\n{{/muc}}")).containsExactly("outside [ten_buoc, buoc]");
    }

    @Test
    void listsThatAreNotClosedAreSaidOnce() {
        assertThat(of("{{#muc}}\n{{viec}}")).containsExactly("unclosed [muc]");
        assertThat(of("{{viec}}\n{{/muc}}")).contains("unopened [muc]");
        assertThat(of("{{#muc}}\n@table 1 1\n| A | B\n| {{viec}}{{/muc}} | x")).containsExactly("torn [muc]");
        assertThat(of("{{#muc}}\n{{#nguoi_ky}}\n{{/muc}}\n{{/nguoi_ky}}")).contains("torn [nguoi_ky]");
    }

    @Test
    void listsAndTablesAreNoText() {
        assertThat(of("Gồm {{muc}}")).containsExactly("list-as-text [muc]");
        assertThat(of("Xem {{bang}}")).containsExactly("table-in-text [bang]");
    }

    @Test
    void aMissingMandatoryFieldIsSaid() {
        assertThat(findings(TemplateBuilder.build("Số"))).containsExactly("missing [so_ky_hieu]");
    }

    @Test
    void bracesThatAreNoTagAreSaid() {
        assertThat(of("Người ký {{nguoi_ky")).containsExactly("braces []");
        assertThat(of("Người ký {nguoi_ky}")).containsExactly("one-brace []");
    }

    @Test
    void whatIsNoDocxOrDangerousIsRefused() throws DocxFile.Unreadable {
        assertThat(findings("xin chào".getBytes(StandardCharsets.UTF_8))).containsExactly("not-docx []");
        assertThat(findings(new byte[0])).containsExactly("not-docx []");
        DocxFile macro = DocxFile.read(TemplateBuilder.build("{{so_ky_hieu}}"));
        macro.put("word/vbaProject.bin", new byte[] {1});
        assertThat(findings(macro.bytes())).containsExactly("program []");
        DocxFile remote = DocxFile.read(TemplateBuilder.build("{{so_ky_hieu}}"));
        remote.put("word/_rels/settings.xml.rels", """
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" \
                Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" \
                Target="http://example.test/x.dotm" TargetMode="External"/></Relationships>\
                """.getBytes(StandardCharsets.UTF_8));
        assertThat(findings(remote.bytes())).containsExactly("remote []");
        DocxFile entity = DocxFile.read(TemplateBuilder.build("{{so_ky_hieu}}"));
        entity.put(
                DocxFile.BODY,
                "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>".getBytes(StandardCharsets.UTF_8));
        assertThat(findings(entity.bytes())).containsExactly("damaged []");
    }

    @Test
    void theDistanceOfWordsIsCounted() {
        assertThat(Inspection.distance("nguoiky", "nguoiki")).isEqualTo(1);
        assertThat(Inspection.distance("abc", "")).isEqualTo(3);
        assertThat(Inspection.distance("so", "os")).isEqualTo(2);
    }
}
