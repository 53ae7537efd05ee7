package vn.lienthong.capability.matching;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.registry.Person;
import vn.lienthong.capability.registry.Purpose;
import vn.lienthong.capability.registry.WholeRegister;
import vn.lienthong.kernel.DemoStory;
import vn.lienthong.kernel.Ids;
import vn.lienthong.kernel.VietnameseText;

/** A list of sixty invented people with the damage that lists have, brought by an officer of the invented commune. */
@Component
class MatchingDemo implements DemoStory {

    private static final int EACH = 50;
    private static final int MOST = 60;
    private static final long SEED = 36;

    private final Bringing bringing;
    private final ListStore lists;
    private final Sectors sectors;
    private final WholeRegister whole;
    private final Purpose purpose;
    private final Access access;

    MatchingDemo(
            Bringing bringing,
            ListStore lists,
            Sectors sectors,
            WholeRegister whole,
            Purpose cleaningPurpose,
            Access access) {
        this.bringing = bringing;
        this.lists = lists;
        this.sectors = sectors;
        this.whole = whole;
        this.purpose = cleaningPurpose;
        this.access = access;
    }

    @Override
    public List<Scene> scenes() {
        List<Scene> scenes = new ArrayList<>();
        for (List<String> line : DemoStory.lines(MatchingDemo.class, "demo.tsv")) {
            scenes.add(Scene.of("matching.demo." + line.get(3), line, () -> bring(line)));
        }
        return scenes;
    }

    private void bring(List<String> line) {
        UUID agency = Objects.requireNonNull(access.actor().agencyId());
        byte[] sheet = sheet(line.get(6)).getBytes(StandardCharsets.UTF_8);
        UUID id = bringing.bring(
                new Bringing.Said(
                        Ids.next().toString(),
                        sectors.require(line.get(3)),
                        agency,
                        Set.of(),
                        line.get(4),
                        line.get(5)),
                line.get(3) + ".csv",
                new ByteArrayInputStream(sheet));
        MatchList list = lists.find(id).orElseThrow();
        bringing.begin(list, list.fields());
    }

    private String sheet(String headings) {
        List<WholeRegister.Entry> all = new ArrayList<>();
        whole.each(purpose.serving("matching-list", "demo"), all::add);
        all.sort(Comparator.comparing(WholeRegister.Entry::number).thenComparing(WholeRegister.Entry::id));
        Random chance = new Random(SEED);
        StringBuilder sheet = new StringBuilder(String.join(",", headings.split("\\|", -1))).append('\n');
        int row = 0;
        for (int i = 7; i < all.size() && row < MOST; i += EACH) {
            String written = written(all.get(i), row, chance);
            sheet.append(++row).append(',').append(written).append('\n');
            if (row % 20 == 0) {
                sheet.append(++row).append(',').append(written).append('\n');
            }
        }
        return sheet.toString();
    }

    /** Every second row is as the register has it; the others are as lists are. */
    private static String written(WholeRegister.Entry of, int row, Random chance) {
        String name = of.name();
        String number = of.number();
        String birth = Cleaned.shown(of.birthDate());
        switch (row % 12) {
            case 1 -> name = VietnameseText.fold(name).toUpperCase(Locale.ROOT);
            case 3 -> number = swapped(number, 5 + chance.nextInt(5));
            case 5 -> birth = birth.substring(birth.length() - 4);
            case 7 -> {
                number = "";
                birth = birth.substring(birth.length() - 4);
            }
            case 9 -> {
                number = "";
                birth = "";
                name = name.substring(0, name.indexOf(' ') + 1) + name.substring(name.lastIndexOf(' ') + 1);
            }
            case 11 -> {
                number = "";
                name = swapped(VietnameseText.fold(name).replace(' ', 'x'), 2);
            }
            default -> {}
        }
        String sex = of.sex() == Person.Sex.FEMALE ? "F" : "M";
        return name + "," + number + "," + birth + "," + sex + ",\"" + of.address() + "\",";
    }

    private static String swapped(String text, int at) {
        return text.length() <= at + 1
                ? text
                : text.substring(0, at) + text.charAt(at + 1) + text.charAt(at) + text.substring(at + 2);
    }
}
