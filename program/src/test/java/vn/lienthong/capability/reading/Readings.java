package vn.lienthong.capability.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;

/** What tests ask of a reading, in one word each. */
final class Readings {

    private Readings() {}

    static Reading of(Path file) {
        return new FileReading().read(file.toString(), file, ReadingProgress.NONE);
    }

    static Reading.Read read(Path file) {
        Reading reading = of(file);
        assertThat(reading).isInstanceOf(Reading.Read.class);
        return (Reading.Read) reading;
    }

    static List<String> lines(Path file) {
        return read(file).text().lines().stream().map(SourceLine::text).toList();
    }

    static List<Reading.Code> notices(Path file) {
        return read(file).notices().stream().map(Reading.Notice::code).toList();
    }

    static Reading.Reason refusal(Path file) {
        return refusal(of(file));
    }

    static Reading.Reason refusal(Reading reading) {
        assertThat(reading).isInstanceOf(Reading.Refused.class);
        return ((Reading.Refused) reading).reason();
    }
}
