package vn.lienthong.capability.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MediaTypesTests {

    @TempDir
    Path folder;

    private String of(byte[] content, String name) throws IOException {
        return MediaTypes.of(Files.write(folder.resolve("file"), content), name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "%PDF-1.7|x.docx|application/pdf",
                "<!DOCTYPE html><p>|picture.png|text/html",
                "  <HTML>|x.txt|text/html",
                "Kế hoạch 112|x|text/plain",
                "a,b|x.CSV|text/csv",
                "# Kế hoạch|x.md|text/markdown",
                "a %PDF- b|x.txt|text/plain"
            })
    void theContentDecidesAndTheNameOnlyAmongTexts(String content, String name, String mediaType) throws IOException {
        assertThat(of(content.getBytes(StandardCharsets.UTF_8), name)).isEqualTo(mediaType);
    }

    @ParameterizedTest
    @CsvSource({
        "89504e470d0a1a0a00, image/png",
        "ffd8ffe000104a, image/jpeg",
        "d0cf11e0a1b11ae1, application/x-ole-storage",
        "49492a0008, image/tiff",
        "7f454c4602010100, application/octet-stream",
        "fffe4100, text/plain",
        "504b0304ff, application/zip"
    })
    void firstBytesAreKnown(String hex, String mediaType) throws IOException {
        assertThat(of(java.util.HexFormat.of().parseHex(hex), "x.txt")).isEqualTo(mediaType);
    }

    @Test
    void officeFilesAreToldFromOtherZips() throws IOException {
        for (List<String> kind : List.of(
                List.of("word/document.xml", MediaTypes.DOCX),
                List.of("xl/workbook.xml", MediaTypes.XLSX),
                List.of("other", MediaTypes.ZIP))) {
            Path file = folder.resolve("office");
            try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
                zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
                zip.putNextEntry(new ZipEntry(kind.getFirst()));
            }
            assertThat(MediaTypes.of(file, "x")).isEqualTo(kind.getLast());
        }
    }

    @Test
    void textOfOldVietnameseFontsIsText() throws IOException {
        assertThat(of(new byte[] {'K', (byte) 0xd5, ' ', 'h', 'o', (byte) 0xb9, 'c', 'h'}, "x.txt"))
                .isEqualTo("text/plain");
    }
}
