package vn.lienthong.capability.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlReaderTests {

    @TempDir
    Path folder;

    @Test
    void blocksBecomeLinesAndScriptsNothing() throws IOException {
        assertThat(lines("<h1>KẾ&nbsp;HOẠCH</h1><script>x()</script><p>Một <b>đoạn</b>\n dài.<br>Dòng mới</p>"
                        + "<ul><li>mục<ul><li>con</li></ul></li></ul><ol start=3><li>ba</li><li>bốn</li></ol>"))
                .containsExactly("KẾ HOẠCH", "Một đoạn dài.", "Dòng mới", "- mục", "- con", "3. ba", "4. bốn");
    }

    @Test
    void tablesBecomeRowsWithMergedCellsEmpty() throws IOException {
        assertThat(
                        lines(
                                "<table><thead><tr><th rowspan=2>STT</th><th colspan=2>Phân công</th></tr>"
                                        + "<tr><th>Chủ trì</th><th>Phối hợp</th></tr></thead>"
                                        + "<tr><td>1</td><td><p>Công an</p><ul><li>- Bước 1</li><li>Bước 2</li></ul></td><td></td></tr></table>"))
                .containsExactly("STT\tPhân công\t", "\tChủ trì\tPhối hợp", "1\tCông an\u2028- Bước 1\u2028- Bước 2\t");
    }

    @Test
    void aTextWithSomeTagsInItStaysText() throws IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), "1.\t<ul><li>a</li></ul>");

        assertThat(Readings.read(file).kind()).isEqualTo(Reading.Kind.TEXT);
    }

    private java.util.List<String> lines(String body) throws IOException {
        Path file = Files.writeString(folder.resolve("a.html"), "<!doctype html><html><body>" + body);
        assertThat(Readings.read(file).kind()).isEqualTo(Reading.Kind.HTML);
        return Readings.lines(file);
    }
}
