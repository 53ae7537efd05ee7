package vn.lienthong.capability.matching;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.registry.PersonChanged;
import vn.lienthong.capability.registry.Purpose;
import vn.lienthong.capability.registry.Use;
import vn.lienthong.capability.registry.WholeRegister;
import vn.lienthong.matching.Person;
import vn.lienthong.matching.Register;
import vn.lienthong.matching.Sex;
import vn.lienthong.matching.Status;

/**
 * The engine's index over the local register. Made when a list is compared for the first time, so that a house without lists
 * pays nothing; follows the register by its events; a snapshot beside the database makes the next start quick. What the stamp of
 * the register says decides: an index that is not of that stamp is brought up to it, or made anew.
 */
@Component
class RegisterIndex {

    private static final Logger LOG = LoggerFactory.getLogger(RegisterIndex.class);
    private static final int PORTION = 200_000;
    private static final int FOLLOWED = 20_000;
    private static final Duration OVERLAP = Duration.ofMinutes(10);
    private static final Duration IDLE = Duration.ofMinutes(30);

    private final WholeRegister whole;
    private final NearUnits units;
    private final Purpose purpose;
    private final Path folder;
    private final Clock clock;

    private @Nullable Register register;
    private WholeRegister.@Nullable Stamp stamp;
    private Instant read = Instant.EPOCH;
    private Instant used = Instant.EPOCH;
    private boolean saved;

    RegisterIndex(
            WholeRegister whole,
            NearUnits units,
            Purpose cleaningPurpose,
            @Value("${lienthong.data}") Path data,
            Clock clock) {
        this.whole = whole;
        this.units = units;
        this.purpose = cleaningPurpose;
        this.folder = data.resolve("matching");
        this.clock = clock;
    }

    /** The index as the register is now. Seconds when it must be made, milliseconds afterwards. */
    synchronized Register fresh(Use use) {
        WholeRegister.Stamp now = whole.stamp();
        Instant moment = clock.instant();
        used = moment;
        Register known = register;
        if (known == null) {
            known = loaded(now);
        }
        if (known != null && now.equals(stamp)) {
            return known;
        }
        if (known != null && follow(known, use, now)) {
            kept(known, now, moment);
            return known;
        }
        register = null;
        Register made = Register.empty(units);
        List<Person> portion = new ArrayList<>();
        whole.each(use, entry -> {
            portion.add(person(entry));
            if (portion.size() == PORTION) {
                made.putAll(portion);
                portion.clear();
            }
        });
        made.putAll(portion);
        kept(made, now, moment);
        save();
        return made;
    }

    private void kept(Register made, WholeRegister.Stamp now, Instant moment) {
        register = made;
        stamp = now;
        read = moment;
        saved = false;
    }

    /** Takes over what was corrected since; false if that does not explain the new stamp. */
    private boolean follow(Register known, Use use, WholeRegister.Stamp now) {
        Set<UUID> changed = whole.changedSince(read.minus(OVERLAP));
        if (changed.isEmpty() || changed.size() > FOLLOWED) {
            return false;
        }
        take(known, changed, use);
        WholeRegister.Stamp before = stamp;
        return before != null && known.size() == now.persons() && before.restrictions() == now.restrictions();
    }

    private void take(Register known, Set<UUID> changed, Use use) {
        List<Person> persons = new ArrayList<>();
        Set<UUID> gone = new HashSet<>(changed);
        for (WholeRegister.Entry entry : whole.of(changed, use)) {
            persons.add(person(entry));
            gone.remove(entry.id());
        }
        known.putAll(persons);
        known.removeAll(gone.stream().map(UUID::toString).toList());
    }

    /** The register tells of a correction: an index that is in memory takes it over at once. */
    @org.springframework.modulith.events.ApplicationModuleListener
    void on(PersonChanged event) {
        changed(event.person());
    }

    private synchronized void changed(UUID person) {
        Register known = register;
        if (known != null) {
            take(known, Set.of(person), purpose.serving("matching-index", "event"));
        }
    }

    /** Lets go of an index that nobody has used for a while; the snapshot brings it back. */
    synchronized void rest() {
        if (register != null && used.plus(IDLE).isBefore(clock.instant())) {
            save();
            register = null;
        }
    }

    @PreDestroy
    synchronized void save() {
        Register known = register;
        WholeRegister.Stamp of = stamp;
        if (known == null || of == null || saved) {
            return;
        }
        try {
            prepare();
            Files.deleteIfExists(stampFile());
            known.save(snapshot());
            Files.writeString(stampFile(), of.toString(), StandardCharsets.UTF_8);
            saved = true;
        } catch (IOException e) {
            LOG.warn(
                    "the index over the register could not be kept: {}",
                    e.getClass().getSimpleName());
        }
    }

    private @Nullable Register loaded(WholeRegister.Stamp now) {
        try {
            if (Files.exists(stampFile())
                    && Files.readString(stampFile(), StandardCharsets.UTF_8).equals(now.toString())) {
                Register found = Register.load(snapshot(), units);
                register = found;
                stamp = now;
                read = clock.instant();
                saved = true;
                return found;
            }
        } catch (IOException e) {
            LOG.info("the kept index over the register is made anew");
        }
        return null;
    }

    /** The folder holds persons' data: nobody but the program's own account reads it. */
    private void prepare() throws IOException {
        Files.createDirectories(folder);
        if (Files.getFileAttributeView(folder, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS) != null) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private Path snapshot() {
        return folder.resolve("register.index");
    }

    private Path stampFile() {
        return folder.resolve("register.stamp");
    }

    private static Person person(WholeRegister.Entry entry) {
        return new Person(
                entry.id().toString(),
                entry.number(),
                entry.otherNumber(),
                entry.name(),
                entry.birthDate(),
                switch (entry.sex()) {
                    case MALE -> Sex.MALE;
                    case FEMALE -> Sex.FEMALE;
                    case UNKNOWN, NOT_STATED -> Sex.UNKNOWN;
                },
                entry.unit(),
                entry.address(),
                switch (entry.status()) {
                    case ALIVE, MISSING, ABROAD -> Status.ALIVE;
                    case DECEASED -> Status.DECEASED;
                    case MOVED_AWAY -> Status.MOVED;
                });
    }
}
