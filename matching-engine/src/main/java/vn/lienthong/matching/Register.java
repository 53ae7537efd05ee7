package vn.lienthong.matching;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The persons who can be found, packed so that ten million need well under a gigabyte. Persons are added, changed and removed
 * one by one without a rebuild: new ones stand in small sorted runs that are merged into larger ones as they grow, so that a
 * change costs microseconds on average, and now and then, when runs are merged, more. Writers wait for each other; readers never
 * wait and see the register as it was when they began.
 */
public final class Register {

    /** A run is merged with the one before it when it has grown to a quarter of it. */
    private static final int RATIO = 4;

    /** What readers see. */
    record State(Lexicon.View words, List<Segment> segments, long size) {}

    private final Units units;
    private final Object writing = new Object();
    private Lexicon lexicon;
    private Intake intake;
    private final Map<Segment, int[]> idSlots = new HashMap<>();
    private volatile State state;

    private Register(Units units, Lexicon lexicon, List<Segment> segments) {
        this.units = units;
        this.lexicon = lexicon;
        this.intake = new Intake(lexicon);
        this.state = stateOf(lexicon, segments);
    }

    private static State stateOf(Lexicon lexicon, List<Segment> segments) {
        long size = 0;
        for (Segment segment : segments) {
            size += segment.count - segment.goneCount;
        }
        return new State(lexicon.view(), List.copyOf(segments), size);
    }

    /** A register without persons. */
    public static Register empty(Units units) {
        return new Register(units, new Lexicon(), List.of());
    }

    /** Takes a register that a file brought, whose ids are known to differ from each other. */
    static Register of(Units units, Lexicon lexicon, Segment segment) {
        return new Register(units, lexicon, List.of(segment));
    }

    State state() {
        return state;
    }

    Units units() {
        return units;
    }

    /** Adds a person, or replaces the one who has the same id. */
    public void put(Person person) {
        putAll(List.of(person));
    }

    /** Adds many at once, much faster than one by one; of several with one id the last one stays. */
    public void putAll(Iterable<Person> persons) {
        synchronized (writing) {
            Map<String, Person> last = new java.util.LinkedHashMap<>();
            for (Person person : persons) {
                last.put(person.id(), person);
            }
            if (last.isEmpty()) {
                return;
            }
            List<Segment> segments = new ArrayList<>(state.segments());
            drop(segments, last.keySet());
            SegmentBuilder builder = new SegmentBuilder();
            for (Person person : last.values()) {
                intake.take(person, builder);
            }
            segments.add(builder.build(lexicon.view()));
            publish(segments);
        }
    }

    /** Removes a person; false if there is none with this id. */
    public boolean remove(String id) {
        return removeAll(List.of(id)) == 1;
    }

    /** Removes many at once; how many there were. */
    public int removeAll(List<String> ids) {
        synchronized (writing) {
            List<Segment> segments = new ArrayList<>(state.segments());
            int many = drop(segments, ids);
            if (many > 0) {
                publish(segments);
            }
            return many;
        }
    }

    private void publish(List<Segment> segments) {
        segments.removeIf(segment -> segment.count == segment.goneCount);
        while (segments.size() > 1) {
            Segment last = segments.getLast();
            Segment before = segments.get(segments.size() - 2);
            if ((long) last.count * RATIO < before.count) {
                break;
            }
            merge(segments, 2);
        }
        if (segments.size() == 1 && segments.getFirst().goneCount * 2 > segments.getFirst().count) {
            merge(segments, 1);
        }
        State next = stateOf(lexicon, segments);
        idSlots.keySet().retainAll(segments);
        state = next;
    }

    private void merge(List<Segment> segments, int many) {
        SegmentBuilder builder = new SegmentBuilder();
        List<Segment> merged = segments.subList(segments.size() - many, segments.size());
        merged.forEach(builder::addAll);
        merged.clear();
        segments.add(builder.build(lexicon.view()));
    }

    /** Makes one run of all, so that lists are matched at full speed after many changes. */
    public void compact() {
        synchronized (writing) {
            List<Segment> segments = new ArrayList<>(state.segments());
            boolean whole = segments.size() <= 1 && segments.stream().allMatch(segment -> segment.goneCount == 0);
            if (!whole) {
                merge(segments, segments.size());
                publish(segments);
            }
        }
    }

    private int drop(List<Segment> segments, Iterable<String> ids) {
        int many = 0;
        for (int s = 0; s < segments.size(); s++) {
            Segment segment = segments.get(s);
            long @Nullable [] gone = null;
            int count = segment.goneCount;
            for (String id : ids) {
                int person = find(segment, id);
                if (person >= 0 && (gone == null || (gone[person >>> 6] & 1L << person) == 0)) {
                    gone = gone == null ? bits(segment) : gone;
                    gone[person >>> 6] |= 1L << person;
                    count++;
                    lexicon.uncount(
                            Segment.name(segment.rec[3 * person + 1]), Segment.unit(segment.rec[3 * person + 2]));
                }
            }
            if (gone != null) {
                many += count - segment.goneCount;
                Segment next = segment.without(gone, count);
                int[] slots = idSlots.remove(segment);
                if (slots != null) {
                    idSlots.put(next, slots);
                }
                segments.set(s, next);
            }
        }
        return many;
    }

    private static long[] bits(Segment segment) {
        return segment.gone == null ? new long[(segment.count + 63) / 64] : segment.gone.clone();
    }

    /** The place of an id in a run; -1 if it is not there. The table for it is made when first needed. */
    private int find(Segment segment, String id) {
        byte[] bytes = id.getBytes(StandardCharsets.UTF_8);
        if (bytes.length == 0 || bytes.length > 255) {
            return -1;
        }
        int[] slots = idSlots.computeIfAbsent(segment, Register::slots);
        byte[] theirs = new byte[256 + Hash.PADDING];
        int at = Segment.place(hash(bytes, bytes.length), slots.length);
        while (slots[at] != 0) {
            int person = slots[at] - 1;
            int size = segment.ids.write(person, theirs, 0);
            if (size == bytes.length
                    && Arrays.equals(bytes, 0, size, theirs, 0, size)
                    && !segment.isGone(person)) {
                return person;
            }
            at = at + 1 == slots.length ? 0 : at + 1;
        }
        return -1;
    }

    private static long hash(byte[] bytes, int size) {
        return Hash.of(Arrays.copyOf(bytes, size + Hash.PADDING), 0, size);
    }

    private static int[] slots(Segment segment) {
        int[] slots = new int[(int) (segment.count / 0.7) + 4];
        byte[] id = new byte[256 + Hash.PADDING];
        for (int p = 0; p < segment.count; p++) {
            int size = segment.ids.write(p, id, 0);
            int at = Segment.place(Hash.of(id, 0, size), slots.length);
            while (slots[at] != 0) {
                at = at + 1 == slots.length ? 0 : at + 1;
            }
            slots[at] = p + 1;
        }
        return slots;
    }

    /** A person as kept: all but the address, of which only traces are kept. */
    public Optional<Person> find(String id) {
        synchronized (writing) {
            for (Segment segment : state.segments()) {
                int person = find(segment, id);
                if (person >= 0) {
                    return Optional.of(person(state.words(), segment, person));
                }
            }
            return Optional.empty();
        }
    }

    static Person person(Lexicon.View words, Segment segment, int p) {
        long first = segment.rec[3 * p];
        long second = segment.rec[3 * p + 1];
        long third = segment.rec[3 * p + 2];
        int old = Segment.oldNumber(second);
        return new Person(
                segment.ids.text(p),
                Segment.number(first) == Segment.NO_NUMBER ? "" : Numbers.text(Segment.number(first), Numbers.DIGITS),
                old == Segment.NO_OLD ? "" : Numbers.text(old, Numbers.OLD_DIGITS),
                words.text(Segment.name(second)),
                Births.text(Segment.birth(first)),
                Segment.sex(first) == 1 ? Sex.MALE : Segment.sex(first) == 2 ? Sex.FEMALE : Sex.UNKNOWN,
                words.unitCodes().get(Segment.unit(third)),
                "",
                Segment.status(first));
    }

    /** How many persons. */
    public long size() {
        return state.size();
    }

    /** Memory that persons and indexes take. */
    public long bytes() {
        synchronized (writing) {
            long bytes = lexicon.bytes();
            for (Segment segment : state.segments()) {
                bytes += segment.bytes();
            }
            for (int[] slots : idSlots.values()) {
                bytes += 4L * slots.length;
            }
            return bytes;
        }
    }

    /** Writes a snapshot; the file is complete or not there at all. */
    public void save(Path file) throws IOException {
        synchronized (writing) {
            compact();
            Path part = file.resolveSibling(file.getFileName() + ".part");
            try (FileChannel channel = FileChannel.open(
                    part,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE)) {
                Snapshot.Out out = new Snapshot.Out(channel);
                lexicon.save(out);
                List<Segment> segments = state.segments();
                out.number(segments.size());
                for (Segment segment : segments) {
                    segment.save(out);
                }
                out.end();
                channel.force(true);
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /**
     * Reads a snapshot.
     *
     * @throws IOException if it cannot be read, is no snapshot, is damaged, or was written by another version
     */
    public static Register load(Path file, Units units) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            Snapshot.In in = new Snapshot.In(channel);
            Lexicon lexicon = Lexicon.load(in);
            int many = (int) in.number();
            List<Segment> segments = new ArrayList<>();
            for (int s = 0; s < many; s++) {
                segments.add(Segment.load(in));
            }
            in.end();
            return new Register(units, lexicon, segments);
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new IOException("damaged register snapshot", e);
        }
    }
}
