package vn.lienthong.matching.bench;

import java.util.EnumSet;
import java.util.Set;

/** A row of a list while it is made, what happened to it, and who it is. */
final class Row {

    static final String HEAD = "row\tnumber\tname\tbirth_date\tsex\tunit\taddress\n";
    static final String TRUTH_HEAD = "row\tregister_id\tdamage\n";

    String number = "";
    String name = "";
    String birth = "";
    String sex = "";
    String unit = "";
    String address = "";
    /** Empty for somebody who is not in the register. */
    String truth = "";

    final Set<Damage> damage = EnumSet.noneOf(Damage.class);

    void write(long row, StringBuilder list, StringBuilder truths) {
        list.append(row)
                .append('\t')
                .append(number)
                .append('\t')
                .append(name)
                .append('\t')
                .append(birth);
        list.append('\t')
                .append(sex)
                .append('\t')
                .append(unit)
                .append('\t')
                .append(address)
                .append('\n');
        truths.append(row).append('\t').append(truth).append('\t');
        String between = "";
        for (Damage one : damage) {
            truths.append(between).append(one.key());
            between = ",";
        }
        truths.append('\n');
    }
}
