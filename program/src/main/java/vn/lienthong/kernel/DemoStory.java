package vn.lienthong.kernel;

import java.time.LocalTime;
import java.util.List;

/**
 * What invented people did in a room in the past weeks. The scenes of all rooms are played in the order of their time, each
 * once and in a transaction of its own, after the program has begun to serve: a newcomer finds work in full swing.
 */
public interface DemoStory {

    /** The scenes, in any order. */
    List<Scene> scenes();

    /**
     * One act.
     *
     * @param key tells the scene from all others, the same at every start
     * @param day days from the first start on, so negative
     * @param who user name of the invented person who acts
     */
    record Scene(String key, int day, LocalTime time, String who, Runnable act) {

        /** A scene from the first cells of a line of a data file: day, time of day, user name. */
        public static Scene of(String key, List<String> cells, Runnable act) {
            return new Scene(key, Integer.parseInt(cells.get(0)), LocalTime.parse(cells.get(1)), cells.get(2), act);
        }
    }

    /** The lines of a tab-separated data file beside a class, without remarks and empty ones. */
    static List<List<String>> lines(Class<?> room, String file) {
        try (var in = room.getResourceAsStream(file)) {
            return new String(
                            java.util.Objects.requireNonNull(in, file).readAllBytes(),
                            java.nio.charset.StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(line -> List.of(line.split("\t", -1)))
                    .toList();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
