package vn.lienthong.idcard.chip;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.lienthong.idcard.Flag;
import vn.lienthong.idcard.Mrz;

/**
 * What a chip holds of a person.
 *
 * @param text Vietnamese text; without items if the chip has no such group
 * @param face null if it was not asked for or the chip has none
 * @param flags contradictions inside the card
 */
public record ChipData(Mrz mrz, CardText text, @Nullable FaceImage face, Set<Flag> flags) {}
