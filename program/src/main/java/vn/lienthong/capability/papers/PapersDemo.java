package vn.lienthong.capability.papers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.access.AgencyDirectory;
import vn.lienthong.kernel.DemoData;
import vn.lienthong.kernel.VietnameseText;

/** Layout of the papers of the invented locality, so that a newcomer can issue one at once. */
@Component
class PapersDemo implements DemoData {

    private static final String FILE = "demo-offices.tsv";

    private final OfficeStore store;
    private final AgencyDirectory agencies;

    PapersDemo(OfficeStore store, AgencyDirectory agencies) {
        this.store = store;
        this.agencies = agencies;
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public void load() {
        try (InputStream in = Objects.requireNonNull(PapersDemo.class.getResourceAsStream(FILE), FILE);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .forEach(this::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first agency of the words, as the demo accounts choose theirs. */
    private void add(String[] cells) {
        agencies.choices().stream()
                .filter(agency -> VietnameseText.fold(agency.name()).contains(cells[0]))
                .findFirst()
                .filter(agency -> store.find(agency.id()).isEmpty())
                .ifPresent(agency -> store.save(new Office(
                        agency.id(),
                        cells[1],
                        cells[2],
                        cells[3],
                        cells[4],
                        cells[5],
                        false,
                        new Letterhead.Signature(Letterhead.Authority.valueOf(cells[6]), cells[7], cells[8], cells[9]),
                        List.of(cells[10].split("\\|")),
                        0)));
    }
}
