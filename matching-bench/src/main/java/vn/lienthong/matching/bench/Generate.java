package vn.lienthong.matching.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** Writes registers and lists: blocks are made by all processors and written in their order, so nothing is kept. */
final class Generate {

    static final String REGISTER_HEAD = "id\tnumber\told_number\tname\tbirth_date\tsex\tunit\taddress\tstatus\n";
    private static final int BLOCK = 18 * 500;
    private static final int WAVE = 16;

    private Generate() {}

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Block(byte[] first, byte[] second) {}

    private interface Maker {
        void make(long from, long until, StringBuilder first, StringBuilder second);
    }

    static void register(People people, Path file) throws IOException {
        Country country = people.country;
        write(
                people.size,
                file,
                REGISTER_HEAD,
                null,
                "",
                (from, until, out, none) -> people.each(from, until, person -> {
                    out.append(person.id())
                            .append('\t')
                            .append(person.number())
                            .append('\t')
                            .append(person.oldNumber());
                    out.append('\t').append(person.name()).append('\t').append(person.birthDate());
                    out.append('\t').append(person.female() ? 'F' : 'M').append('\t');
                    out.append(country.communes.get(person.commune()).code()).append('\t');
                    out.append(person.address(country))
                            .append('\t')
                            .append(person.status())
                            .append('\n');
                }));
        country.write(file.resolveSibling("units.tsv"));
    }

    static void list(ListMaker maker, long rows, Path list, Path truth) throws IOException {
        write(rows, list, Row.HEAD, truth, Row.TRUTH_HEAD, (from, until, out, truths) -> {
            for (long row = from; row < until; row++) {
                maker.row(row).write(row + 1, out, truths);
            }
        });
    }

    private static void write(
            long size,
            Path file,
            String head,
            @org.jspecify.annotations.Nullable Path second,
            String secondHead,
            Maker maker)
            throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                OutputStream more = second == null ? OutputStream.nullOutputStream() : Files.newOutputStream(second)) {
            out.write(head.getBytes(StandardCharsets.UTF_8));
            more.write(secondHead.getBytes(StandardCharsets.UTF_8));
            int blocks = Math.toIntExact((size + BLOCK - 1) / BLOCK);
            for (int wave = 0; wave < blocks; wave += WAVE) {
                List<Block> made = IntStream.range(wave, Math.min(blocks, wave + WAVE))
                        .parallel()
                        .mapToObj(block -> block(maker, (long) block * BLOCK, Math.min(size, (block + 1L) * BLOCK)))
                        .toList();
                for (Block block : made) {
                    out.write(block.first());
                    more.write(block.second());
                }
            }
        }
    }

    private static Block block(Maker maker, long from, long until) {
        StringBuilder first = new StringBuilder(1 << 20);
        StringBuilder second = new StringBuilder(1 << 18);
        maker.make(from, until, first, second);
        return new Block(
                first.toString().getBytes(StandardCharsets.UTF_8),
                second.toString().getBytes(StandardCharsets.UTF_8));
    }
}
