package vn.lienthong.matching;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The persons who can be found, packed so that ten million need well under a gigabyte. Persons are added, changed and removed
 * one by one without a rebuild. Writers wait for each other; readers never wait and see the register as it was when they
 * began.
 */
public final class Register {

    private Register() {}

    /** A register without persons. */
    public static Register empty(Units units) {
        throw new UnsupportedOperationException();
    }

    /** Adds a person, or replaces the one who has the same id. */
    public void put(Person person) {
        throw new UnsupportedOperationException();
    }

    /** Adds many at once, much faster than one by one; of several with one id the last one stays. */
    public void putAll(Iterable<Person> persons) {
        throw new UnsupportedOperationException();
    }

    /** Removes a person; false if there is none with this id. */
    public boolean remove(String id) {
        throw new UnsupportedOperationException();
    }

    /** Removes many at once; how many there were. */
    public int removeAll(List<String> ids) {
        throw new UnsupportedOperationException();
    }

    /** A person as kept: all but the address, of which only traces are kept. */
    public Optional<Person> find(String id) {
        throw new UnsupportedOperationException();
    }

    /** How many persons. */
    public long size() {
        throw new UnsupportedOperationException();
    }

    /** Memory that persons and indexes take. */
    public long bytes() {
        throw new UnsupportedOperationException();
    }

    /** Writes a snapshot; the file is complete or not there at all. */
    public void save(Path file) throws IOException {
        throw new UnsupportedOperationException();
    }

    /**
     * Reads a snapshot.
     *
     * @throws IOException if it cannot be read, is no snapshot, is damaged, or was written by another version
     */
    public static Register load(Path file, Units units) throws IOException {
        throw new UnsupportedOperationException();
    }
}
